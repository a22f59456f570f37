/** Who may do what in an environment. An environment that somebody is not in is, to them, one that does not exist. */
import type { Principal } from '../../pipeline/exchange.ts'
import type { Operation } from '../../spec/contract.ts'
import type { EnvironmentRole, EnvironmentSecret } from '../../world/records/records.ts'
import type { World } from '../../world/world.ts'

interface Asked {
  readonly principal: Principal
  readonly operation: Operation
  readonly world: World
}

/** What stands in the way: no such environment, a token that is bound to others, or a role that is not enough. */
export type Obstacle =
  | { readonly is: 'absent' }
  | { readonly is: 'scope' }
  | { readonly is: 'role'; readonly role: EnvironmentRole }

export function obstacleIn(environmentId: string, { principal, operation, world }: Asked): Obstacle | undefined {
  const membership = world.environmentMemberships.get(`${environmentId}/${principal.account.id}`)
  if (membership === undefined) return { is: 'absent' }
  const { environmentIds } = principal.token
  if (environmentIds !== null && !environmentIds.includes(environmentId)) return { is: 'scope' }
  return operation.roles.includes(membership.role) ? undefined : { is: 'role', role: membership.role }
}

interface Forbid {
  (code: 'FORBIDDEN_SCOPE', values: { readonly problem: string }): never
  (code: 'FORBIDDEN_ROLE', values: { readonly role: string; readonly roles: string }): never
}

/** Refuses for what stands in the way, unless it is that nothing is there. */
export function forbid(
  obstacle: Obstacle | undefined,
  { operation, fail }: { operation: Operation; fail: Forbid },
): void {
  if (obstacle?.is === 'scope') fail('FORBIDDEN_SCOPE', { problem: boundElsewhere })
  if (obstacle?.is === 'role') fail('FORBIDDEN_ROLE', { role: obstacle.role, roles: operation.roles.join(' or ') })
}

export const boundElsewhere = 'The token is bound to other environments.'

interface AskedForSecret extends Asked {
  readonly path: { readonly id: string }
  readonly fail: Forbid & ((code: 'NOT_FOUND', values: { readonly thing: string }) => never)
}

/** The secret that the path names, if the caller may do this with it. */
export function reachedSecret(call: AskedForSecret): EnvironmentSecret {
  const { path, world, fail } = call
  const secret = world.environmentSecrets.get(path.id)
  const obstacle = secret && obstacleIn(secret.environmentId, call)
  if (secret === undefined || obstacle?.is === 'absent') return fail('NOT_FOUND', { thing: 'Secret' })
  forbid(obstacle, call)
  return secret
}
