/** Reads a ledger from a file. */
import { readFileSync } from 'node:fs'
import { UsageError } from '../../errors/usage-error.ts'
import { whyUnread } from '../../errors/why-unread.ts'
import { type Ledger, parseLedger } from './ledger.ts'

/**
 * @param path YAML or JSON.
 * @throws UsageError UNREADABLE_FILE, INVALID_LEDGER
 */
export function readLedgerFile(path: string): Ledger {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new UsageError(
      'UNREADABLE_FILE',
      `Failed to read the ledger from ${path}: ${whyUnread(path, cause)}. Give a file that can be read; nowhere verify --write-ledger drafts one.`,
      { cause },
    )
  }
  return parseLedger(text, path)
}
