/** Which project a reference means to a caller: none, unless the key reaches it and the caller's role is enough. */
import type { Principal } from '../../pipeline/exchange.ts'
import type { Operation } from '../../spec/contract.ts'
import type { Project } from '../../world/records/records.ts'
import type { World } from '../../world/world.ts'

interface Asked {
  readonly principal: Principal
  readonly operation: Operation
  readonly world: World
}

/** By id or by subdomain. Why there is none is never told, so that nobody learns what exists. */
export function reachedProject(reference: string, asked: Asked): Project | undefined {
  const { world } = asked
  const project = world.projects.get(reference) ?? world.projects.find({ subdomain: reference })
  return project !== undefined && isReached(project, asked) ? project : undefined
}

function isReached({ id, teamId }: Project, { principal, operation, world }: Asked): boolean {
  const { projectIds } = principal.token
  const membership = world.memberships.get(`${teamId}/${principal.account.id}`)
  if (membership === undefined || (projectIds !== null && !projectIds.includes(id))) return false
  return operation.roles.includes(membership.role)
}

/** Those that the key reaches, in the order of the user's teams. */
export function reachedProjects({ principal, world }: Omit<Asked, 'operation'>): Project[] {
  const { projectIds } = principal.token
  return world.memberships
    .list({ accountId: principal.account.id })
    .flatMap(({ teamId }) => world.projects.list({ teamId }))
    .filter(({ id }) => projectIds === null || projectIds.includes(id))
}
