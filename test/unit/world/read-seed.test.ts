/** What is refused as a world, and that each refusal names the place. */
import { describe, expect, it } from 'vitest'
import { problemOf } from '../../../src/schema/validator.ts'
import { validators } from '../../../src/spec/generated/validators.ts'
import { defaultWorld } from '../../../src/spec/generated/world.ts'
import { readSeed } from '../../../src/world/seed/read-seed.ts'
import { sampleSeed } from './sample-seed.ts'

const read = (data: unknown) =>
  readSeed(data, (seed) => {
    const validator = validators.documented.world
    if (validator === undefined) throw new Error('the schema of a world was not generated')
    return problemOf(validator, seed, 'world')
  })

const next = 'The schema of a world is nowhere-kit/world.schema.json.'
const noWorld =
  'This is no world: it has no "accounts". The smallest one is { "accounts": [{ "username": "ann" }] }; what snapshot() returned is a world too.'
const again = <T>(list: readonly T[] | undefined, change: Partial<T>): T[] => [
  ...(list ?? []),
  { ...(list?.[0] as T), ...change },
]

describe('readSeed', () => {
  it('returns a world that fits, as it is', () => {
    expect(read(sampleSeed)).toBe(sampleSeed)
    expect(read(defaultWorld)).toBe(defaultWorld)
    const smallest = { accounts: [{ id: 'a', username: 'a' }] }
    expect(read(smallest)).toBe(smallest)
  })

  it.each<[string, unknown, string]>([
    ['its root', null, 'The world must be an object.'],
    ['its root', [], 'The world must be an object.'],
    ['its root', {}, noWorld],
    ['its root', { name: 'my-app', version: '1.0.0', dependencies: {} }, noWorld],
    ['/accounts', { accounts: [] }, '"accounts" must not be empty.'],
    ['/acounts', { ...sampleSeed, acounts: [] }, '"acounts" is not a known property.'],
    ['/accounts/0/username', { accounts: [{ id: 'a' }] }, '"accounts.0.username" is missing.'],
    [
      '/accounts/0/username',
      { accounts: [{ id: 'a', username: 'Ann' }] },
      '"accounts.0.username" must be small letters, digits and hyphens that begin with a letter or digit, such as alice.',
    ],
    [
      '/tokens/0/token',
      { ...sampleSeed, tokens: [{ token: 'not-a-word', account: 'ann' }] },
      '"tokens.0.token" must be letters, digits and underscores alone.',
    ],
    [
      '/teams/0/members/ann',
      { ...sampleSeed, teams: [{ id: 't', slug: 's', members: { ann: 'boss' } }] },
      '"teams.0.members.ann" must be one of "owner", "admin", "member".',
    ],
    [
      '/secrets/0/id',
      { ...sampleSeed, secrets: [{ id: 'sec_short', account: 'ann', name: 'n', value: 'v' }] },
      '"secrets.0.id" must be sec_ and 24 letters and digits.',
    ],
    [
      '/outsideDns/0/type',
      { ...sampleSeed, outsideDns: [{ name: 'a.b', type: 'SPF', value: 'v' }] },
      '"outsideDns.0.type" must be one of "A", "AAAA", "ALIAS", "CNAME", "MX", "NS", "TXT".',
    ],
  ])('refuses at %s what its schema does not admit: %j', (place, data, sentence) => {
    expect(() => read(data)).toThrow(
      expect.objectContaining({
        name: 'UsageError',
        code: 'INVALID_WORLD',
        message: `Failed to read the world at ${place}: ${sentence} ${next}`,
      }),
    )
  })

  it.each<[string, object, string]>([
    [
      '/accounts/3',
      { accounts: again(sampleSeed.accounts, { username: 'dan' }) },
      'The id "account_ann" stands there twice.',
    ],
    [
      '/accounts/3',
      { accounts: again(sampleSeed.accounts, { id: 'other' }) },
      'The username "ann" stands there twice.',
    ],
    [
      '/tokens/4',
      { tokens: again(sampleSeed.tokens, { account: 'ben' }) },
      'The token "token_ann" stands there twice.',
    ],
    ['/teams/1', { teams: again(sampleSeed.teams, { slug: 'other' }) }, 'The id "team_1" stands there twice.'],
    ['/teams/1', { teams: again(sampleSeed.teams, { id: 'team_2' }) }, 'The slug "makers" stands there twice.'],
    ['/environments/1', { environments: again(sampleSeed.environments, {}) }, 'The id "live" stands there twice.'],
    ['/projects/1', { projects: again(sampleSeed.projects, { subdomain: 'w3' }) }, 'The id "site" stands there twice.'],
    [
      '/projects/1',
      { projects: again(sampleSeed.projects, { id: 'site2' }) },
      'The subdomain "www" stands there twice.',
    ],
    [
      '/secrets/1',
      { secrets: again(sampleSeed.secrets, { name: 'other' }) },
      'The id "sec_AAAAAAAAAAAAAAAAAAAAAAAA" stands there twice.',
    ],
    [
      '/secrets/1',
      { secrets: again(sampleSeed.secrets, { id: 'sec_BBBBBBBBBBBBBBBBBBBBBBBB' }) },
      'The owner and name "ann/api-key" stands there twice.',
    ],
    ['/tokens/0/account', { tokens: [{ token: 't', account: 'dan' }] }, 'There is no account "dan" in this world.'],
    [
      '/tokens/0/environments/1',
      { tokens: [{ token: 't', account: 'ann', environments: ['live', 'dead'] }] },
      'There is no environment "dead" in this world.',
    ],
    [
      '/tokens/0/projects/0',
      { tokens: [{ token: 't', account: 'ann', projects: ['prj'] }] },
      'There is no project "prj" in this world.',
    ],
    [
      '/teams/0/members/dan',
      { teams: [{ id: 'team_1', slug: 's', members: { dan: 'owner' } }] },
      'There is no account "dan" in this world.',
    ],
    [
      '/environments/0/members/a~1b~0',
      { environments: [{ id: 'live', members: { 'a/b~': 'viewer' } }] },
      'There is no account "a/b~" in this world.',
    ],
    [
      '/environments/0/members/__proto__',
      { environments: [{ id: 'live', members: JSON.parse('{ "__proto__": "viewer" }') }] },
      'There is no account "__proto__" in this world.',
    ],
    [
      '/projects/0/team',
      { projects: [{ id: 'site', subdomain: 's', team: 'none' }] },
      'There is no team "none" in this world.',
    ],
    [
      '/secrets/0/account',
      { secrets: [{ id: 'sec_AAAAAAAAAAAAAAAAAAAAAAAA', account: 'dan', name: 'n', value: 'v' }] },
      'There is no account "dan" in this world.',
    ],
  ])('refuses at %s what contradicts the rest: %j', (place, change, sentence) => {
    expect(() => read({ ...sampleSeed, ...change })).toThrow(
      expect.objectContaining({
        code: 'INVALID_WORLD',
        message: `Failed to read the world at ${place}: ${sentence} ${next}`,
      }),
    )
  })

  it('takes the same name of a secret in two accounts', () => {
    const secrets = again(sampleSeed.secrets, { id: 'sec_BBBBBBBBBBBBBBBBBBBBBBBB', account: 'ben' })
    const seed = { ...sampleSeed, secrets }
    expect(read(seed)).toBe(seed)
  })
})
