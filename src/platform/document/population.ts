/** What can be made up for a world of somebody's document: things of each collection, as its own operations would make them. */
import { seedThings, type ThingsSeed } from '../../synthesis/seeding/seed-things.ts'
import type { Setting } from '../../synthesis/setting.ts'
import type { Counts, Population, Records } from '../population/population.ts'
import { collectionsOf, refuseThing } from './beginning.ts'

export function documentPopulation(settings: readonly Setting[]): Population {
  const collections = collectionsOf(settings)
  return {
    collections,
    spread: (count) => Object.fromEntries(collections.map((name) => [name, count])),
    load: async () => nothingSent,
    put(records, world) {
      // They were made here, or told of what was.
      const things = records as ThingsSeed
      world.attempt(() => {
        for (const setting of settings) seedThings(things, setting, world, refuseThing)
      })
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
