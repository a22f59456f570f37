/** Blueprints of openapi.yaml: one a profile, made when it is first wanted. */
import { createRouter } from '../../pipeline/routing/router.ts'
import type { Validator } from '../../schema/validator.ts'
import type { Profile } from '../../spec/contract.ts'
import { contracts } from '../../spec/generated/contract.ts'
import { contractDigests } from '../../spec/generated/identity.ts'
import { validators } from '../../spec/generated/validators.ts'
import { defaultWorld } from '../../spec/generated/world.ts'
import { namedHeaders } from '../../spec/named-headers.ts'
import { behaviours, sites } from '../../systems/all.ts'
import { ownCollections } from '../inspection/own-collections.ts'
import { type CollectionName, recordsOf } from '../records.ts'
import { beginningWith } from './beginning.ts'
import type { Blueprint, BlueprintOf } from './blueprint.ts'
import { ownFiller, problemOfWorld } from './own-beginning.ts'
import { ownPopulation } from './own-population.ts'

const made = new Map<Profile, Blueprint>()

export const ownBlueprint: BlueprintOf = (profile) => {
  const known = made.get(profile) ?? makeBlueprint(profile)
  made.set(profile, known)
  return known
}

function makeBlueprint(profile: Profile): Blueprint {
  const contract = contracts[profile]
  // A Map finds a key that was put together at run time faster than an object does.
  const table = new Map<string, Validator>(Object.entries({ ...validators.documented, ...validators[profile] }))
  const validatorOf = (key: string): Validator | undefined => table.get(key)
  return {
    profile,
    contract,
    digest: contractDigests[profile],
    router: createRouter(contract),
    validatorOf,
    formReaders: {},
    behaviours,
    sites,
    exposedHeaders: namedHeaders(contract),
    defaultWorld,
    beginningOf: (beginning) => beginningWith(beginning, (data) => ownFiller(data, contract, validatorOf)),
    population: ownPopulation(contract, validatorOf),
    problemOfOutsideDns: (outsideDns) => problemOfWorld({ ...defaultWorld, outsideDns }, validatorOf),
    collections: ownCollections(contract),
    async texts() {
      const [{ documents }, { createTexts }] = await Promise.all([
        import('../../spec/generated/document.ts'),
        import('../inspection/operation-facts.ts'),
      ])
      return createTexts(documents[profile])
    },
    // A name that is none is refused.
    recordsOf: (name, world) => recordsOf(name as CollectionName, world, contract),
  }
}
