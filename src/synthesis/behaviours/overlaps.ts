/** Two things cannot take the same time of the same doctor, room or table, where the document declares a conflict that speaks of that. */
import type { CollectionModel } from '../../document/model/model.ts'
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { child, type JsonObject, locate } from '../../spec/pointer.ts'
import { readTime } from '../../world/clock.ts'
import type { Thing } from '../../world/records/records.ts'
import { refuseBy } from '../refusing.ts'
import { valueNow } from '../things/states.ts'
import { type Asked, isVisible, singular } from './behaviour.ts'

/** What takes a time. */
interface Taking {
  readonly start: string
  readonly end: string
  /** Properties that name what is taken. */
  readonly keys: readonly string[]
}

const pairs: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^starts?(?:at|on|time|date|datetime)?$/, /^ends?(?:at|on|time|date|datetime)?$/],
  [/^check-?in(?:at|on|time|date)?$/, /^check-?out(?:at|on|time|date)?$/],
  [/^from(?:time|date)?$/, /^(?:to|until)(?:time|date)?$/],
]
const ofTime =
  /overlap|double.?book|(?:already|been) (?:booked|taken|reserved|occupied)|not (?:available|free)|unavailable|another (?:appointment|booking|reservation|event|meeting)|time ?slot|at (?:that|this|the same) time|those dates/i
const people = /^(?:patient|user|customer|guest|client|member|tenant|account|owner|organizer|creator|student|employee)/
const over = /^(?:cancel|reject|declin|expired|no_?show|deleted|withdrawn)/i

const known = new WeakMap<JsonObject, Map<string, Taking | null>>()

/** @throws Refusal where somebody else has the time already. */
export function requireFree(asked: Asked, value: JsonObject, place: string, ownId: string): void {
  const { collection, call, model } = asked
  const taking = takingOf(asked)
  const own = taking === null ? undefined : spanOf(taking, value)
  if (taking === null || own === undefined || isOver(collection, value)) return
  for (const thing of call.world.things.list({ place })) {
    if (thing.id === ownId || !isVisible(thing, collection, call)) continue
    const other = valueNow(thing, collection, call.world)
    const span = isOver(collection, other) ? undefined : spanOf(taking, other)
    const isSame = taking.keys.every((key) => other[key] !== undefined && other[key] === value[key])
    if (span === undefined || !isSame || span.start >= own.end || own.start >= span.end) continue
    const what = singular(model.collection ?? 'thing')
    refuseBy(call, model.refusals, 'conflict', `There is another ${what} at that time, ${JSON.stringify(thing.key)}.`)
  }
}

function isOver({ states }: CollectionModel, value: Thing['value'] & JsonObject): boolean {
  return states !== null && over.test(String(value[states.property]))
}

function spanOf(
  { start, end }: Taking,
  value: JsonObject,
): { readonly start: number; readonly end: number } | undefined {
  const [from, to] = [value[start], value[end]].map(instantOf)
  return from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to) || from >= to
    ? undefined
    : { start: from, end: to }
}

function instantOf(value: unknown): number {
  if (typeof value !== 'string') return Number.NaN
  return readTime(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : value)
}

/** null where the operation says nothing of it. */
function takingOf({ setting: { document }, model, collection, call }: Asked): Taking | null {
  const byOperation = known.get(document) ?? new Map<string, Taking | null>()
  known.set(document, byOperation)
  const id = call.operation.id
  const found = byOperation.get(id)
  if (found !== undefined) return found
  const said = conflictIn(document, model.path, model.method)
  const thing = collection.schema === null ? undefined : locate(document, collection.schema)
  const taking = ofTime.test(said) && thing !== undefined ? readTaking(document, thing, said) : null
  byOperation.set(id, taking)
  return taking
}

function conflictIn(document: JsonObject, path: string, method: string): string {
  const item = child(document, { pointer: '#', value: document }, 'paths', path)
  const operation = item && child(document, item, method.toLowerCase())
  const { description } = (operation && child(document, operation, 'responses', '409')?.value) ?? {}
  return typeof description === 'string' ? description.slice(0, 500) : ''
}

function readTaking(document: JsonObject, thing: NonNullable<ReturnType<typeof locate>>, said: string): Taking | null {
  const names = [...shapeOf(document, thing).properties.keys()]
  for (const [start, end] of pairs) {
    const [from, to] = [start, end].map((each) => names.find((name) => each.test(flat(name))))
    if (from === undefined || to === undefined) continue
    const keys = names.filter((name) => /.id$/.test(flat(name)) && flat(name) !== 'id')
    const named = keys.filter((name) => new RegExp(`\\b${flat(name).replace(/(?:uu)?id$/, '')}\\b`, 'i').test(said))
    const things = keys.filter((name) => !people.test(flat(name)))
    return { start: from, end: to, keys: named.length > 0 ? named : things }
  }
  return null
}
