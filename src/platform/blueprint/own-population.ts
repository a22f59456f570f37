/** What can be made up for a world of our document. */
import { collectionNames } from '../../populate/collection-names.ts'
import { spread } from '../../populate/spread.ts'
import type { Contract } from '../../spec/contract.ts'
import { defaultWorld } from '../../spec/generated/world.ts'
import { seeders } from '../../systems/all.ts'
import { addRecords } from '../../world/seed/add-records.ts'
import { refuseSeed } from '../../world/seed/refuse-seed.ts'
import type { WorldSeed } from '../../world/seed/seed.ts'
import type { Population } from '../population/population.ts'
import { problemOfWorld, type ValidatorOf } from './own-beginning.ts'

export function ownPopulation(contract: Contract, validatorOf: ValidatorOf): Population {
  return {
    collections: collectionNames,
    spread,
    async load() {
      const { makeUp } = await import('../../populate/make-up.ts')
      return makeUp
    },
    put(records, world) {
      const { accounts = [] } = records
      // The schema asks for an account, which the world has.
      const whole = accounts.length > 0 ? records : { ...records, accounts: defaultWorld.accounts }
      const problem = problemOfWorld(whole, validatorOf)
      if (problem !== undefined) refuseSeed(problem.pointer, problem.sentence)
      // Held to the schema of the type just now. What is not there brings no tokens either.
      addRecords(world, { ...records, accounts } as unknown as WorldSeed, contract, seeders)
    },
  }
}
