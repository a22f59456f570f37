/** What is declared unique is refused when it is taken, and the refusal leaves nothing behind. */

import { codeOf } from '../../../../document/error-statuses.ts'
import { shapeOf } from '../../../../document/shape.ts'
import type { Json, JsonObject } from '../../../../spec/pointer.ts'
import { brief } from '../../../judge/clause.ts'
import { elementsText } from '../../../judge/compare-values.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import type { Collection } from '../collections.ts'
import { appeared, expectSent } from '../expecting/expect-sent.ts'
import { expectAsBefore, madeBy } from '../expecting/told.ts'
import { itemIn } from '../making/item-in.ts'
import { listAll } from '../making/listed.ts'
import { bodySchema } from '../making/request-body.ts'
import { lasting } from '../making/snapshot.ts'
import { changingBody, creatingInput, inputFor, makeThing, readThing, type Thing } from '../making/thing.ts'
import type { Workshop } from '../making/workshop.ts'

const takenStatuses = [409, 422, 400]
const takenCodes = takenStatuses.map(codeOf)

export function uniqueness(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, create, unique, list, read } = collection
  if (unique.length === 0) return undefined
  return scenario(`no two of ${name} share what is unique`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step, owner } = context
    const thing = await step('makes one with everything', [create.id], () => makeThing(workshop, collection, 'whole'))
    await appeared(workshop, thing)
    const before = read && lasting(itemIn((await readThing(workshop, thing, read)).body, Object.keys(thing.sent)))
    for (const property of unique) {
      const value = thing.sent[property]
      if (value === undefined) continue
      await step.apart(`another of the same ${property} is refused`, [idOf(collection, 'unique')], async () => {
        const { input } = await creatingInput(workshop, collection, 'whole', thing)
        // What a collection takes is an object, or it would have no property to be unique.
        const body = { ...(input.body as Readonly<Record<string, Json>>), [property]: value }
        await owner.refused(create.id, { ...input, body }, ...takenCodes)
      })
      if (list !== undefined) {
        await step.apart(`the list has one of that ${property}`, [idOf(collection, 'unique')], async ({ expect }) => {
          const elements = await listAll(workshop, thing, list)
          const same = elements.filter((element) => itemIn(element, [property])?.[property] === value)
          // A list may show less than the thing itself does.
          const isShown = elements.some((element) => itemIn(element, [property])?.[property] !== undefined)
          const told = `${list.id} has ${elementsText(same.length)} with the ${property} ${brief(value)}, which is unique`
          if (isShown) expect(same).toHold(told, 'one', () => same.length === 1)
        })
      }
    }
    await changeToTaken(workshop, thing)
    if (read !== undefined) {
      await step.apart('the first is as it was', [idOf(collection, 'failed-write')], async ({ expect }) => {
        const { body } = await readThing(workshop, thing, read)
        expectSent(workshop, expect, body, thing.sent, read)
        const now = lasting(itemIn(body, Object.keys(thing.sent)))
        expectAsBefore(expect, now, before, `another of the same ${unique.join(' or ')}`, madeBy(thing))
      })
    }
  })
}

/** A change to what another has is refused, and changes nothing. */
async function changeToTaken(workshop: Workshop, first: Thing): Promise<void> {
  const { collection } = first
  const { read } = collection
  const { step, owner } = workshop.context
  // What has no word for a refusal may take it.
  const operations = [collection.update, collection.replace].flatMap((each) =>
    each?.responses.some(({ status }) => takenStatuses.includes(status)) === true ? [each] : [],
  )
  const changeable = operations.flatMap((operation) => {
    const schema = bodySchema(workshop.specification, operation)
    const properties = schema && shapeOf(workshop.specification.document, schema).properties
    const property = collection.unique.find((each) => each !== collection.idName && properties?.has(each) === true)
    return property === undefined || first.sent[property] === undefined ? [] : [{ operation, property }]
  })
  if (changeable.length === 0 || read === undefined) return
  const second = await step.apart('makes another', [collection.create.id], () =>
    makeThing(workshop, collection, 'whole', first),
  )
  if (second === undefined) return
  const itemOf = async (): Promise<JsonObject> =>
    lasting(itemIn((await readThing(workshop, second, read)).body, Object.keys(second.sent)))
  for (const { operation, property } of changeable) {
    const title = `${operation.method} to the same ${property} is refused, and changes nothing`
    await step.apart(title, [idOf(collection, 'unique')], async ({ expect }) => {
      const made = changingBody(workshop, second, operation, 'whole', { [property]: first.sent[property] ?? null })
      if ('problem' in made) throw new NotExercised(`no body could be made up: ${made.problem}`)
      const before = await itemOf()
      await owner.refused(operation.id, await inputFor(workshop, second, operation, made.body), ...takenCodes)
      expectAsBefore(expect, await itemOf(), before, `${operation.id} was refused and`, madeBy(second))
    })
  }
}
