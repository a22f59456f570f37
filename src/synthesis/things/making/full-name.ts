/** What somebody is called in full. */
import { flat } from '../../../document/path-names.ts'
import type { JsonObject } from '../../../spec/pointer.ts'

/** The first and the last name of somebody, where a server puts them together. */
export function fullNameOf(name: string, known: JsonObject): string | undefined {
  if (!/^(full|display)?name$/.test(flat(name))) return undefined
  const parts = ['firstname', 'lastname'].map(
    (wanted) => Object.entries(known).find(([each]) => flat(each) === wanted)?.[1],
  )
  return parts.every((part) => typeof part === 'string' && part !== '') ? parts.join(' ') : undefined
}
