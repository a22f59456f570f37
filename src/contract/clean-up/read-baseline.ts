/** Looks into the lists in which a run is going to make something, before it makes anything. */
import type { Operation } from '../../spec/contract.ts'
import { containersOf, pathWithin } from '../scenarios/any-spec/making/containers.ts'
import { shownParameters } from '../scenarios/any-spec/making/request-body.ts'
import { elementsOf } from '../speak/paging.ts'
import type { Specification } from '../specification/specification.ts'
import { digestsOf, keyDigestsOf } from './baseline.ts'
import type { Cleaning } from './cleaning.ts'
import type { Intention, Journal } from './journal.ts'
import { listingOf } from './removal.ts'

/** Lists that stand below something of the run's own are left out: nobody else has anything there. What they stand below else is there. */
export async function readBaseline(
  session: Cleaning,
  intended: readonly Pick<Intention, 'system' | 'collection'>[],
  journal: Journal,
): Promise<void> {
  const { specification } = session
  const read = new Set<string>()
  session.baseline.isLookedAt = true
  for (const { system, collection } of intended) {
    const listing =
      listingOf(specification, { system, collection, path: {}, query: {} })?.operation ??
      listWithin(specification, system, collection)
    if (listing === undefined || read.has(listing.id)) continue
    read.add(listing.id)
    const elements = await elementsIn(session, system, listing)
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
  operation: Operation,
): Promise<readonly unknown[] | undefined> {
  try {
    const owner = session.actor(system, 'owner')
    const path = await pathWithin(session.specification, { owner, isRehearsal: false }, operation)
    // An operation of the document, asked with what that shows for it.
    const input = { ...shownParameters(session.specification, operation), path }
    return elementsOf(await owner.list(operation.id as never, input as never))
  } catch {
    // Where nobody can look, only what answers told of is the run's.
    return undefined
  }
}

/** The list of a collection within something that is there already. */
function listWithin(specification: Specification, system: string, collection: string): Operation | undefined {
  return specification.operationsOf(system, collection).find((operation) => {
    const isList = specification.resource(operation)?.action === 'list'
    return isList && (containersOf(specification, operation)?.length ?? 0) > 0
  })
}
