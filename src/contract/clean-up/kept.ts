/**
 * What there is only one of, as it was before the run wrote it: it is read, written down, and only then written. A write of something that
 * was not read is not sent.
 */
import type { Contract, Operation } from '../../spec/contract.ts'
import type { Json } from '../../spec/pointer.ts'
import { type Call, type Exchange, isSafe, isSuccess } from '../exchange/exchange.ts'
import { oncePer } from '../specification/once-per.ts'
import type { Specification } from '../specification/specification.ts'
import type { Journal, JournalEvent } from './journal.ts'

export type Kept = Omit<Extract<JournalEvent, { readonly event: 'kept' }>, 'event'>

export interface Keeping {
  /** Before a call is sent. @returns Why it is not. */
  expect(call: Call): string | undefined
  learn(exchange: Exchange): void
  /** What was written and is not known to be as it was. */
  pending(): readonly Kept[]
  restored(kept: Kept): void
}

export function createKeeping(specification: Specification, journal: Journal, outstanding: readonly Kept[]): Keeping {
  const seen = new Map<string, Json>()
  const kept = new Map(outstanding.map((each) => [each.replace, each]))
  let count = Math.max(0, ...outstanding.map(({ id }) => id))
  return {
    expect(call) {
      const { operation } = call
      const single = operation && singleAt(specification, operation)
      if (single === undefined || isSafe(call) || kept.has(single.replace.id)) return undefined
      const { read, replace } = single
      const body = seen.get(read.id)
      if (body === undefined) return `what ${read.path} was before is not known`
      const own: Kept = { id: ++count, system: call.system, role: call.role, read: read.id, replace: replace.id, body }
      kept.set(replace.id, own)
      journal.append({ event: 'kept', ...own })
      return undefined
    },
    learn(exchange) {
      const { call, body } = exchange
      const single = call.operation && singleAt(specification, call.operation)
      if (single?.read !== call.operation || single === undefined || !isSuccess(exchange)) return
      // JSON gave it.
      if (!kept.has(single.replace.id) && body !== undefined) seen.set(single.read.id, body as Json)
    },
    pending: () => [...kept.values()].reverse(),
    restored({ id, replace }) {
      kept.delete(replace)
      journal.append({ event: 'restored', id })
    },
  }
}

const byPlace = oncePer(
  ({ operations }: Contract) =>
    new Map(Object.values(operations).map((each) => [`${each.system} ${each.method} ${each.path}`, each])),
)

/** What reads and what replaces at one path, where the path has no parameter and nothing is listed or made there. */
function singleAt(
  specification: Specification,
  { path, system }: Operation,
): { readonly read: Operation; readonly replace: Operation } | undefined {
  if (path.includes('{')) return undefined
  const at = (method: string): Operation | undefined =>
    byPlace(specification.contract).get(`${system} ${method} ${path}`)
  const [read, replace] = [at('GET'), at('PUT')]
  if (read === undefined || replace === undefined || at('POST') !== undefined) return undefined
  return specification.resource(read) === undefined ? { read, replace } : undefined
}
