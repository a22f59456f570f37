/** The option `keep` of `createHandlers`. */
import { UsageError } from '../../errors/usage-error.ts'

/** `'indexeddb'` in short, or with the name of the database: one for each platform of an origin, `'nowhere-kit'` by default. */
export type Keep = 'indexeddb' | { readonly name: string }

/** @throws UsageError INVALID_OPTION */
export function readKeep(keep: Keep): string {
  if (keep === 'indexeddb') return 'nowhere-kit'
  const isNamed = typeof keep === 'object' && keep !== null && typeof keep.name === 'string' && keep.name !== ''
  if (isNamed && Object.keys(keep).length === 1) return keep.name
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to create handlers with the option keep: it is ${JSON.stringify(keep)}. Give 'indexeddb', or { name: 'NAME' }.`,
  )
}
