/**
 * Holds the data of a world to its schema and to itself: every username, team and project that it names is one of its own. What a
 * system's own rules forbid is found when its records are put in.
 */
import { escapePointer } from '../../spec/pointer.ts'
import { refuseSeed } from './refuse-seed.ts'
import type { WorldSeed } from './seed.ts'

/** What the caller has of a JSON Schema: the first thing that is wrong, or undefined. */
export type CheckSeed = (data: unknown) => { readonly pointer: string; readonly sentence: string } | undefined

/** The seed, or a UsageError that names the place. */
export function readSeed(data: unknown, check: CheckSeed): WorldSeed {
  if (isOther(data)) refuseSeed('', noWorld)
  const problem = check(data)
  if (problem !== undefined) refuseSeed(problem.pointer, problem.sentence)
  // The schema is the one that the type was written from, and the data has just been held to it.
  const seed = data as WorldSeed
  checkUnique(seed)
  checkReferences(seed)
  return seed
}

const noWorld =
  'This is no world: it has no "accounts". The smallest one is { "accounts": [{ "username": "ann" }] }; what snapshot() returned is a world too.'

/** An object that is something else, such as the package.json of a project. */
function isOther(data: unknown): boolean {
  return typeof data === 'object' && data !== null && !Array.isArray(data) && !Object.hasOwn(data, 'accounts')
}

/** What has to be unique in a seed is. */
export function checkUnique(seed: WorldSeed): void {
  const { accounts, tokens = [], teams = [], environments = [], projects = [], secrets = [] } = seed
  const { environmentSecrets = [], projectSecrets = [], domains = [] } = seed
  for (const list of ['deployments', 'domains', 'dnsRecords', 'certificates', 'aliases'] as const) {
    unique<{ readonly id?: string }>(`/${list}`, 'id', seed[list] ?? [], ({ id }) => id)
  }
  unique('/domains', 'name', domains, ({ name }) => name.toLowerCase())
  unique('/accounts', 'id', accounts, ({ id }) => id)
  unique('/accounts', 'username', accounts, ({ username }) => username)
  unique('/tokens', 'token', tokens, ({ token }) => token)
  unique('/teams', 'id', teams, ({ id }) => id)
  unique('/teams', 'slug', teams, ({ slug }) => slug)
  unique('/environments', 'id', environments, ({ id }) => id)
  unique('/projects', 'id', projects, ({ id }) => id)
  unique('/projects', 'subdomain', projects, ({ subdomain }) => subdomain)
  unique('/secrets', 'id', secrets, ({ id }) => id)
  // Neither usernames nor ids hold a slash.
  unique('/secrets', 'owner and name', secrets, ({ account, team, name }) => `${team ?? account}/${name}`)
  unique('/environmentSecrets', 'id', environmentSecrets, ({ id }) => id)
  unique('/environmentSecrets', 'environment and key', environmentSecrets, (each) => `${each.environment}/${each.key}`)
  unique('/projectSecrets', 'project and key', projectSecrets, ({ project, key }) => `${project}/${key}`)
}

/** What is left out is made, and made unique. */
function unique<T>(
  pointer: string,
  field: string,
  entries: readonly T[],
  nameOf: (entry: T) => string | undefined,
): void {
  const seen = new Set<string>()
  for (const [index, entry] of entries.entries()) {
    const name = nameOf(entry)
    if (name === undefined) continue
    if (seen.has(name)) refuseSeed(`${pointer}/${index}`, `The ${field} "${name}" stands there twice.`)
    seen.add(name)
  }
}

/** Names of what a world has. */
export interface Known {
  readonly accounts: readonly string[]
  readonly teams: readonly string[]
  readonly environments: readonly string[]
  readonly projects: readonly string[]
}

/** What a seed refers to is in it, or in the world. */
export function checkReferences(seed: WorldSeed, there: Partial<Known> = {}): void {
  const { accounts, tokens = [], teams = [], environments = [], projects = [], secrets = [] } = seed
  const usernames = accounts.map(({ username }) => username)
  const isAccount = known('account', [...usernames, ...(there.accounts ?? [])])
  const isTeam = known('team', [...ids(teams), ...(there.teams ?? [])])
  const isEnvironment = known('environment', [...ids(environments), ...(there.environments ?? [])])
  const isProject = known('project', [...ids(projects), ...(there.projects ?? [])])

  for (const [index, token] of tokens.entries()) {
    isAccount(token.account, `/tokens/${index}/account`)
    for (const [place, id] of (token.environments ?? []).entries())
      isEnvironment(id, `/tokens/${index}/environments/${place}`)
    for (const [place, id] of (token.projects ?? []).entries()) isProject(id, `/tokens/${index}/projects/${place}`)
  }
  for (const [list, entries] of Object.entries({ teams, environments })) {
    for (const [index, { members }] of entries.entries()) {
      for (const name of Object.keys(members)) isAccount(name, `/${list}/${index}/members/${escapePointer(name)}`)
    }
  }
  for (const [index, { team }] of projects.entries()) isTeam(team, `/projects/${index}/team`)
  for (const list of ['deployments', 'domains', 'certificates'] as const) {
    for (const [index, { account }] of (seed[list] ?? []).entries()) isAccount(account, `/${list}/${index}/account`)
  }
  for (const [index, { account, team, project }] of secrets.entries()) {
    isAccount(account, `/secrets/${index}/account`)
    if (team !== undefined) isTeam(team, `/secrets/${index}/team`)
    if (project !== undefined) isProject(project, `/secrets/${index}/project`)
  }
  for (const [index, { environment }] of (seed.environmentSecrets ?? []).entries())
    isEnvironment(environment, `/environmentSecrets/${index}/environment`)
  for (const [index, { project }] of (seed.projectSecrets ?? []).entries())
    isProject(project, `/projectSecrets/${index}/project`)
}

function ids(entries: readonly { readonly id: string }[]): string[] {
  return entries.map(({ id }) => id)
}

function known(kind: string, names: readonly string[]): (name: string, pointer: string) => void {
  const all = new Set(names)
  return (name, pointer) => {
    if (!all.has(name)) refuseSeed(pointer, `There is no ${kind} "${name}" in this world.`)
  }
}
