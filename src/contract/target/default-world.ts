/** Who and what is there in the world that the fake starts with, as a target is told: fixtures/worlds/default.json in other words. */
import type { Ids, Tokens } from './target.ts'

export const defaultTokens: Tokens & { readonly owner: string } = {
  owner: 'nowhere_alice',
  second: 'nowhere_bob',
  blocked: 'nowhere_carol',
  viewer: 'nowhere_bob',
  bound: 'nowhere_alice_staging',
  revoked: 'nowhere_revoked',
}

export const defaultIds: Ids = {
  project: 'prj_nowhere',
  environment: 'env_production',
  secondEnvironment: 'env_staging',
  team: 'team_nowhere',
  teamSlug: 'nowhere',
}
