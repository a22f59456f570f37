/**
 * Records that a run sets at nameservers outside the target: each is written down before it is set, so that what a kill leaves is removed by
 * who cleans up.
 */
import type { OutsideDns } from '../target/target.ts'
import type { Journal, JournalEvent } from './journal.ts'
import type { Leftover } from './leftover.ts'

export type SetRecord = Omit<Extract<JournalEvent, { readonly event: 'record' }>, 'event'>

type Values<Name extends keyof OutsideDns> = Parameters<Required<OutsideDns>[Name]>[0]

export interface Records {
  set(record: Values<'set'>): Promise<void>
  remove(record: Values<'remove'>): Promise<void>
  /** Removes what is set. @returns What stays. */
  clear(): Promise<Leftover[]>
}

/** @param outside Undefined where nothing can be set, nor removed. */
export function createRecords(
  outside: OutsideDns | undefined,
  journal: Journal,
  outstanding: readonly SetRecord[],
): Records {
  const known = new Map(outstanding.map((record) => [keyOf(record), record]))
  let count = Math.max(0, ...outstanding.map(({ id }) => id))
  const records: Records = {
    async set(record) {
      const { name, type } = record
      if (!known.has(keyOf(record))) {
        const own: SetRecord = { id: ++count, name, type }
        journal.append({ event: 'record', ...own })
        known.set(keyOf(record), own)
      }
      await outside?.set(record)
    },
    async remove(record) {
      if (outside?.remove === undefined) return
      await outside.remove(record)
      const own = known.get(keyOf(record))
      if (own === undefined) return
      known.delete(keyOf(record))
      journal.append({ event: 'unset', id: own.id })
    },
    async clear() {
      const left: Leftover[] = []
      for (const { name, type } of [...known.values()].reverse()) {
        const reason = await records.remove({ name, type }).then(
          () => (outside?.remove === undefined ? nothingRemoves : null),
          (error: unknown) => (error instanceof Error ? error.message : String(error)),
        )
        const isAllowed = reason === nothingRemoves && outside !== undefined
        if (reason !== null)
          left.push({ system: 'dns', collection: 'records', reference: `${type} ${name}`, reason, isAllowed })
      }
      return left
    },
  }
  return records
}

const nothingRemoves = 'nothing removes it (--dns-command with {action}, or --control)'

function keyOf({ name, type }: { readonly name: string; readonly type: string }): string {
  return `${type} ${name}`.toLowerCase()
}
