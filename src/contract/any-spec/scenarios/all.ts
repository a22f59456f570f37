/** Every scenario that follows from a collection. */
import type { Scenario } from '../../scenario.ts'
import type { Specification } from '../../specification.ts'
import type { Collection } from '../collections.ts'
import { refusals } from './cases.ts'
import { changes } from './changes.ts'
import { credentials } from './credentials.ts'
import { deletion } from './deletion.ts'
import { lifeCycle } from './life-cycle.ts'
import { pagesOfList } from './lists.ts'
import { readBack } from './read-back.ts'
import { replacement } from './replacement.ts'
import { uniqueness } from './uniqueness.ts'

const factories: readonly ((specification: Specification, collection: Collection) => Scenario | undefined)[] = [
  readBack,
  pagesOfList,
  uniqueness,
  changes,
  replacement,
  deletion,
  lifeCycle,
  refusals,
  credentials,
]

export function scenariosOfCollection(specification: Specification, collection: Collection): Scenario[] {
  const found = factories.flatMap((factory) => factory(specification, collection) ?? [])
  // What no operation removes is made only by leave of whoever asks.
  return collection.remove === undefined
    ? found.map((each) => ({ ...each, needs: [...each.needs, 'leftovers'] }))
    : found
}
