/** Every scenario that follows from a collection. */

import type { Specification } from '../../specification/specification.ts'
import type { Scenario } from '../scenario.ts'
import { commands } from './acting/commands.ts'
import { doing } from './acting/doing.ts'
import { lifeCycle } from './acting/life-cycle.ts'
import { nested } from './belonging/nested.ts'
import { owned } from './belonging/owned.ts'
import { within } from './belonging/within.ts'
import { below } from './below.ts'
import { refusals } from './cases.ts'
import { changedTime } from './changing/changed-times.ts'
import { changes } from './changing/changes.ts'
import { replacement } from './changing/replacement.ts'
import { serverChosen } from './changing/server-chosen.ts'
import { uniqueness } from './changing/uniqueness.ts'
import { values } from './changing/values.ts'
import { versions } from './changing/versions.ts'
import type { Collection } from './collections.ts'
import { credentials } from './credentials.ts'
import { deletion } from './deletion.ts'
import { conditionalRead } from './reading/conditional.ts'
import { filtersOfList } from './reading/filters.ts'
import { pagesOfList } from './reading/lists.ts'
import { readBack } from './reading/read-back.ts'

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
  doing,
  refusals,
  versions,
  conditionalRead,
  changedTime,
  below,
  nested,
  within,
  owned,
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
