/** What was asked and answered. */
import type { Received } from '../../platform.ts'
import { readQuery } from '../input.ts'
import { viewOf } from '../journal-view.ts'
import type { Controlled, Routes } from '../route.ts'

export const journal: Routes = { '/_nowhere/journal': { GET: find, DELETE: clear } }

function find(received: Received, { platform }: Controlled): object {
  const query = readQuery(received, ['operation', 'account', 'status', 'since'])
  const given = Object.fromEntries(query)
  const since = given.since !== undefined && /^\d+$/.test(given.since) ? { since: Number(given.since) } : {}
  return { entries: platform.journal.find({ ...given, ...since }).map(viewOf) }
}

function clear(_: Received, { platform }: Controlled): object {
  platform.journal.clear()
  return { entries: [] }
}
