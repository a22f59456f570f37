/** The journal as a test asks it: all that was asked and answered, or what it is looking for. */
import { UsageError } from '../../errors/usage-error.ts'
import type { Contract } from '../../spec/contract.ts'
import { parseTime } from '../../world/clock.ts'
import type { JournalEntry } from '../../world/journal/journal.ts'
import type { World } from '../../world/world.ts'

export interface JournalQuery {
  /** An operationId; null of what no operation took. */
  readonly operation?: string | null
  /** A username. */
  readonly account?: string
  /** Such as 429, or a class such as `'5xx'`. */
  readonly status?: number | string
  /** Milliseconds since the epoch, a Date or ISO 8601, by the world's clock: what happened then or later. */
  readonly since?: number | string | Date
}

export interface PlatformJournal {
  readonly entries: () => readonly JournalEntry[]
  /**
   * Those that fit all that is given, oldest first.
   * @throws UsageError UNKNOWN_OPERATION, UNKNOWN_RECORD, INVALID_OPTION, INVALID_TIME
   */
  readonly find: (query?: JournalQuery) => JournalEntry[]
  /** Those that no operation took, each with what came closest. */
  readonly nearMisses: () => JournalEntry[]
  readonly clear: () => void
}

export function createPlatformJournal(
  { journal, accounts }: World,
  { operations }: Pick<Contract, 'operations'>,
): PlatformJournal {
  return {
    entries: () => journal.entries(),
    find(query = {}) {
      const { operation, account, since } = query
      if (typeof operation === 'string' && !Object.hasOwn(operations, operation)) refuseOperation(operation)
      const accountId = account === undefined ? undefined : accounts.find({ username: account })?.id
      if (account !== undefined && accountId === undefined) refuseAccount(account)
      const isStatus = readStatus(query.status)
      const sinceMs = since === undefined ? Number.NEGATIVE_INFINITY : parseTime(since)
      return journal
        .entries()
        .filter(
          (entry) =>
            (operation === undefined || entry.operationId === operation) &&
            (accountId === undefined || entry.accountId === accountId) &&
            isStatus(entry.answer.status) &&
            entry.atMs >= sinceMs,
        )
    },
    nearMisses: () => journal.entries().filter(({ nearMisses }) => nearMisses !== undefined),
    clear: () => journal.clear(),
  }
}

function readStatus(status: number | string | undefined): (status: number) => boolean {
  if (status === undefined) return () => true
  const [, first] = /^([1-5])xx$/.exec(String(status)) ?? []
  if (first !== undefined) return (each) => Math.floor(each / 100) === Number(first)
  if (/^[1-5]\d\d$/.test(String(status))) return (each) => each === Number(status)
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to look in the journal for the status ${JSON.stringify(status)}: there is none. Give one such as 429, or a class such as '5xx'.`,
  )
}

function refuseOperation(operation: string): never {
  throw new UsageError(
    'UNKNOWN_OPERATION',
    `Failed to look in the journal for ${JSON.stringify(operation)}: there is no such operation. The operationIds are those of nowhere-kit/openapi.json.`,
  )
}

function refuseAccount(account: string): never {
  throw new UsageError(
    'UNKNOWN_RECORD',
    `Failed to look in the journal for the account ${JSON.stringify(account)}: there is none. Give its username.`,
  )
}
