/** Whether entries are those of a run: what anything else says is not acted on, for it could name what somebody else made. */
import { isMarked } from '../exchange/marks.ts'
import type { JournalEvent } from './journal.ts'

type Fields = Readonly<Record<string, unknown>>
type Test = (value: unknown) => boolean

const isText: Test = (value) => typeof value === 'string'
const isId: Test = (value) => Number.isSafeInteger(value) && Number(value) > 0
const isTexts: Test = (value) => Array.isArray(value) && value.every(isText)
const isMapOf =
  (test: Test): Test =>
  (value) =>
    isFields(value) && Object.values(value).every(test)
const isRemoval: Test = (value) =>
  value === null ||
  (isFields(value) && isText(value.operationId) && isMapOf(isText)(value.path) && isMapOf(isText)(value.query))

/** Event -> its members. */
const shapes: Readonly<Record<JournalEvent['event'], Readonly<Record<string, Test>>>> = {
  run: { version: (value) => value === 1, prefix: isText, target: isText, startedAt: isText },
  intend: {
    id: isId,
    system: isText,
    role: isText,
    collection: isText,
    operationId: isText,
    path: isMapOf(isText),
    query: isMapOf(isText),
    marks: isTexts,
    named: isMapOf(isTexts),
  },
  made: { id: isId, removal: isRemoval },
  moved: { id: isId, removal: (value) => value !== null && isRemoval(value) },
  renamed: { id: isId, named: isMapOf(isTexts) },
  before: { system: isText, collection: isText, elements: isTexts },
  kept: {
    id: isId,
    system: isText,
    role: isText,
    read: isText,
    replace: isText,
    body: (value) => value !== undefined,
  },
  record: { id: isId, name: isText, type: isText },
  unset: { id: isId },
  refused: { id: isId },
  restored: { id: isId },
  gone: { id: isId },
}

/** As names of a run begin; see chance.ts. */
const prefixPattern = /^nk[0-9a-z]{8,9}$/

/** Why events are not those of a run; undefined when they are. */
export function problemOf(events: readonly unknown[]): string | undefined {
  const [first] = events
  if (!isFields(first) || first.event !== 'run' || first.version !== 1)
    return 'it does not begin with a run of version 1'
  const { prefix } = first
  if (typeof prefix !== 'string' || !prefixPattern.test(prefix))
    return `its run has the prefix ${JSON.stringify(prefix)}, which no run writes`
  const ids = new Set<unknown>()
  for (const [index, event] of events.entries()) {
    const problem = problemOfEntry(event, index, prefix, ids)
    if (problem !== undefined) return problem
  }
  return undefined
}

function problemOfEntry(event: unknown, index: number, prefix: string, ids: Set<unknown>): string | undefined {
  const line = `line ${index + 1}`
  if (!isFields(event) || typeof event.event !== 'string') return `${line} is no entry`
  const shape = Object.hasOwn(shapes, event.event) ? shapes[event.event as JournalEvent['event']] : undefined
  if (shape === undefined) return `it has an event ${JSON.stringify(event.event)}`
  const wrong = Object.entries(shape).find(([name, test]) => !test(event[name]))
  if (wrong !== undefined) return `${line} is no entry: its ${wrong[0]} is not what a run writes`
  if (event.event === 'run' && index > 0) return `${line} begins a second run`
  if (event.event === 'record' && !isMarked(String(event.name), prefix))
    return `${line} is no entry: it names what the run did not make`
  if (event.event === 'intend') {
    ids.add(event.id)
    const marks = event.marks as readonly string[]
    if (!marks.every((mark) => isMarked(mark, prefix))) return `${line} is no entry: it names what the run did not make`
  } else if ((event.event === 'made' || event.event === 'moved') && !ids.has(event.id))
    return `${line} is no entry: nothing announced it`
  return undefined
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
