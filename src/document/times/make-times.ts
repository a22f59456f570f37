/**
 * Times that are made up: what ends is to come, and what begins has begun, unless a target was seen to want it otherwise. Of one day all
 * are the same for the same seed.
 */
import type { MakeOptions } from '../make-options.ts'
import { wordsOf } from '../words.ts'

const ending = new Set(['end', 'ends', 'ending', 'until', 'till', 'to', 'due', 'deadline', 'stop', 'stops', 'before'])
const endingStems = /^(expir|finish|clos|return|depart|checkout)/
const begun = new Set(['since', 'issued', 'joined', 'hired', 'past', 'dob', 'last'])
const begunStems = /^(birth|born|creat|updat|modif|complet)/

/** From the year 2000 to the year 2020. */
const [firstSecond, lastSecond] = [946_684_800, 1_577_836_800]
const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

/** Whether a name is that of a time that has to come yet. */
function isEnd(name: string): boolean {
  return wordsOf(name).some((word) => ending.has(word) || endingStems.test(word))
}

function isBegun(name: string): boolean {
  return wordsOf(name).some((word) => begun.has(word) || begunStems.test(word))
}

/** An instant in milliseconds, for a property of that name. */
export function makeTime(name: string, isDay: boolean, options: MakeOptions): number {
  const { random, nowMs = 0, times = 'usual', slot } = options
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least))
  const today = Math.floor(nowMs / dayMs) * dayMs
  if (isBegun(name) || (times === 'usual' && !isEnd(name))) return between(firstSecond, lastSecond) * 1000
  if (times === 'coming' && slot !== undefined)
    return inSlot(slot, isEnd(name), isDay ? today : nowMs, isDay ? dayMs : hourMs)
  const soon = Math.floor(nowMs / hourMs) * hourMs + between(hourMs, 4 * hourMs)
  if (times === 'today') return isDay ? today : soon + (isEnd(name) ? 3 * hourMs : 0)
  if (isEnd(name)) return today + between(4, 19) * dayMs + between(0, dayMs)
  return isDay ? today + between(1, 4) * dayMs : soon
}

/** What is booked for one of them overlaps with no other: it begins with it, and ends before the next begins. */
function inSlot(slot: number, isLast: boolean, fromMs: number, unitMs: number): number {
  const startMs = Math.floor(fromMs / unitMs) * unitMs + (1 + 2 * slot) * unitMs
  return isLast ? startMs + unitMs : startMs
}
