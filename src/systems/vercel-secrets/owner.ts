/** On whose behalf a request acts: the user's own, or that of the team that its query names. */
import type { Principal } from '../../pipeline/exchange.ts'
import type { Operation } from '../../spec/contract.ts'
import type { World } from '../../world/world.ts'

interface Asked {
  readonly query: { readonly teamId?: string; readonly slug?: string }
  readonly principal: Principal
  readonly operation: Operation
  readonly world: World
  readonly fail: {
    (code: 'bad_request', values: { readonly problem: string }): never
    (code: 'forbidden', values: { readonly team: string }): never
  }
}

export interface Owner {
  readonly id: string
  /** null for the user's own. */
  readonly teamId: string | null
}

/** Looks only among the user's own teams, so that an answer never tells which others there are. */
export function ownerOf({ query: { teamId, slug }, principal, operation, world, fail }: Asked): Owner {
  if (teamId === undefined && slug === undefined) return { id: principal.account.id, teamId: null }
  const byId = teamId === undefined ? undefined : ownTeam(teamId)
  const bySlug = slug === undefined ? undefined : ownTeam(world.teams.find({ slug })?.id)
  if (teamId !== undefined && slug !== undefined && byId !== bySlug) {
    fail('bad_request', { problem: '"teamId" and "slug" name different teams.' })
  }
  const team = byId ?? bySlug ?? fail('forbidden', { team: teamId ?? slug ?? '' })
  return { id: team, teamId: team }

  /** The id, if the user is in that team with a role that the operation admits. */
  function ownTeam(id: string | undefined): string | undefined {
    const membership = world.memberships.get(`${id}/${principal.account.id}`)
    return membership !== undefined && operation.roles.includes(membership.role) ? membership.teamId : undefined
  }
}
