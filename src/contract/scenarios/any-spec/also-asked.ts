/** What the operations of a collection show can be asked of it, beyond what its methods mean. */
import type { Operation } from '../../../spec/contract.ts'
import type { Specification } from '../../specification/specification.ts'
import { actionsOf } from './acting/actions.ts'
import { deedsOf, isAgainRefused } from './acting/deeds.ts'
import type { AspectName } from './aspects.ts'
import { standsBelow } from './belonging/nested.ts'
import { isOwned } from './belonging/owned.ts'
import { isHeldWithin } from './belonging/within.ts'
import { belowOf } from './below.ts'
import { changedTimes } from './changing/changed-times.ts'
import { boundOperations } from './changing/versions.ts'
import type { Collection } from './collections.ts'
import { isConditional } from './reading/conditional.ts'
import { filtersOf, ordersOf } from './reading/filters.ts'
import { pageMembersOf } from './reading/page-members.ts'
import { totalsOf } from './reading/totals.ts'

function tellsOfPages(specification: Specification, { paging }: Collection, list: Operation): boolean {
  return (
    totalsOf(specification, list).length > 0 || (paging !== undefined && pageMembersOf(specification, list).length > 0)
  )
}

export function alsoAsked(specification: Specification, collection: Collection): ReadonlySet<AspectName> {
  const { list } = collection
  const deeds = deedsOf(specification, collection)
  const commanded = new Set(actionsOf(specification, collection).map(({ operation }) => operation))
  const shown = new Set(deeds.flatMap(({ operation, outcome }) => (outcome === undefined ? [] : [operation])))
  const asked: readonly (readonly [AspectName, boolean])[] = [
    ['filters', list !== undefined && filtersOf(specification, list).length > 0],
    ['sorted', list !== undefined && ordersOf(specification, list).length > 0],
    ['totals', list !== undefined && tellsOfPages(specification, collection, list)],
    ['versions', boundOperations(specification, collection).length > 0],
    ['conditional', isConditional(specification, collection)],
    ['stamped', changedTimes(specification, collection).length > 0],
    ['nested', standsBelow(specification, collection)],
    ['within', isHeldWithin(specification, collection)],
    ['owned', isOwned(specification, collection)],
    [
      'below',
      belowOf(specification, collection).some((operation) => !commanded.has(operation) && !shown.has(operation)),
    ],
    ['acted', shown.size > 0],
    ['acted-once', deeds.some(isAgainRefused)],
  ]
  return new Set(asked.flatMap(([aspect, isAsked]) => (isAsked ? [aspect] : [])))
}
