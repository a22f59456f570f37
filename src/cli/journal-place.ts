/** Where the journal of a run is: where it was asked for, or in a temporary folder for as long as something is left. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Leftover } from '../contract/report.ts'
import { UsageError } from '../errors/usage-error.ts'

export interface JournalPlace {
  readonly file: string
  /** Removes what nobody asked for and nobody needs, or says how to go on. */
  close(leftovers: readonly Leftover[]): void
}

/** @throws UsageError INVALID_OPTION when it is there already, for it may say what another run has left. */
export function journalPlace(asked: string | undefined): JournalPlace {
  if (asked !== undefined && existsSync(asked)) {
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to begin the journal ${asked}: it is there already. Run nowhere clean ${asked}, or give another file.`,
    )
  }
  const file = asked ?? join(mkdtempSync(join(tmpdir(), 'nowhere-')), 'journal')
  return {
    file,
    close(leftovers) {
      if (leftovers.length > 0) process.stderr.write(`To remove what was left behind: nowhere clean ${file}\n`)
      else if (asked === undefined) rmSync(dirname(file), { recursive: true, force: true })
    },
  }
}
