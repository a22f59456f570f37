/** PATCH changes what it sends and nothing else, and a later one keeps what an earlier one wrote. */

import { makeValue } from '../../../../document/make-value.ts'
import { shapeOf } from '../../../../document/shape.ts'
import type { Operation } from '../../../../spec/contract.ts'
import { isObject, type Json, type JsonObject, type Located } from '../../../../spec/pointer.ts'
import type { Expect } from '../../../judge/expect.ts'
import type { Specification } from '../../../specification/specification.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import { type Collection, itemSchema } from '../collections.ts'
import { expectSent } from '../expecting/expect-sent.ts'
import { enveloped, innerOf } from '../making/envelope.ts'
import { bodySchema } from '../making/request-body.ts'
import { expectedFields } from '../making/same-value.ts'
import { isWholeOf } from '../making/taken-bodies.ts'
import { changingBody, following, inputFor, keptOf, makingOf, readThing, type Thing } from '../making/thing.ts'
import type { Workshop } from '../making/workshop.ts'
import { type Prepared, write } from '../making/writes.ts'
import { makeThree } from './make-three.ts'
import { beforeChange, untouched } from './untouched.ts'

const attemptsMax = 10
const fieldsMax = 8

interface Asked {
  readonly specification: Specification
  readonly collection: Collection
  readonly update: Operation
  readonly read: Operation
  /** The member that has what can be changed, beside the type and the id of a thing (JSON:API). */
  readonly nest: string | undefined
}

export function changes(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, update, read } = collection
  if (update === undefined || read === undefined) return undefined
  return scenario(`PATCH of an element of ${name} changes what it sends`, { system }, async (context) => {
    const workshop = { specification, context }
    const nest = nestOf(specification, update)
    const asked: Asked = { specification, collection, update, read, nest }
    const { step } = context
    const three = await makeThree(workshop, collection)
    const { thing } = three
    const before = await beforeChange(workshop, three, read)
    let expected = within(asked, thing.sent)
    const fields = changeable(asked, thing)
    let count = 0
    for (const field of [...fields, ...fields.filter((each) => mayBeNull(asked, each))]) {
      const isNulled = count >= fields.length
      const sent = isNulled ? around(asked, { [field]: null }) : patchOf(asked, workshop, thing, field, expected)
      if (sent === undefined || (isNulled && !isEnough(asked, sent))) continue
      const body = within(asked, sent)
      const what = isNulled ? `${field} to null` : field
      const changed = keptOf(collection, { ...withoutFollowers(expected, body), ...body })
      count++
      const aspects = count === 1 ? (['updated'] as const) : (['no-lost-write', 'updated'] as const)
      const ids = aspects.map((aspect) => idOf(collection, aspect))
      const done = await step.apart(`changes ${what}`, [update.id], async ({ expect }) => {
        const input = async (): Promise<Prepared> => ({
          input: await inputFor(workshop, thing, update, enveloped(specification, update, sent)),
          learn: following(thing),
        })
        const { answer } = await write(workshop, update, input)
        expectChanged(workshop, expect, answer.body, { update, operation: update, body, changed })
        return answer
      })
      if (done === undefined) continue
      expected = { ...withoutFollowers(expected, body), ...body }
      const kept = count === 1 ? 'and nothing else' : `and ${fields[0]} still is`
      const title = `${field} ${isNulled ? 'is null' : 'is changed'}, ${kept}`
      await step.apart(title, ids, async ({ expect }) => {
        const seen = (await readThing(workshop, thing, read)).body
        expectChanged(workshop, expect, seen, { update, operation: read, body, changed })
      })
    }
    if (count === 0) return
    await untouched(workshop, three, read, before)
  })
}

interface Change {
  readonly update: Operation
  /** Whose answer it is. */
  readonly operation: Operation
  /** What was sent now. */
  readonly body: JsonObject
  /** What has been sent until now. */
  readonly changed: JsonObject
}

/** What a change sends is there, and so is what others have sent before it. */
function expectChanged(
  workshop: Workshop,
  expect: Expect,
  seen: unknown,
  { update, operation, body, changed }: Change,
): void {
  const name = workshop.specification.resource(update)?.collection ?? ''
  const isNow = ([property]: [string, Json]): boolean => Object.hasOwn(body, property)
  const [now, earlier] = [true, false].map((isSo) =>
    Object.fromEntries(Object.entries(changed).filter((each) => isNow(each) === isSo)),
  )
  expectSent(workshop, expect, seen, now ?? {}, operation, {
    requirements: [`${name}/updated`],
    ...(operation === update ? {} : { since: ` by ${update.id}` }),
  })
  const last = Object.keys(body).at(-1) ?? ''
  expectSent(workshop, expect, seen, earlier ?? {}, operation, {
    requirements: [`${name}/no-lost-write`],
    since: ` before ${update.id} changed \`${last}\``,
  })
}

/** What a target makes of a name may follow it, though it was sent once. */
function withoutFollowers(expected: JsonObject, change: JsonObject): JsonObject {
  const isNamed = Object.keys(change).some((member) => /^(name|title|label|display_?name)$/i.test(member))
  return Object.fromEntries(
    Object.entries(expected).filter(([member]) => !isNamed || !/slug$|^(permalink|handle)$/i.test(member)),
  )
}

function nestOf(specification: Specification, update: Operation): string | undefined {
  const schema = bodySchema(specification, update)
  const { properties } = schema === undefined ? { properties: undefined } : shapeOf(specification.document, schema)
  const attributes = properties?.get('attributes')
  const isNest = attributes !== undefined && shapeOf(specification.document, attributes).properties.size > 0
  return isNest && properties?.has('type') === true ? 'attributes' : undefined
}

/** What of a thing can be changed. */
function within({ nest }: Pick<Asked, 'nest'>, body: JsonObject): JsonObject {
  const inner = nest === undefined ? body : body[nest]
  return isObject(inner) ? inner : {}
}

function around({ nest }: Pick<Asked, 'nest'>, members: JsonObject): JsonObject {
  return nest === undefined ? members : { [nest]: members }
}

/** The schema of what can be changed. */
function changeableSchema({ specification, update, nest }: Asked): Located | undefined {
  const schema = bodySchema(specification, update)
  return nest === undefined || schema === undefined
    ? schema
    : shapeOf(specification.document, schema).properties.get(nest)
}

/** Properties that can be changed and seen. */
function changeable(asked: Asked, thing: Thing): string[] {
  const { specification, collection, read } = asked
  const schema = changeableSchema(asked)
  if (schema === undefined) return []
  const own = shapeOf(specification.document, schema).properties
  const seen = expectedFields(specification.document, within(asked, thing.sent), itemSchema(specification, read))
  const [first, ...others] = [...own.keys()].filter(
    (property) =>
      seen.has(property) && !Object.hasOwn(thing.references, property) && property !== collection.states?.property,
  )
  if (first === undefined) return []
  // What has few values comes early: it is seen with two of them while others change, and one that a change brings back is only one of them.
  const isFew = (property: string): boolean => {
    const { types, keywords } = shapeOf(specification.document, own.get(property) ?? schema)
    return types.includes('boolean') || Array.isArray(keywords.enum)
  }
  return [first, ...others.filter(isFew), ...others.filter((each) => !isFew(each))].slice(0, fieldsMax)
}

function mayBeNull(asked: Asked, field: string): boolean {
  const { specification } = asked
  const schema = changeableSchema(asked)
  const property = schema && shapeOf(specification.document, schema).properties.get(field)
  return property !== undefined && shapeOf(specification.document, property).types.includes('null')
}

/** A body with a new value of one property, and of those that every body needs. */
function patchOf(
  asked: Asked,
  workshop: Workshop,
  thing: Thing,
  field: string,
  now: JsonObject,
): JsonObject | undefined {
  const { specification, update } = asked
  const schema = changeableSchema(asked)
  const property = schema && shapeOf(specification.document, schema).properties.get(field)
  if (property === undefined) return undefined
  for (let attempts = 0; attempts < attemptsMax; attempts++) {
    const whole = changingBody(workshop, thing, update, 'whole')
    const inner = 'problem' in whole ? undefined : innerOf(specification, update, whole.body)
    if (!isObject(inner)) return undefined
    const value: Json = within(asked, inner)[field] ?? madeAlone(asked, workshop, property, field)
    if (JSON.stringify(value) === JSON.stringify(now[field])) continue
    const alone = around(asked, { [field]: value })
    if (isEnough(asked, alone)) return alone
    const least = changingBody(workshop, thing, update, 'required', alone)
    const sent = 'problem' in least ? undefined : innerOf(specification, update, least.body)
    return isObject(sent) ? sent : undefined
  }
  return undefined
}

/** Where one of several bodies is taken by chance, that of this property may have to be made alone. */
function madeAlone(
  { specification, update }: Asked,
  workshop: Workshop,
  property: Parameters<typeof makeValue>[0],
  field: string,
): Json {
  const { document } = specification
  const making = { ...makingOf(workshop, 'whole'), isWhole: isWholeOf(specification, update) }
  return makeValue(property, { document, direction: 'request', ...making, word: () => making.word(field) })
}

/** Whether a body with nothing else in it is one that may be sent. */
function isEnough({ specification, update }: Asked, body: JsonObject): boolean {
  const validator = update.schemas.body
  const whole = enveloped(specification, update, body)
  return typeof validator === 'string' && specification.closed(validator)?.(whole) === true
}
