/** Looks into the lists in which a run is going to make something, before it makes anything. */
import type { Operation } from '../../spec/contract.ts'
import { elementsOf } from '../speak/paging.ts'
import { digestsOf, keyDigestsOf } from './baseline.ts'
import type { Cleaning } from './cleaning.ts'
import type { Intention, Journal } from './journal.ts'
import { listingOf } from './removal.ts'

/** Lists that stand below something of the run's own are left out: nobody else has anything there. */
export async function readBaseline(
  session: Cleaning,
  intended: readonly Pick<Intention, 'system' | 'collection'>[],
  journal: Journal,
): Promise<void> {
  const { specification } = session
  const read = new Set<string>()
  session.baseline.isLookedAt = true
  for (const { system, collection } of intended) {
    const listing = listingOf(specification, { system, collection, path: {}, query: {} })
    if (listing === undefined || read.has(listing.operation.id)) continue
    read.add(listing.operation.id)
    const elements = await elementsIn(session, system, listing.operation)
    if (elements === undefined) continue
    const digests = elements.flatMap((each) => [
      ...digestsOf(specification, system, collection, each),
      ...keyDigestsOf(each),
    ])
    session.baseline.learn(system, collection, digests)
    journal.append({ event: 'before', system, collection, elements: digests })
  }
}

async function elementsIn(
  session: Cleaning,
  system: string,
  { id }: Operation,
): Promise<readonly unknown[] | undefined> {
  try {
    // An operation of the document that needs nothing.
    return elementsOf(await session.actor(system, 'owner').list(id as never, {} as never))
  } catch {
    // Where nobody can look, only what answers told of is the run's.
    return undefined
  }
}
