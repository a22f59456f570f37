/** Entries of the journal as they can be shown: `***` stands in the place of each secret and token of their URLs and headers. */
import type { JournalEntry } from '../../world/journal/journal.ts'
import { Collection } from '../../world/records/collection.ts'
import type { World } from '../../world/world.ts'
import { maskCredentials, type Operations } from '../masking/credentials.ts'
import { meetRequest, secretMembers, within } from '../masking/mask-entry.ts'
import { hidden } from '../masking/stand-ins.ts'

/** Looked for are the secrets that the world has, and all that the journal saw come. */
export function createMasking(world: World, operations: Operations): (entry: JournalEntry) => JournalEntry {
  const standIns = hidden()
  for (const [name, part] of Object.entries<unknown>({ ...world })) {
    const member = secretMembers[name]
    if (member === undefined || !(part instanceof Collection)) continue
    for (const record of part.all()) {
      const secret: unknown = Object.getOwnPropertyDescriptor(record, member)?.value
      if (typeof secret === 'string') standIns.for(secret)
    }
  }
  for (const entry of world.journal.entries()) meetRequest(entry, operations, standIns)
  return (entry) => {
    const { path, ...request } = entry.request
    const { query, headers } = maskCredentials(request, operations, standIns)
    return { ...entry, request: { ...entry.request, ...within({ path, query, headers }, standIns) } }
  }
}
