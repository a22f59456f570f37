/** Holds the data of a world to its schema and to itself: every username, team and project that it names is one of its own. */
import { UsageError } from '../errors/usage-error.ts'
import type { WorldSeed } from './seed.ts'

/** What the caller has of a JSON Schema: the first thing that is wrong, or undefined. */
export type CheckSeed = (data: unknown) => { readonly pointer: string; readonly sentence: string } | undefined

/** The seed, or a UsageError that names the place. */
export function readSeed(data: unknown, check: CheckSeed): WorldSeed {
  const problem = check(data)
  if (problem !== undefined) refuseSeed(problem.pointer, problem.sentence)
  // The schema is the one that the type was written from, and the data has just been held to it.
  const seed = data as WorldSeed
  refuseDuplicates(
    '/accounts',
    seed.accounts.map(({ id }) => id),
    'id',
  )
  refuseDuplicates(
    '/accounts',
    seed.accounts.map(({ username }) => username),
    'username',
  )
  refuseDuplicates(
    '/tokens',
    (seed.tokens ?? []).map(({ token }) => token),
    'token',
  )
  refuseDuplicates(
    '/teams',
    (seed.teams ?? []).map(({ id }) => id),
    'id',
  )
  refuseDuplicates(
    '/environments',
    (seed.environments ?? []).map(({ id }) => id),
    'id',
  )
  refuseDuplicates(
    '/projects',
    (seed.projects ?? []).map(({ id }) => id),
    'id',
  )
  refuseDuplicates(
    '/secrets',
    (seed.secrets ?? []).map(({ id }) => id),
    'id',
  )
  refuseDuplicates(
    '/secrets',
    (seed.secrets ?? []).map(({ account, name }) => `${account}/${name}`),
    'account and name',
  )

  const usernames = new Set(seed.accounts.map(({ username }) => username))
  const known = (names: ReadonlySet<string>, name: string, pointer: string, kind: string): void => {
    if (!names.has(name)) refuseSeed(pointer, `There is no ${kind} "${name}" in this world.`)
  }
  const teams = new Set((seed.teams ?? []).map(({ id }) => id))
  const environments = new Set((seed.environments ?? []).map(({ id }) => id))
  const projects = new Set((seed.projects ?? []).map(({ id }) => id))
  for (const [index, token] of (seed.tokens ?? []).entries()) {
    known(usernames, token.account, `/tokens/${index}/account`, 'account')
    for (const id of token.environments ?? []) known(environments, id, `/tokens/${index}/environments`, 'environment')
    for (const id of token.projects ?? []) known(projects, id, `/tokens/${index}/projects`, 'project')
  }
  for (const [list, entries] of [
    ['teams', seed.teams ?? []],
    ['environments', seed.environments ?? []],
  ] as const) {
    for (const [index, { members }] of entries.entries()) {
      for (const name of Object.keys(members)) known(usernames, name, `/${list}/${index}/members/${name}`, 'account')
    }
  }
  for (const [index, { team }] of (seed.projects ?? []).entries()) known(teams, team, `/projects/${index}/team`, 'team')
  for (const [index, { account }] of (seed.secrets ?? []).entries())
    known(usernames, account, `/secrets/${index}/account`, 'account')
  return seed
}

function refuseDuplicates(pointer: string, names: readonly string[], field: string): void {
  const seen = new Set<string>()
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) refuseSeed(`${pointer}/${index}`, `The ${field} "${name}" stands there twice.`)
    seen.add(name)
  }
}

function refuseSeed(pointer: string, sentence: string): never {
  throw new UsageError(
    'INVALID_WORLD',
    `Failed to read the world at ${pointer === '' ? 'its root' : pointer}: ${sentence} The schema of a world is nowhere-kit/world.schema.json.`,
  )
}
