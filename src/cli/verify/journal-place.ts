/** Where the journal of a run is: where it was asked for, or in a temporary folder for as long as something is left. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Journal } from '../../contract/clean-up/journal.ts'
import type { Leftover } from '../../contract/clean-up/leftover.ts'
import { journalFile } from '../../contract/clean-up/node-journal-file.ts'
import { UsageError } from '../../errors/usage-error.ts'
import { cleanLine } from '../clean/clean-line.ts'
import { checkWritable } from '../files.ts'

export interface JournalPlace {
  readonly file: string
  /** Says where it is before the first thing is made, unless somebody chose the place or wants to hear little. */
  readonly journal: Journal
  /** Removes what nobody asked for and nobody needs, or says how to go on. */
  close(leftovers: readonly Leftover[]): void
  /** After a run that did not end: says how to remove what it may have made. */
  abandon(): void
}

export interface JournalPlaceOptions {
  readonly isQuiet: boolean
  /** The document that the run is held to, where that is not this package's own. */
  readonly spec?: string | undefined
  /** Of several targets, which. */
  readonly side?: string
}

/** @throws UsageError INVALID_OPTION when it is there already, for it may say what another run has left. */
export function journalPlace(asked: string | undefined, { isQuiet, side, spec }: JournalPlaceOptions): JournalPlace {
  if (asked !== undefined && existsSync(asked)) {
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to begin the journal ${asked}: it is there already. Give a file that is not there; if an earlier run left it, nowhere clean ${asked} removes what that run made.`,
    )
  }
  if (asked !== undefined) checkWritable(asked)
  const file = asked ?? join(mkdtempSync(join(tmpdir(), 'nowhere-')), 'journal')
  const line = cleanLine(file, spec)
  const whose = side === undefined ? '' : ` of ${side}`
  const written = journalFile(file)
  let hasMade = false
  const outstanding = new Set<number>()
  const discard = (): void => {
    if (asked === undefined) rmSync(dirname(file), { recursive: true, force: true })
  }
  return {
    file,
    journal: {
      append(event) {
        if (event.event === 'intend' && !hasMade) {
          hasMade = true
          if (asked === undefined && !isQuiet) {
            process.stderr.write(`The journal${whose} is ${file}; after a kill, ${line} removes what was made.\n`)
          }
        }
        if (event.event === 'intend') outstanding.add(event.id)
        if (event.event === 'gone') outstanding.delete(event.id)
        written.append(event)
      },
    },
    close(leftovers) {
      if (leftovers.length > 0) process.stderr.write(`To remove what was left behind: ${line}\n`)
      else discard()
    },
    abandon() {
      if (outstanding.size > 0) process.stderr.write(`The run did not end. To remove what it made: ${line}\n`)
      else discard()
    },
  }
}
