/** PUT replaces the whole, and twice is as once. */

import { shapeOf } from '../../../../document/shape.ts'
import type { Operation } from '../../../../spec/contract.ts'
import type { Json, JsonObject, Located } from '../../../../spec/pointer.ts'
import { brief } from '../../../judge/clause.ts'
import type { Expect } from '../../../judge/expect.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import { type Collection, itemSchema } from '../collections.ts'
import { expectDefaults } from '../expecting/expect-defaults.ts'
import { expectListed, expectNoTwin, expectSent } from '../expecting/expect-sent.ts'
import { expectAsBefore } from '../expecting/told.ts'
import { itemIn } from '../making/item-in.ts'
import { elementsLike, listAll } from '../making/listed.ts'
import { bodySchema } from '../making/request-body.ts'
import { expectedFields, isSame } from '../making/same-value.ts'
import { changingBody, following, inputFor, keptOf, readThing, type Thing } from '../making/thing.ts'
import type { Workshop } from '../making/workshop.ts'
import { write } from '../making/writes.ts'
import { makeThree } from './make-three.ts'
import { beforeChange, untouched } from './untouched.ts'

interface Asked {
  readonly specification: Specification
  readonly collection: Collection
}

export function replacement(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, replace, read, list } = collection
  if (replace === undefined || read === undefined) return undefined
  return scenario(`PUT replaces an element of ${name} as a whole`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step } = context
    const { document } = specification
    const three = await makeThree(workshop, collection)
    const { thing } = three
    const itemOf = async (each: Thing): Promise<JsonObject | undefined> =>
      itemIn((await readThing(workshop, each, read)).body, Object.keys(each.sent))
    const fields = expectedFields(document, thing.sent, itemSchema(specification, read))
    const before = await beforeChange(workshop, three, read)
    const put = async (extent: 'required' | 'whole', body?: Json): ReturnType<typeof write> =>
      write(workshop, replace, async () => {
        const made = body === undefined ? changingBody(workshop, thing, replace, extent) : { body }
        if ('problem' in made) throw new NotExercised(`no body of ${replace.id} could be made up: ${made.problem}`)
        return { input: await inputFor(workshop, thing, replace, made.body), learn: following(thing) }
      })
    const first = await step('replaces it by one with no more than it needs', [replace.id], () => put('required'))
    const sent = keptOf(collection, first.input.body)
    const once = await step.apart('what was sent is there', [idOf(collection, 'replaced')], async ({ expect }) => {
      const answer = await readThing(workshop, thing, read)
      expectSent(workshop, expect, first.answer.body, sent, replace)
      expectSent(workshop, expect, answer.body, sent, read)
      return itemIn(answer.body, Object.keys(thing.sent))
    })
    await step.apart('what was left out is not kept', [idOf(collection, 'replaced')], async ({ expect }) => {
      if (takesParts({ specification, collection }))
        throw new NotExercised(`${replace.id} has to be sent nothing, so that it takes parts of a thing`)
      const item = await itemOf(thing)
      expectDefaults(workshop, expect, item, sent, { write: replace, read })
      expectNotKept({ specification, collection }, expect, item, { sent, fields, replace })
    })
    // What the first one lost is no matter of the second.
    const kept = keptBy(document, once, sent)
    await step('replaces it by the same again', [replace.id], () => put('required', first.input.body as Json))
    await step.apart('it is as after the first time', [idOf(collection, 'idempotent')], async ({ expect }) => {
      const again = await itemOf(thing)
      expectSent(workshop, expect, again, kept, read)
      for (const property of fields.keys()) {
        const [one, two] = [{ [property]: once?.[property] ?? null }, { [property]: again?.[property] ?? null }]
        expectAsBefore(expect, two, one, `the same ${replace.id} again`)
      }
    })
    if (list !== undefined) await isListedOnce(workshop, { ...thing, sent }, list, kept)
    const later = await step('replaces it by another with everything', [replace.id], () => put('whole'))
    await step.apart(
      'the last write is the one that is read',
      [idOf(collection, 'no-lost-write')],
      async ({ expect }) => {
        const answer = await readThing(workshop, thing, read)
        expectSent(workshop, expect, later.answer.body, keptOf(collection, later.input.body), replace)
        expectSent(workshop, expect, answer.body, keptOf(collection, later.input.body), read)
      },
    )
    await untouched(workshop, three, read, before)
  })
}

async function isListedOnce(workshop: Workshop, thing: Thing, list: Operation, kept: JsonObject): Promise<void> {
  const { step } = workshop.context
  const ids = [idOf(thing.collection, 'idempotent')]
  await step.apart('it is in the list once, as it was sent', ids, async ({ expect }) => {
    const elements = await listAll(workshop, thing, list)
    const [found] = elementsLike(elements, thing)
    expectListed(workshop, expect, elements, thing)
    expectNoTwin(workshop, expect, elements, thing.sent, list)
    if (found !== undefined) expectSent(workshop, expect, found, kept, list)
  })
}

/** What was sent and is shown so. */
function keptBy(document: JsonObject, shown: JsonObject | undefined, sent: JsonObject): JsonObject {
  if (shown === undefined) return sent
  return Object.fromEntries(
    Object.entries(sent).filter(
      ([property, value]) => !Object.hasOwn(shown, property) || isSame(document, value, shown[property], undefined),
    ),
  )
}

/**
 * A body that has to have nothing is a part of the thing, whatever the method is called, unless it is the thing itself of which nothing has
 * to be sent to make one either.
 */
function takesParts({ specification, collection: { replace, create, read } }: Asked): boolean {
  const schemaOf = (operation: Operation | undefined): Located | undefined =>
    operation && bodySchema(specification, operation)
  const requiredBy = (schema: Located | undefined): number =>
    schema === undefined ? 0 : shapeOf(specification.document, schema).required.size
  const sent = schemaOf(replace)
  if (requiredBy(sent) > 0) return false
  const thing = read && itemSchema(specification, read)
  return sent?.pointer.replace(/__request$/, '') !== thing?.pointer || requiredBy(schemaOf(create)) > 0
}

interface Put {
  readonly sent: JsonObject
  /** What it was made with. */
  readonly fields: ReturnType<typeof expectedFields>
  readonly replace: Operation
}

function expectNotKept(
  asked: Asked,
  expect: Expect,
  item: JsonObject | undefined,
  { sent, fields, replace }: Put,
): void {
  for (const [property, { value, schema }] of fields) {
    if (!isLeftOut(asked, property, sent, value)) continue
    expect(item?.[property]).toHold(
      `\`${property}\` is still ${brief(item?.[property])}, which ${replace.id} left out`,
      'it is not kept',
      () => !isSame(asked.specification.document, value, item?.[property], schema),
    )
  }
}

/** A value that is also the default may well come back. */
function isLeftOut({ specification, collection }: Asked, property: string, sent: JsonObject, value: Json): boolean {
  const schema = bodySchema(specification, collection.replace ?? collection.create)
  const own = schema && shapeOf(specification.document, schema).properties.get(property)
  const isDefault = JSON.stringify(own?.value.default) === JSON.stringify(value)
  const isEmpty = Array.isArray(value) ? value.length === 0 : value === null || value === false
  // Only what the PUT could have sent can be left out by it.
  return own !== undefined && !Object.hasOwn(sent, property) && !isDefault && !isEmpty && typeof value !== 'boolean'
}
