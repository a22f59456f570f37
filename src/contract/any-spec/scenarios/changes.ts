/** PATCH changes what it sends and nothing else, and a later one keeps what an earlier one wrote. */
import { isObject, type Json, type JsonObject } from '../../../spec/pointer.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import type { Specification } from '../../specification.ts'
import { idOf } from '../aspects.ts'
import { type Collection, itemSchema } from '../collections.ts'
import { bodySchema, makeBody } from '../request-body.ts'
import { expectedFields } from '../same-value.ts'
import { shapeOf } from '../shape.ts'
import { inputFor, loose, makeThing, makingOf, readThing, type Thing, type Workshop } from '../thing.ts'
import { appeared, expectSent } from './expect-sent.ts'

const attemptsMax = 10

export function changes(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, update, read } = collection
  if (update === undefined || read === undefined) return undefined
  return scenario(`PATCH of an element of ${name} changes what it sends`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step, owner } = context
    const thing = await step('makes one with everything', [collection.create.id], () =>
      makeThing(workshop, collection, 'whole'),
    )
    await appeared(workshop, thing)
    let expected: JsonObject = thing.sent
    const fields = changeable(workshop, thing)
    for (const [index, field] of fields.entries()) {
      const body = patchOf(workshop, thing, field, expected)
      if (body === undefined) continue
      await step(`changes ${field}`, [update.id], () =>
        loose(owner).call(update.id, inputFor(workshop, thing, update, body)),
      )
      expected = { ...expected, ...body }
      const aspect = index === 0 ? 'updated' : 'no-lost-write'
      const title =
        index === 0 ? `${field} is changed, and nothing else` : `${field} is changed, and ${fields[0]} still is`
      await step.apart(title, [idOf(collection, aspect)], async ({ expect }) => {
        expectSent(workshop, expect, (await readThing(workshop, thing, read)).body, expected, read)
      })
    }
  })

  /** Properties that can be changed and seen, two of them. */
  function changeable({ specification }: Workshop, thing: Thing): string[] {
    const schema = update && bodySchema(specification, update)
    if (schema === undefined || read === undefined) return []
    const own = shapeOf(specification.document, schema).properties
    const seen = expectedFields(specification.document, thing.sent, itemSchema(specification, read))
    return [...own.keys()]
      .filter((property) => seen.has(property) && !Object.hasOwn(thing.references, property))
      .slice(0, 2)
  }

  /** A body with a new value of one property, and of those that every body needs. */
  function patchOf(workshop: Workshop, thing: Thing, field: string, now: JsonObject): JsonObject | undefined {
    if (update === undefined) return undefined
    for (let attempts = 0; attempts < attemptsMax; attempts++) {
      const whole = makeBody(specification, update, makingOf(workshop, 'whole'), fixed(thing, update))
      if ('problem' in whole || !isObject(whole.body)) return undefined
      const value = whole.body[field]
      if (value === undefined || JSON.stringify(value) === JSON.stringify(now[field])) continue
      const alone = { [field]: value }
      if (isEnough(alone)) return alone
      const least = makeBody(specification, update, makingOf(workshop, 'required'), {
        ...fixed(thing, update, true),
        [field]: value,
      })
      return 'problem' in least || !isObject(least.body) ? undefined : least.body
    }
    return undefined
  }

  /** Whether a body with nothing else in it is one that may be sent. */
  function isEnough(body: JsonObject): boolean {
    const validator = update?.schemas.body
    return typeof validator === 'string' && specification.closed(validator)?.(body) === true
  }

  function fixed(thing: Thing, operation: Collection['create'], isRequired = false): Record<string, Json> {
    const schema = bodySchema(specification, operation)
    const shape = schema && shapeOf(specification.document, schema)
    const names = isRequired ? shape?.required : shape?.properties
    return Object.fromEntries(Object.entries(thing.references).filter(([name]) => names?.has(name) === true))
  }
}
