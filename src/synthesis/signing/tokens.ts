/** Tokens that answers give away, which are good from then on until somebody signs out. */
import { flat } from '../../document/path-names.ts'
import type { Account } from '../../world/records/records.ts'
import type { World } from '../../world/world.ts'
import type { Asked } from '../behaviours/behaviour.ts'
import { chanceFor } from '../chance.ts'
import { letters } from '../things/making/words.ts'

const tokens =
  /^(token|accesstoken|authtoken|authenticationtoken|bearertoken|sessiontoken|idtoken|jwt|jwttoken|apikey|apitoken|refreshtoken|key|sessionid)$/
/** Whether it is one, and not what is said of one. */
export function isTokenName(name: string): boolean {
  return tokens.test(flat(name))
}

/** A new one, good from now on. */
export function tokenFor(world: World, { id }: Account): string {
  const token = letters(40, chanceFor(world, `token ${world.ids.count('tokens that were given')}`))
  world.tokens.insert({ token, accountId: id, revoked: false, environmentIds: null, projectIds: null })
  world.claims.insert({ id: claimOf(token), thingId: id })
  return token
}

/** Whose it is, where it was given away here. */
export function givenAway(world: Pick<World, 'accounts' | 'tokens'>, token: string): Account | undefined {
  const known = world.tokens.get(token)
  return known === undefined || known.revoked ? undefined : world.accounts.get(known.accountId)
}

/** Of who signs out; one that the world began with stays good. */
export function revoke({ call: { world, principal } }: Asked): void {
  const { token } = principal.token
  if (world.claims.has(claimOf(token))) world.tokens.update(token, { revoked: true })
}

function claimOf(token: string): string {
  return `given token ${token}`
}
