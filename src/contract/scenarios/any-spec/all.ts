/** Every scenario that follows from a collection. */
import type { Scenario } from '../../scenario.ts'
import type { Specification } from '../../specification.ts'
import type { Collection } from '../collections.ts'
import { below } from './below.ts'
import { refusals } from './cases.ts'
import { changes } from './changes.ts'
import { commands } from './commands.ts'
import { credentials } from './credentials.ts'
import { deletion } from './deletion.ts'
import { filtersOfList } from './filters.ts'
import { lifeCycle } from './life-cycle.ts'
import { pagesOfList } from './lists.ts'
import { readBack } from './read-back.ts'
import { replacement } from './replacement.ts'
import { serverChosen } from './server-chosen.ts'
import { uniqueness } from './uniqueness.ts'
import { values } from './values.ts'
import { versions } from './versions.ts'

const factories: readonly ((specification: Specification, collection: Collection) => Scenario | undefined)[] = [
  readBack,
  values,
  pagesOfList,
  filtersOfList,
  uniqueness,
  changes,
  replacement,
  deletion,
  lifeCycle,
  commands,
  refusals,
  versions,
  below,
  serverChosen,
  credentials,
]

export function scenariosOfCollection(specification: Specification, collection: Collection): Scenario[] {
  const found = factories.flatMap((factory) => factory(specification, collection) ?? [])
  // What no operation removes is made only by leave of whoever asks.
  return collection.remove === undefined && !specification.isRemovable(collection.create)
    ? found.map((each) => ({ ...each, needs: [...each.needs, 'leftovers'] }))
    : found
}
