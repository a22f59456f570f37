/**
 * What a list has in all, in order, of which a page is shown. Where nothing has to be picked out or sorted only the page is looked at,
 * so that it costs the same however many things are in the place.
 */
import type { Thing } from '../../../world/records/records.ts'
import { idOf } from '../../places.ts'
import { shownNow } from '../../things/personal-marks.ts'
import { isAmong } from '../among.ts'
import { beginAsked } from '../begin.ts'
import { type Asked, isOwn } from '../behaviour.ts'
import { isConditional, isListed } from './conditions.ts'
import { fits, isFiltering } from './filter.ts'
import { inOrder, isSorting } from './order.ts'

export interface Listed {
  readonly length: number
  /** From one position to before another. */
  slice(from: number, to: number): readonly Thing[]
  /** Of the thing with that key; -1 where it is not among them. */
  positionOf(key: string): number
}

export function listedIn(asked: Asked, place: string): Listed {
  if (isAllOf(asked)) return allOf(asked, place)
  const found = fitting(asked, place)
  return these(inOrder(asked, found.length === 0 && beginAsked(asked) ? fitting(asked, place) : found))
}

/** Whether it is all of its place, in the order in which it came or the other way round. */
function isAllOf(asked: Asked): boolean {
  const { owners, order } = asked.collection
  const isPicking = owners !== 'none' || asked.model.among !== null || isConditional(asked) || isFiltering(asked)
  return !isPicking && order !== 'by-key' && !isSorting(asked)
}

function allOf(asked: Asked, place: string): Listed {
  const { collection, call } = asked
  const { things } = call.world
  const length = things.count({ place })
  const isReversed = collection.order === 'newest-first'
  const now = (thing: Thing): Thing => asItIs(asked, thing)
  return {
    length,
    slice(from, to) {
      const end = Math.min(to, length)
      return isReversed
        ? things
            .slice({ place }, length - end, length - from)
            .map(now)
            .reverse()
        : things.slice({ place }, from, end).map(now)
    },
    positionOf(key) {
      const thing = things.get(idOf(place, key))
      if (thing?.place !== place) return -1
      const position = things.positionOf({ place }, thing.id)
      return isReversed ? length - 1 - position : position
    },
  }
}

function these(things: readonly Thing[]): Listed {
  return {
    length: things.length,
    slice: (from, to) => things.slice(from, to),
    positionOf: (key) => things.findIndex((thing) => thing.key === key),
  }
}

function fitting(asked: Asked, place: string): Thing[] {
  const { collection, call } = asked
  const things: Thing[] = []
  for (const thing of call.world.things.list({ place })) {
    if (!isOwn(thing, collection, call)) continue
    const now = asItIs(asked, thing)
    if (isAmong(asked, now) && isListed(asked, now) && fits(asked, now)) things.push(now)
  }
  return things
}

/** As it is for who asks; nothing is made for one whose state does not move and that nobody marked. */
function asItIs(asked: Asked, thing: Thing): Thing {
  const value = shownNow(asked, thing)
  return value === thing.value ? thing : { ...thing, value }
}
