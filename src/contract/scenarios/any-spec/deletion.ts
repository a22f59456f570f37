/** What was deleted is gone, and cannot be changed any more. */

import { codeOf } from '../../../document/error-statuses.ts'
import { shapeOf } from '../../../document/shape.ts'
import type { JsonObject } from '../../../spec/pointer.ts'
import { isTombstone } from '../../judge/tombstone.ts'
import type { Specification } from '../../specification/specification.ts'
import { NotExercised } from '../not-exercised.ts'
import { type Scenario, scenario } from '../scenario.ts'
import { idOf } from './aspects.ts'
import { type Collection, itemSchema } from './collections.ts'
import { appeared } from './expecting/expect-sent.ts'
import { expectAsBefore, madeBy } from './expecting/told.ts'
import { itemIn } from './making/item-in.ts'
import { elementsLike, listAll } from './making/listed.ts'
import { lasting } from './making/snapshot.ts'
import { changingBody, idOf as idOfThing, inputFor, makeThing, readThing, type Thing } from './making/thing.ts'
import { loose, type Workshop } from './making/workshop.ts'

const goneCodes = [404, 410].map(codeOf)

export function deletion(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, remove, read, update, replace } = collection
  if (remove === undefined) return undefined
  return scenario(`what is deleted from ${name} is gone`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step, owner } = context
    const ids = [idOf(collection, 'deleted')]
    const thing = await step('makes one', [collection.create.id], () => makeThing(workshop, collection, 'required'))
    const other = await step('makes another', [collection.create.id], () =>
      makeThing(workshop, collection, 'required', thing),
    )
    await appeared(workshop, thing)
    await appeared(workshop, other)
    const otherItem = async (): Promise<JsonObject | undefined> =>
      read && itemIn((await readThing(workshop, other, read)).body, Object.keys(other.sent))
    const before = await otherItem()
    await seenBefore(workshop, thing)
    const answer = await step('deletes the first', [remove.id], async () =>
      loose(owner).call(remove.id, await inputFor(workshop, thing, remove)),
    )
    if (answer.status === 202 && read !== undefined) {
      await step('it goes', ids, async ({ until }) => {
        await until('its deletion', {
          windowMs: 30_000,
          read: async () => owner.send(read.id, await inputFor(workshop, thing, read)),
          isDone: ({ status }) => status === 404 || status === 410,
        })
      })
    }
    const isGone = await seenGone(workshop, thing, ids)
    const comesAgain = await isGivenAgain(workshop, thing)
    await step.apart('deleting it again does no harm', ids, async ({ expect }) => {
      if (comesAgain) throw new NotExercised(numbersAgain)
      if (isGone !== true) throw new NotExercised('nothing read shows that it is gone')
      const again = await owner.send(remove.id, await inputFor(workshop, thing, remove))
      const told = `${remove.id} answered ${again.status} for what it had deleted already`
      expect(again.status).toHold(told, 'a success or a refusal', (status) => Number(status) < 500)
    })
    if (read !== undefined) {
      await step.apart('the other is still there', ids, async ({ expect }) => {
        const now = lasting(await otherItem())
        expectAsBefore(expect, now, lasting(before), `${remove.id} of another element`, madeBy(other))
      })
    }
    for (const operation of [update, replace]) {
      const mayMake = operation === collection.create || operation?.responses.some(({ status }) => status === 201)
      if (operation === undefined || mayMake === true) continue
      const made = changingBody(workshop, thing, operation, 'required')
      if ('problem' in made) continue
      await step.apart(`${operation.method} does not find it`, ids, async () => {
        if (comesAgain) throw new NotExercised(numbersAgain)
        await owner.refused(operation.id, await inputFor(workshop, thing, operation, made.body), ...goneCodes)
      })
    }
  })
}

/** What keeps its answers has them from here, and shows them when it is asked again. */
async function seenBefore(workshop: Workshop, thing: Thing): Promise<void> {
  const { list, read } = thing.collection
  if (list !== undefined) await workshop.context.step.apart('lists it', [list.id], () => listAll(workshop, thing, list))
  if (read !== undefined)
    await workshop.context.step.apart('reads it', [read.id], () => readThing(workshop, thing, read))
}

/** Looks for it in the list and by itself; undefined where one of them could not be asked, or has it. */
async function seenGone(workshop: Workshop, thing: Thing, ids: readonly string[]): Promise<boolean | undefined> {
  const { step, owner } = workshop.context
  const { list, read, remove } = thing.collection
  let isGone: boolean | undefined
  if (list !== undefined) {
    isGone = await step.apart('it is not in the list', ids, async ({ expect }) => {
      const elements = await listAll(workshop, thing, list, { present: [] })
      const found = elementsLike(elements, thing).filter(
        (element) => !isTombstone(workshop.specification, list, element),
      )
      const told = `${list.id} still has ${madeBy(thing)} after ${remove?.id ?? ''} deleted it`
      expect(found).toHold(told, 'it is not there', () => found.length === 0)
      return found.length === 0
    })
  }
  if (read === undefined) return isGone
  return step.apart('it is not found', ids, async () => {
    const { status } = await owner.refused(read.id, await inputFor(workshop, thing, read), ...goneCodes)
    return isGone !== false && (status === 404 || status === 410)
  })
}

const numbersAgain = 'its id is a small number, which may be given to another'

/** Whether its id may name what somebody else makes after it: a small number that is given to the next one, or may be. */
async function isGivenAgain(workshop: Workshop, thing: Thing): Promise<boolean> {
  const { specification, context } = workshop
  const { collection } = thing
  const { read, create, idName } = collection
  const schema = itemSchema(specification, read ?? create)
  const id = idName === undefined ? undefined : schema && shapeOf(specification.document, schema).properties.get(idName)
  const isNumber = id !== undefined && shapeOf(specification.document, id).types.includes('integer')
  const was = String(idOfThing(thing))
  if (!isNumber) return /^\d{1,9}$/.test(was)
  const next = await context.step.apart('makes one after it', [create.id], () =>
    makeThing(workshop, collection, 'required', thing),
  )
  if (context.isRehearsal) return false
  return next === undefined || String(idOfThing(next)) === was
}
