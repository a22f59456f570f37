/** What a platform begins with: a seed, held to the schema of a world, or a snapshot; with the tokens that were asked for beside it. */
import { UsageError } from '../errors/usage-error.ts'
import { type Problem, problemOf, type Validator } from '../schema/validator.ts'
import type { Contract } from '../spec/contract.ts'
import { defaultWorld } from '../spec/generated/world.ts'
import { seeders } from '../systems/all.ts'
import { readSeed } from '../world/seed/read-seed.ts'
import { seedWorld } from '../world/seed/seed-world.ts'
import type { World } from '../world/world.ts'
import type { Beginning, TokenOption } from './options.ts'
import { restoreWorld } from './snapshot.ts'

type ValidatorOf = (key: string) => Validator | undefined

/**
 * What fills the world, now and on each reset. What a seed holds is checked once, before.
 * @throws UsageError INVALID_WORLD; the filling of the world also INVALID_SNAPSHOT, INVALID_OPTION
 */
export function beginningOf(
  { data, tokens, hasOwnClock }: Beginning,
  contract: Contract,
  validatorOf: ValidatorOf,
): (world: World) => void {
  if (isSnapshot(data)) {
    // Cloned, so that what is later done to the snapshot does not reach what a reset goes back to.
    const snapshot = structuredClone(data)
    return (world) => {
      const clock = world.clock.snapshot()
      restoreWorld(world, snapshot)
      if (hasOwnClock) world.clock.restore(clock)
      addTokens(world, tokens)
    }
  }
  const seed =
    data === undefined ? defaultWorld : structuredClone(readSeed(data, (world) => problemOfWorld(world, validatorOf)))
  return (world) => {
    seedWorld(world, seed, contract, seeders)
    addTokens(world, tokens)
  }
}

export function problemOfWorld(world: unknown, validatorOf: ValidatorOf): Problem | undefined {
  const validator = validatorOf('world')
  if (validator === undefined) throw new Error('the schema of a world was not generated')
  return problemOf(validator, world, 'world')
}

/** A snapshot has collections and a version, which is a number; a seed has neither. */
function isSnapshot(data: unknown): data is object {
  if (typeof data !== 'object' || data === null) return false
  return Object.hasOwn(data, 'collections') || ('version' in data && typeof data.version === 'number')
}

/** A token that is given as a text is one of the first account. One that the world has already is replaced. */
function addTokens(world: World, tokens: readonly (TokenOption | string)[]): void {
  for (const option of tokens) {
    const account =
      typeof option === 'string' ? world.accounts.all()[0] : world.accounts.find({ username: option.account })
    if (account === undefined) refuseToken(typeof option === 'string' ? '' : option.account, world)
    const token = typeof option === 'string' ? option : option.token
    world.tokens.delete(token)
    world.tokens.insert({ token, accountId: account.id, revoked: false, environmentIds: null, projectIds: null })
  }
}

function refuseToken(username: string, { accounts }: World): never {
  const known = accounts.all().map((account) => account.username)
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to add a token for ${JSON.stringify(username)}: there is no such account. The accounts are ${known.join(', ')}.`,
  )
}
