/** What was asked and answered. */
import { viewOf } from '../journal-view.ts'
import type { Routes } from '../route.ts'

export const journal: Routes = {
  '/_nowhere/journal': { GET: (_, { platform }) => ({ entries: platform.journal.entries().map(viewOf) }) },
}
