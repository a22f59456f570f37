/** PUT replaces the whole, and twice is as once. */
import { isObject, type Json, type JsonObject } from '../../../spec/pointer.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import type { Specification } from '../../specification.ts'
import { idOf } from '../aspects.ts'
import { type Collection, itemSchema } from '../collections.ts'
import { bodySchema, makeBody } from '../request-body.ts'
import { expectedFields, isSame } from '../same-value.ts'
import { shapeOf } from '../shape.ts'
import { elementsLike, inputFor, itemIn, listAll, loose, makeThing, makingOf, readThing } from '../thing.ts'
import { appeared, expectSent, twinsOf } from './expect-sent.ts'

export function replacement(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, replace, read, list } = collection
  if (replace === undefined || read === undefined) return undefined
  return scenario(`PUT replaces an element of ${name} as a whole`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step, owner } = context
    const { document } = specification
    const thing = await step('makes one with everything', [collection.create.id], () =>
      makeThing(workshop, collection, 'whole'),
    )
    await appeared(workshop, thing)
    const made = makeBody(specification, replace, makingOf(workshop, 'required'), referencesIn(thing.references))
    if ('problem' in made) return
    const sent = isObject(made.body) ? made.body : {}
    const input = inputFor(workshop, thing, replace, made.body)
    await step('replaces it by one with no more than it needs', [replace.id], () =>
      loose(owner).call(replace.id, input),
    )
    const once = await step.apart('what was sent is there', [idOf(collection, 'replaced')], async ({ expect }) => {
      const answer = await readThing(workshop, thing, read)
      expectSent(workshop, expect, answer.body, sent, read)
      return itemIn(answer.body, Object.keys(thing.sent))
    })
    await step.apart('what was left out is not kept', [idOf(collection, 'replaced')], async ({ expect }) => {
      const item = itemIn((await readThing(workshop, thing, read)).body, Object.keys(thing.sent))
      for (const [property, { value, schema }] of expectedFields(
        document,
        thing.sent,
        itemSchema(specification, read),
      )) {
        if (!isLeftOut(property, sent, value)) continue
        expect(item?.[property]).toSatisfy(`does not keep ${property}, which the PUT left out`, () => {
          return !isSame(document, value, item?.[property], schema)
        })
      }
    })
    await step('replaces it by the same again', [replace.id], () => loose(owner).call(replace.id, input))
    await step.apart('it is as after the first time', [idOf(collection, 'idempotent')], async ({ expect }) => {
      const again = itemIn((await readThing(workshop, thing, read)).body, Object.keys(thing.sent))
      expectSent(workshop, expect, again, sent, read)
      for (const property of expectedFields(document, thing.sent, itemSchema(specification, read)).keys())
        expect(again?.[property]).toEqual(once?.[property])
    })
    if (list !== undefined) {
      await step.apart(
        'it is in the list once, as it was sent',
        [idOf(collection, 'idempotent')],
        async ({ expect }) => {
          const elements = await listAll(workshop, thing, list)
          const found = elementsLike(elements, thing)
          expect(found).toHaveLength(1)
          expect(twinsOf(workshop, elements, sent, list) ?? found).toHaveLength(1)
          if (found[0] !== undefined) expectSent(workshop, expect, found[0], sent, list)
        },
      )
    }
    const later = makeBody(specification, replace, makingOf(workshop, 'whole'), referencesIn(thing.references))
    if ('problem' in later) return
    await step('replaces it by another with everything', [replace.id], () =>
      loose(owner).call(replace.id, inputFor(workshop, thing, replace, later.body)),
    )
    await step.apart(
      'the last write is the one that is read',
      [idOf(collection, 'no-lost-write')],
      async ({ expect }) => {
        const answer = await readThing(workshop, thing, read)
        expectSent(workshop, expect, answer.body, isObject(later.body) ? later.body : {}, read)
      },
    )
  })

  /** A value that is also the default may well come back. */
  function isLeftOut(property: string, sent: JsonObject, value: Json): boolean {
    const schema = bodySchema(specification, collection.replace ?? collection.create)
    const own = schema && shapeOf(specification.document, schema).properties.get(property)
    const isDefault = JSON.stringify(own?.value.default) === JSON.stringify(value)
    const isEmpty = Array.isArray(value) ? value.length === 0 : value === null || value === false
    // Only what the PUT could have sent can be left out by it.
    return own !== undefined && !Object.hasOwn(sent, property) && !isDefault && !isEmpty && typeof value !== 'boolean'
  }

  function referencesIn(references: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
    const schema = bodySchema(specification, collection.replace ?? collection.create)
    const properties = schema && shapeOf(specification.document, schema).properties
    return Object.fromEntries(Object.entries(references).filter(([property]) => properties?.has(property) === true))
  }
}
