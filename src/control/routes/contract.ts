/** The document that the fake plays, operation by operation, and what a run of `nowhere verify` found last. */
import type { Received } from '../../platform.ts'
import { invalid, readJson } from '../input.ts'
import type { Controlled, Routes } from '../route.ts'

export const contract: Routes = {
  '/_nowhere/contract': { GET: operations },
  '/_nowhere/report': { GET: (_, { kept }) => reportOf(kept), PUT: keepReport },
}

async function operations(_: Received, { platform }: Controlled): Promise<object> {
  return { operations: await platform.inspection.operations() }
}

function reportOf({ report }: Controlled['kept']): object {
  return { report: report ?? null }
}

function keepReport(received: Received, { kept }: Controlled): object {
  const report = readJson(received)
  if (typeof report !== 'object' || report === null || !('verdict' in report))
    return invalid('The body must be a report of nowhere verify, which has a verdict.')
  kept.report = report
  return reportOf(kept)
}
