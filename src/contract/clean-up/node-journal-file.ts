/** The run's journal on disk: one JSON object a line, written through before the request that it announces is sent. */
import { appendFileSync, readFileSync } from 'node:fs'
import { UsageError } from '../../errors/usage-error.ts'
import { whyUnread } from '../../errors/why-unread.ts'
import { readJson, withDigits } from '../exchange/digits.ts'
import type { Journal, JournalEvent } from './journal.ts'
import { problemOf } from './journal-problem.ts'

/** Paths and names of what a target has are nobody else's business. */
const ownerOnly = 0o600

/** @throws UsageError UNREADABLE_FILE when the file cannot be written. */
export function journalFile(path: string): Journal {
  return {
    append(event) {
      try {
        // In one call, so that a kill leaves whole lines and at most one torn one at the end.
        appendFileSync(path, `${withDigits(JSON.stringify(event))}\n`, { mode: ownerOnly })
      } catch (cause) {
        // What was announced can be found without the rest, and a disk that is full must not keep the run from removing it.
        if (
          event.event === 'made' ||
          event.event === 'refused' ||
          event.event === 'unset' ||
          event.event === 'gone' ||
          event.event === 'restored'
        )
          return
        throw new UsageError(
          'UNREADABLE_FILE',
          `Failed to write the journal ${path}: ${cause instanceof Error ? cause.message : String(cause)}. Give another file with --journal.`,
          { cause },
        )
      }
    },
  }
}

/** @throws UsageError UNREADABLE_FILE */
export function readJournalFile(path: string): JournalEvent[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new UsageError(
      'UNREADABLE_FILE',
      `Failed to read the journal ${path}: ${whyUnread(path, cause)}. Give the file that a run named with --journal.`,
      { cause },
    )
  }
  const lines = text.split('\n').filter((line) => line !== '')
  const events = lines.flatMap((line, index): JournalEvent[] => {
    try {
      // Written by `journalFile`, whose events these are; whether they are is looked at below.
      return [readJson(line) as JournalEvent]
    } catch {
      // The process was killed while it wrote the last line: what that announces was not sent.
      if (index === lines.length - 1) return []
      throw notAJournal(path, `line ${index + 1} is no JSON`)
    }
  })
  const problem = problemOf(events)
  if (problem !== undefined) throw notAJournal(path, problem)
  return events
}

function notAJournal(path: string, why: string): UsageError {
  return new UsageError(
    'UNREADABLE_FILE',
    `Failed to read the journal ${path}: ${why}. Give the file that a run named with --journal.`,
  )
}
