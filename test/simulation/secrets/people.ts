/** Who is in the world of roles, as the model knows them: written down here, so that the platform's own reading of it is held to it. */
import { faker } from '@faker-js/faker/locale/en'

export interface Caller {
  readonly username: string
  readonly accountId: string
  readonly token: string
  /** Id of the one team that it is in -> role. */
  readonly teams: Readonly<Record<string, 'owner' | 'admin' | 'member'>>
  readonly environments: Readonly<Record<string, 'admin' | 'operator' | 'viewer'>>
  /** The environments and projects that the token is bound to; null where to none. */
  readonly boundTo: { readonly environments: readonly string[] | null; readonly projects: readonly string[] | null }
}

const unbound = { environments: null, projects: null }
const alice = {
  username: 'alice',
  accountId: '2qDDuGFTWXBLDNnqZfWPDp1A',
  teams: { team_nowhere: 'owner' },
  environments: { env_production: 'admin', env_staging: 'admin' },
} as const
const bob = {
  username: 'bob',
  accountId: '8sKkYhP4vRzQ1mTbXc7WnE3d',
  teams: { team_nowhere: 'member' },
  environments: { env_production: 'viewer' },
} as const

export const callers: readonly Caller[] = [
  { ...alice, token: 'nowhere_alice', boundTo: unbound },
  { ...alice, token: 'nowhere_alice_staging', boundTo: { environments: ['env_staging'], projects: [] } },
  { ...bob, token: 'nowhere_bob', boundTo: unbound },
  { ...bob, token: 'nowhere_bob_unscoped', boundTo: { environments: null, projects: [] } },
  {
    username: 'dave',
    accountId: 'Dq3FzW8yJmNc5VxTb1LpKr6H',
    token: 'nowhere_dave',
    teams: { team_nowhere: 'admin' },
    environments: { env_production: 'operator' },
    boundTo: unbound,
  },
  {
    username: 'erin',
    accountId: 'Ev7SgB2hXkPt9QnCw4MjYd5R',
    token: 'nowhere_erin',
    teams: { team_elsewhere: 'owner' },
    environments: {},
    boundTo: unbound,
  },
]

export const environmentIds = ['env_production', 'env_staging', 'env_nobody'] as const

export const projects: readonly { readonly id: string; readonly subdomain: string; readonly team: string }[] = [
  { id: 'prj_nowhere', subdomain: 'nowhere', team: 'team_nowhere' },
  { id: 'prj_elsewhere', subdomain: 'elsewhere', team: 'team_elsewhere' },
]

export function pick<T>(choices: readonly T[]): T {
  return faker.helpers.arrayElement(choices)
}

export function chance(probability: number): boolean {
  return faker.datatype.boolean(probability)
}
