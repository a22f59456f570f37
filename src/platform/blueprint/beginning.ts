/** What a platform begins with, whatever it is a fake of: data of its own kind or a snapshot, with the tokens that were asked for beside it. */
import { UsageError } from '../../errors/usage-error.ts'
import type { World } from '../../world/world.ts'
import type { Beginning, TokenOption } from '../options.ts'
import { restoreWorld } from '../snapshot.ts'

/**
 * What fills a world, now and on each reset.
 * @param fillerOf Checks the data of a world once, and fills a world with it again and again.
 */
export function beginningWith(
  { data, tokens, hasOwnClock }: Beginning,
  fillerOf: (data: unknown) => (world: World) => void,
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
  const fill = fillerOf(data)
  return (world) => {
    fill(world)
    addTokens(world, tokens)
  }
}

/** A snapshot has collections and a version, which is a number; data of a world has not both. */
export function isSnapshot(data: unknown): data is object {
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
    const scopes = typeof option === 'string' ? undefined : option.scopes
    world.tokens.insert({
      token,
      accountId: account.id,
      revoked: false,
      environmentIds: null,
      projectIds: null,
      ...(scopes !== undefined && { scopes }),
    })
  }
}

function refuseToken(username: string, { accounts }: World): never {
  const known = accounts.all().map((account) => account.username)
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to add a token for ${JSON.stringify(username)}: there is no such account. The accounts are ${known.join(', ')}.`,
  )
}
