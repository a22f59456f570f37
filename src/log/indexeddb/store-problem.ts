/** What is said of a store in the browser that cannot be used. */
import { UsageError } from '../../errors/usage-error.ts'

export function storeProblem(what: string, name: string, why: string, next: string): UsageError {
  return new UsageError(
    'INVALID_LOG',
    `Failed to ${what} in IndexedDB ${JSON.stringify(name)}: ${why.replace(/\.$/, '')}. ${next}, or begin anew: indexedDB.deleteDatabase(${JSON.stringify(name)}) in the console of the page; or give another name: { keep: { name: '...' } }.`,
  )
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
