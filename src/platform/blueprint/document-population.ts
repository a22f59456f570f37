/** What can be made up for a world of somebody's document: things of each collection, as its own operations would make them. */

import type { JsonObject } from '../../spec/pointer.ts'
import { seedThings } from '../../synthesis/seeding/seed-things.ts'
import type { Setting } from '../../synthesis/setting.ts'
import type { Counts, Population, Records } from '../population/population.ts'
import { refuseThing } from './document-beginning.ts'

export function documentPopulation(setting: Setting): Population {
  const collections = Object.keys(setting.model.collections)
  return {
    collections,
    spread: (count) => Object.fromEntries(collections.map((name) => [name, count])),
    load: async () => nothingSent,
    put(records, world) {
      world.attempt(() =>
        seedThings(records as Readonly<Record<string, readonly JsonObject[]>>, setting, world, refuseThing),
      )
    },
  }
}

/** What nothing was sent of, the world chooses itself when it is put in: the same for the same world. */
function nothingSent(counts: Counts, _: unknown, told: () => void): Records {
  return Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [
      name,
      Array.from({ length: count }, () => {
        told()
        return {}
      }),
    ]),
  )
}
