/** What was made in a rehearsal, so that it is found again, and removed. */
import type { Operation } from '../../../spec/contract.ts'
import type { Json } from '../../../spec/pointer.ts'
import { idsOf } from '../../clean-up/naming/keys.ts'
import type { Call } from '../../exchange/exchange.ts'
import { textsIn } from '../../exchange/marks.ts'
import { isNaming } from '../../exchange/naming.ts'
import { isMaking } from '../../specification/making.ts'
import type { Resource, Specification } from '../../specification/specification.ts'
import { scalarsIn } from './made-up.ts'

export interface Remembered {
  readonly collection: string
  readonly role: string
  /** What it stands below. */
  readonly path: readonly string[]
  /** On whose behalf it was made, where the query says so. */
  readonly scope: string
  values: Record<string, Json>
}

export interface Memory {
  readonly specification: Specification
  readonly remembered: Remembered[]
  /** Collections whose elements are made one by one; those of another may be part of something, such as the files of a deployment. */
  readonly known: ReadonlySet<string>
  /** Never the same twice. */
  nextNumber(): number
}

export function createMemory(specification: Specification): Memory {
  const known = Object.values(specification.contract.operations).flatMap((operation) => {
    const resource = specification.resource(operation)
    return resource !== undefined && isMaking(resource.action) && takesMembers(operation) ? [resource.collection] : []
  })
  let count = 0
  return { specification, remembered: [], known: new Set(known), nextNumber: () => ++count }
}

function takesMembers({ body }: Operation): boolean {
  return ['application/json', 'application/x-www-form-urlencoded'].some((each) => body?.mediaTypes.includes(each))
}

/** What a call is about: what its path ends with, or else what its body names. What it stands below is not it. */
export function recall(memory: Memory, call: Call, resource: Resource): Remembered | undefined {
  const { role } = call
  const scope = scopeOf(call)
  const inCollection = memory.remembered.filter(({ collection }) => collection === resource.collection)
  for (const name of namesIn(memory, call, resource)) {
    const found = inCollection.filter((each) => isCalled(each, name))
    // Two accounts may call theirs alike, and so may one here and there.
    const own = found.filter((each) => each.role === role)
    const one = own.find((each) => each.scope === scope) ?? (resource.action === 'create' ? undefined : own[0])
    if (one !== undefined) return one
    if (found[0] !== undefined && resource.action !== 'create') return found[0]
  }
  return undefined
}

function namesIn(
  { specification }: Memory,
  { input, operation, system }: Call,
  { collection, action, unique }: Resource,
): string[] {
  // What is made stands below what its path names, unless the path ends with it.
  const isAtIt = !isMaking(action) || operation?.path.endsWith('}') === true
  const last = isAtIt ? Object.values(input.path ?? {}).slice(-1) : []
  // Each that is created is another, whatever in them is alike.
  if (action === 'create') return last
  if (!isMaking(action)) return [...last, ...textsIn(input.body)]
  const telling = new Set([...idsOf(specification, system, collection), ...unique])
  const named = Object.entries(scalarsIn(input.body, {})).filter(([name]) => telling.has(name) || isNaming(name))
  return [...last, ...named.map(([, value]) => String(value))]
}

/** What something stands below that a call makes. */
export function parentsIn({ input, operation }: Call): string[] {
  const values = Object.values(input.path ?? {})
  return operation?.path.endsWith('}') === true ? values.slice(0, -1) : values
}

export function scopeOf({ input }: Call): string {
  return JSON.stringify(input.query ?? {})
}

/** What stands below it goes with it. */
export function forget({ remembered }: Memory, gone: Remembered): void {
  const left = remembered.filter((each) => each !== gone && !each.path.some((name) => isCalled(gone, name)))
  remembered.splice(0, remembered.length, ...left)
}

/** What a list has for whoever asks, within what its path names. */
export function ownElements({ remembered }: Memory, call: Call, collection: string): Record<string, Json>[] {
  // What is not made here may be called by its id and otherwise.
  const above = Object.values(call.input.path ?? {}).filter((name) => remembered.some((each) => isCalled(each, name)))
  return remembered
    .filter((each) => each.collection === collection && each.role === call.role)
    .filter(({ path }) => path.length === 0 || above.every((name) => path.includes(name)))
    .map(({ values }) => values)
    .filter((values) => isAskedFor(values, call.input.query ?? {}))
}

/** A filter is called as the member is that it filters by. */
function isAskedFor(values: Readonly<Record<string, Json>>, query: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(query).every(
    ([name, wanted]) => !Object.hasOwn(values, name) || wanted === undefined || String(values[name]) === String(wanted),
  )
}

/** What it stands below is called so, and not it. */
function isCalled({ values, path }: Remembered, name: string): boolean {
  return !path.includes(name) && Object.values(values).some((value) => String(value) === name)
}
