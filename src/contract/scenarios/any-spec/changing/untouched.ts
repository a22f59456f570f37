/** What a change leaves as it is: what was settled when the thing was made, and its neighbours. */

import type { Operation } from '../../../../spec/contract.ts'
import { isObject, type JsonObject } from '../../../../spec/pointer.ts'
import { withDigits } from '../../../exchange/digits.ts'
import { isMarked, textsIn } from '../../../exchange/marks.ts'
import { brief } from '../../../judge/clause.ts'
import type { Expect } from '../../../judge/expect.ts'
import { idOf } from '../aspects.ts'
import { expectAsBefore, madeBy } from '../expecting/told.ts'
import { itemIn } from '../making/item-in.ts'
import { elementsLike, listAll } from '../making/listed.ts'
import { lasting, settled } from '../making/snapshot.ts'
import { idOf as idOfThing, readThing, type Thing } from '../making/thing.ts'
import type { Workshop } from '../making/workshop.ts'
import type { Three } from './make-three.ts'

/** What one thing has only as long as no other takes it: the place in an order, or being the one of its kind. */
const takenOver = /default|primary|current|selected|position|order$|index$|sequence|priority/i

export interface Before {
  readonly settled: JsonObject
  /** Of each bystander. */
  readonly items: readonly JsonObject[]
  /** What the list shows of what the run made there, by id. */
  readonly listed: ReadonlyMap<string, JsonObject>
}

export async function beforeChange(workshop: Workshop, three: Three, read: Operation): Promise<Before> {
  const { thing, bystanders } = three
  const { idName } = thing.collection
  const own = settled(await itemOf(workshop, thing, read), idName)
  const items: JsonObject[] = []
  for (const each of bystanders) items.push(lastingAlone(await itemOf(workshop, each, read)))
  const listed = await neighbours(workshop, three)
  for (const [id, item] of listed) if (!isOwn(workshop, three, id, item)) listed.delete(id)
  return { settled: own, items, listed }
}

export async function untouched(workshop: Workshop, three: Three, read: Operation, before: Before): Promise<void> {
  const { step } = workshop.context
  const { thing, bystanders } = three
  const { collection } = thing
  const ids = [idOf(collection, 'updated')]
  const changing = `a change (${(collection.update ?? collection.replace)?.id ?? ''})`
  await step.apart('what was settled when it was made stays', ids, async ({ expect }) => {
    const now = settled(await itemOf(workshop, thing, read), collection.idName)
    expectAsBefore(expect, now, before.settled, changing, `${madeBy(thing)}, which was settled then,`)
  })
  await step.apart('another is as it was', ids, async ({ expect }) => {
    const others = `${changing} of another element`
    if (!isAsListed(expect, await neighbours(workshop, three), before.listed, others)) return
    for (const [at, each] of bystanders.entries()) {
      const now = lastingAlone(await itemOf(workshop, each, read))
      if (!expectAsBefore(expect, now, before.items[at], others, madeBy(each))) return
    }
  })
}

/** What is not listed any more may have had its time. */
function isAsListed(expect: Expect, now: Before['listed'], before: Before['listed'], changing: string): boolean {
  for (const [id, item] of now) {
    const earlier = before.get(id)
    if (earlier === undefined) continue
    const of = `the one with the id ${brief(id)}`
    if (!expectAsBefore(expect, lastingAlone(item), lastingAlone(earlier), changing, of)) return false
  }
  return true
}

/** What the list shows of everything but the thing itself, by id. */
async function neighbours(workshop: Workshop, { thing }: Three): Promise<Map<string, JsonObject>> {
  const { list, idName } = thing.collection
  if (list === undefined || idName === undefined) return new Map()
  const elements = await listAll(workshop, thing, list)
  const changed = new Set(elementsLike(elements, thing))
  return new Map(
    elements
      .filter(isObject)
      .filter((element) => !changed.has(element))
      .flatMap((element) => {
        const item = itemIn(element, [idName]) ?? element
        return item[idName] === undefined ? [] : [[withDigits(String(item[idName])), item] as const]
      }),
  )
}

/** What others have may change at any time. */
function isOwn({ context }: Workshop, { bystanders }: Three, id: string, item: JsonObject): boolean {
  const prefix = context.owner.unique('neighbour').split('-')[0] ?? ''
  return (
    bystanders.some((each) => withDigits(String(idOfThing(each))) === id) ||
    textsIn(item).some((text) => isMarked(text, prefix))
  )
}

async function itemOf(workshop: Workshop, thing: Thing, read: Operation): Promise<JsonObject | undefined> {
  return itemIn((await readThing(workshop, thing, read)).body, Object.keys(thing.sent))
}

function lastingAlone(item: JsonObject | undefined): JsonObject {
  return Object.fromEntries(Object.entries(lasting(item)).filter(([name]) => !takenOver.test(name)))
}
