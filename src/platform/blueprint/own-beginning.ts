/** What a platform of our document begins with: a seed, held to the schema of a world. */
import { type Problem, problemOf, type Validator } from '../../schema/validator.ts'
import type { Contract } from '../../spec/contract.ts'
import { defaultWorld } from '../../spec/generated/world.ts'
import { seeders } from '../../systems/all.ts'
import { readSeed } from '../../world/seed/read-seed.ts'
import { seedWorld } from '../../world/seed/seed-world.ts'
import type { World } from '../../world/world.ts'

export type ValidatorOf = (key: string) => Validator | undefined

/** @throws UsageError INVALID_WORLD */
export function ownFiller(data: unknown, contract: Contract, validatorOf: ValidatorOf): (world: World) => void {
  const seed =
    data === undefined ? defaultWorld : structuredClone(readSeed(data, (world) => problemOfWorld(world, validatorOf)))
  return (world) => seedWorld(world, seed, contract, seeders)
}

export function problemOfWorld(world: unknown, validatorOf: ValidatorOf): Problem | undefined {
  const validator = validatorOf('world')
  if (validator === undefined) throw new Error('the schema of a world was not generated')
  return problemOf(validator, world, 'world')
}
