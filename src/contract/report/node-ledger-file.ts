/** Reads a ledger from a file. */
import { readFileSync } from 'node:fs'
import { UsageError } from '../../errors/usage-error.ts'
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
    const isAbsent = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    const why = isAbsent ? 'there is no such file' : cause instanceof Error ? cause.message : String(cause)
    throw new UsageError(
      'UNREADABLE_FILE',
      `Failed to read the ledger from ${path}: ${why}. Give a file that can be read; nowhere verify --write-ledger drafts one.`,
      { cause },
    )
  }
  return parseLedger(text, path)
}
