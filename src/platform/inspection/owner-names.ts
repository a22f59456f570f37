/** Names of those whom things belong to: usernames of accounts and slugs of teams. */
import type { World } from '../../world/world.ts'

export interface OwnerNames {
  /** The id itself of what has no such name. */
  of(id: string): string
  all(): string[]
}

export function createOwnerNames({ accounts, teams }: Pick<World, 'accounts' | 'teams'>): OwnerNames {
  return {
    of: (id) => accounts.get(id)?.username ?? teams.get(id)?.slug ?? id,
    all: () => [...accounts.all().map(({ username }) => username), ...teams.all().map(({ slug }) => slug)],
  }
}
