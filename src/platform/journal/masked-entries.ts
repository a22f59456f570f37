/** Entries of the journal as they can be shown: `***` stands in the place of each secret and token of their URLs and headers. */
import type { JournalEntry } from '../../world/journal/journal.ts'
import { Collection } from '../../world/records/collection.ts'
import type { World } from '../../world/world.ts'
import { maskCredentials } from '../masking/credentials.ts'
import { meetRequest, type Reading, secretMembers, within } from '../masking/mask-entry.ts'
import { hidden, type StandIns } from '../masking/stand-ins.ts'

export interface MaskedBodies {
  readonly request: string | null
  readonly answer: string | null
}

export function maskedBodies(entry: JournalEntry, world: World, reading: Reading): MaskedBodies {
  const standIns = standInsOf(world, reading)
  const shown = (body: string | Uint8Array | null): string | null => {
    if (body === null || typeof body === 'string') return body && standIns.within(body)
    try {
      return standIns.within(strictly.decode(body))
    } catch {
      return `${body.length} bytes that are no text`
    }
  }
  // A secret that is too short to be looked for in any text stands where the document says that one does.
  return {
    request: meetRequest(entry, reading, standIns) ?? shown(entry.request.body),
    answer: shown(entry.answer.body),
  }
}

const strictly = new TextDecoder('utf-8', { fatal: true })

/** Looked for are the secrets that the world has, and all that the journal saw come. */
export function createMasking(world: World, reading: Reading): (entry: JournalEntry) => JournalEntry {
  const standIns = standInsOf(world, reading)
  return (entry) => {
    const { path, ...request } = entry.request
    const { query, headers } = maskCredentials(request, reading.operations, standIns)
    const { why } = entry.answer
    const answer = why === undefined ? entry.answer : { ...entry.answer, why: standIns.within(why) }
    return { ...entry, answer, request: { ...entry.request, ...within({ path, query, headers }, standIns) } }
  }
}

/** Those of all that the world keeps secret, and that the requests of its journal said. */
export function standInsOf(world: World, reading: Reading): StandIns {
  const standIns = hidden()
  for (const [name, part] of Object.entries<unknown>({ ...world })) {
    const member = secretMembers[name]
    if (member === undefined || !(part instanceof Collection)) continue
    for (const record of part.all()) {
      const secret: unknown = Object.getOwnPropertyDescriptor(record, member)?.value
      if (typeof secret === 'string') standIns.for(secret)
    }
  }
  for (const entry of world.journal.entries()) meetRequest(entry, reading, standIns)
  return standIns
}
