/** Removes what an earlier run left behind, by its journal, and touches nothing that does not stand in it. */
import { UsageError } from '../../errors/usage-error.ts'
import type { Profile } from '../../spec/contract.ts'
import { type CleanUp, cleanUp } from '../clean-up/clean-up.ts'
import { type Journal, type JournalEvent, noJournal, outstandingIn } from '../clean-up/journal.ts'
import { problemOf } from '../clean-up/journal-problem.ts'
import { realNowMs } from '../exchange/waiting.ts'
import { specificationOf } from '../specification/create-specification.ts'
import type { Specification } from '../specification/specification.ts'
import { readTarget, type TargetOptions } from '../target/target.ts'
import { createSession } from './session.ts'

export interface CleanOptions {
  /** `'documented'` by default. */
  readonly profile?: Profile
  /** What the run was held to, where that was not this package's own document. */
  readonly specification?: Specification
  /** Told what is gone, so that the same journal does not remove it again. */
  readonly journal?: Journal
}

/**
 * @param events Of one run; see `readJournalFile`.
 * @throws UsageError INVALID_TARGET, UNREADABLE_FILE
 */
export async function clean(
  targetOptions: TargetOptions,
  events: readonly JournalEvent[],
  options: CleanOptions = {},
): Promise<CleanUp> {
  const problem = problemOf(events)
  if (problem !== undefined)
    throw new UsageError('UNREADABLE_FILE', `Failed to read the journal: ${problem}. Give the events of one run.`)
  const target = readTarget(targetOptions)
  const specification = options.specification ?? specificationOf(options.profile ?? 'documented')
  const session = createSession({
    specification,
    target,
    seed: 'clean',
    startMs: realNowMs(),
    journal: options.journal ?? noJournal,
    isRehearsal: false,
    outstanding: outstandingIn(events),
  })
  try {
    return await cleanUp(session)
  } finally {
    await target.connection.close()
  }
}
