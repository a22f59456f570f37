/** What an action leaves on a thing beside its state: a flag that is set or taken back, when that was, and how many did it. */
import { flat } from '../../../document/path-names.ts'
import { shapeOf } from '../../../document/shape.ts'
import { participlesOf } from '../../../document/words.ts'
import type { Json, JsonObject, Located } from '../../../spec/pointer.ts'
import { timeAs } from '../making/stamps.ts'

interface Marking {
  readonly document: JsonObject
  /** The schema of the thing. */
  readonly thing: Located
  /** As it is before. */
  readonly value: JsonObject
  readonly nowMs: number
}

/** Words that take back what another one does. */
const opposites: Readonly<Record<string, string>> = {
  disable: 'enable',
  deactivate: 'activate',
  reopen: 'close',
  resume: 'pause',
  restore: 'delete',
  incomplete: 'complete',
}

/** What is so without being called after what made it so. */
const adjectives: Readonly<Record<string, readonly string[]>> = {
  activate: ['active'],
  complete: ['done', 'complete'],
  finish: ['done'],
  hide: ['hidden'],
  read: ['read', 'seen'],
  publish: ['public'],
  follow: ['following'],
  subscribe: ['subscribed', 'watching'],
  approve: ['decided', 'reviewed'],
  reject: ['decided', 'reviewed'],
  decline: ['decided', 'reviewed'],
  deny: ['decided', 'reviewed'],
}

/** @param isTakenBack Whether the method takes back what the word says, as DELETE does. */
export function marksOf(marking: Marking, action: string, isTakenBack: boolean): JsonObject {
  const word = flat(action)
  const names = [...shapeOf(marking.document, marking.thing).properties]
  if (word === 'toggle') return toggled(marking, names)
  const undone = opposites[word] ?? (/^un.{3}/.test(word) ? word.slice(2) : undefined)
  const done = undone ?? word
  return marksAs(marking, names, [done, ...participlesOf(done), ...(adjectives[done] ?? [])], done, {
    isSet: (undone === undefined) !== isTakenBack,
  })
}

/** Of the only flag that a thing has the other value. */
function toggled(marking: Marking, names: readonly (readonly [string, Located])[]): JsonObject {
  const flags = names.filter(([, schema]) => isFlag(marking.document, schema))
  const [name] = flags.find(([each]) => /(ed|done|complete|active)$/.test(bare(each))) ?? []
  if (name === undefined) return {}
  return marksAs(marking, names, [bare(name)], bare(name), { isSet: marking.value[name] !== true })
}

function marksAs(
  { document, value, nowMs }: Marking,
  names: readonly (readonly [string, Located])[],
  words: readonly string[],
  word: string,
  { isSet }: { readonly isSet: boolean },
): JsonObject {
  const marks: Record<string, Json> = {}
  const flag = names.find(([name, schema]) => words.includes(bare(name)) && isFlag(document, schema))?.[0]
  const isNew = flag === undefined || value[flag] !== isSet
  if (flag !== undefined) marks[flag] = isSet
  for (const [name, schema] of names) {
    const time = isTimeOf(name, words) ? timeOf(document, schema, isSet ? nowMs : null) : undefined
    if (time !== undefined && isNew) marks[name] = time
    const count = value[name]
    const counted = [word, ...words].flatMap((each) => [
      `${each}scount`,
      `${each}count`,
      `num${each}s`,
      `total${each}s`,
      `${each}s`,
    ])
    if (isNew && counted.includes(flat(name)) && typeof count === 'number')
      marks[name] = Math.max(0, count + (isSet ? 1 : -1))
  }
  return marks
}

/** The times of what a thing has become, by the values that it had and has: `closedAt` of what is closed now. */
export function timesOfChange({ document, thing, value, nowMs }: Marking, after: JsonObject): JsonObject {
  const names = [...shapeOf(document, thing).properties]
  const become = new Map<string, boolean>()
  for (const [name] of names) {
    const [was, is] = [value[name], after[name]]
    if (was === is) continue
    if (typeof is === 'boolean') become.set(bare(name), is)
    if (typeof is !== 'string' || !/^(status|state)$/.test(flat(name))) continue
    become.set(flat(is), true)
    if (typeof was === 'string') become.set(flat(was), false)
  }
  const times: Record<string, Json> = {}
  for (const [word, isSet] of become) {
    for (const [name, schema] of names) {
      const time =
        isTimeOf(name, [word]) && after[name] === value[name]
          ? timeOf(document, schema, isSet ? nowMs : null)
          : undefined
      if (time !== undefined) times[name] = time
    }
  }
  return times
}

/** Undefined where the schema has no word for it. */
function timeOf(document: JsonObject, schema: Located, ms: number | null): Json | undefined {
  if (ms !== null) return timeAs(ms, schema, document)
  return shapeOf(document, schema).types.includes('null') ? null : undefined
}

/** `approvedAt` of `approved`. */
export function isTimeOf(name: string, words: readonly string[]): boolean {
  const own = flat(name)
  return words.some((word) => ['at', 'on', 'date', 'time'].some((suffix) => own === `${word}${suffix}`))
}

function isFlag(document: JsonObject, schema: Located): boolean {
  return shapeOf(document, schema).types.includes('boolean')
}

/** `completed` of `isCompleted`. */
function bare(name: string): string {
  return flat(name).replace(/^(is|has)(?=.{3})/, '')
}
