/** The journal as a test asks it: all that was asked and answered, what it is looking for, and what it is held to. */
import type { JournalEntry } from '../../world/journal/journal.ts'
import type { World } from '../../world/world.ts'
import { createAssertions, type JournalAssertions } from './assertions.ts'
import { createMasking } from './masked-entries.ts'
import { type JournalQuery, type QueryParts, readQuery } from './query.ts'

export interface PlatformJournal extends JournalAssertions {
  readonly entries: () => readonly JournalEntry[]
  /**
   * Those that fit all that is given, oldest first; with `masked`, `***` stands in their URLs and headers in place of secrets.
   * @throws UsageError UNKNOWN_OPERATION, UNKNOWN_RECORD, INVALID_OPTION, INVALID_TIME
   */
  readonly find: (query?: JournalQuery, options?: { readonly masked?: boolean }) => JournalEntry[]
  /** Those that no operation took, each with what came closest. */
  readonly nearMisses: () => JournalEntry[]
  readonly clear: () => void
}

export function createPlatformJournal(world: World, parts: QueryParts): PlatformJournal {
  const { journal } = world
  const find: PlatformJournal['find'] = (query = {}, { masked = false } = {}) => {
    const found = journal.entries().filter(readQuery(query, world, parts))
    return masked && found.length > 0 ? found.map(createMasking(world, parts)) : found
  }
  return {
    entries: () => journal.entries(),
    find,
    nearMisses: () => journal.entries().filter(({ nearMisses }) => nearMisses !== undefined),
    clear: () => journal.clear(),
    ...createAssertions({ ...parts, find, masked: (entries) => entries.map(createMasking(world, parts)) }),
  }
}
