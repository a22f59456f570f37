/** What a world may not begin with: what the API refuses, refused with the place at which it stands. */
import { describe, expect, it } from 'vitest'
import { createPlatform, type WorldSeed } from '../../../../src/index.ts'
import { startIso } from '../ask.ts'

const base = {
  accounts: [{ username: 'ann' }, { username: 'ben' }],
  teams: [{ id: 'team', slug: 'team', members: {} }],
  projects: [{ id: 'prj', subdomain: 'prj', team: 'team' }],
  environments: [{ id: 'env', members: {} }],
}
const shop = { account: 'ann', name: 'shop', host: 'shop-aaaaaaaaaa.now.sh' }
const internal = { account: 'ann', name: 'ann.test' }
const external = { account: 'ann', name: 'ann.test', isExternal: true }
const sameId = (id: string, entry: object) => [
  { ...entry, id },
  { ...entry, id },
]
const id24 = 'A'.repeat(24)

type Case = readonly [what: string, world: object, place: string, sentence: string]

const cases: readonly Case[] = [
  // ------------------------------------------------------------- deployments
  [
    'a state that the life cycle does not know',
    { deployments: [{ account: 'ann', state: 'ASLEEP' }] },
    '/deployments/0/state',
    '"deployments.0.state" must be one of "DEPLOYING", "BOOTING", "READY", "FROZEN", "DEPLOYMENT_ERROR".',
  ],
  [
    'a deployment of nobody',
    { deployments: [{ account: 'cid' }] },
    '/deployments/0/account',
    'There is no account "cid" in this world.',
  ],
  [
    'two deployments of one id',
    { deployments: sameId(id24, { account: 'ann' }) },
    '/deployments/1',
    `The id "${id24}" stands there twice.`,
  ],
  [
    'two deployments at one host',
    { deployments: [shop, shop] },
    '/deployments/1/host',
    'The host "shop-aaaaaaaaaa.now.sh" is taken already.',
  ],
  [
    'a host that none can have',
    { deployments: [{ account: 'ann', host: 'shop.now.sh' }] },
    '/deployments/0/host',
    '"deployments.0.host" must be a name, ten small letters and the domain of the platform, such as project-a-fzfxvjaewj.now.sh.',
  ],
  [
    'a path that leads out',
    { deployments: [{ account: 'ann', files: { '../index.html': '' } }] },
    '/deployments/0/files/..~1index.html',
    '"deployments.0.files.../index.html" is not a name that is allowed here: it must be the path of a file inside the deployment, with neither . nor .. nor nothing between its slashes, such as myfolder/other.js.',
  ],
  [
    'a path that is file and folder',
    { deployments: [{ account: 'ann', files: { a: '', 'a/b': '' } }] },
    '/deployments/0/files',
    '"a" is both a file and a folder.',
  ],
  [
    'a package as a file',
    { deployments: [{ account: 'ann', files: { 'package.json': '{}' } }] },
    '/deployments/0/files/package.json',
    '"deployments.0.files.package.json" is not allowed here.',
  ],
  [
    'a misspelt test card',
    { deployments: [{ account: 'ann', package: { nowhere: { outcom: 'READY' } } }] },
    '/deployments/0/package/nowhere/outcom',
    '"deployments.0.package.nowhere.outcom" is not a known property.',
  ],
  // ------------------------------------------------------------- times
  [
    'a day that is not in the calendar',
    { deployments: [{ account: 'ann', createdAt: '2017-02-30' }] },
    '/deployments/0/createdAt',
    '"2017-02-30" is no time of 1970 to 9999.',
  ],
  [
    'a time after the clock',
    { domains: [internal, { account: 'ann', name: 'b.test', createdAt: '2026-02-25T10:00:00.001Z' }] },
    '/domains/1/createdAt',
    'It is after 2026-02-25T10:00:00.000Z, the time at which the world begins.',
  ],
  [
    'a state before the deployment',
    { deployments: [{ account: 'ann', createdAt: '2017-02-01', stateSince: '2017-01-01' }] },
    '/deployments/0/stateSince',
    'It is before 2017-02-01T00:00:00.000Z, when the record was made.',
  ],
  [
    'a certificate that never was valid',
    { certificates: [{ account: 'ann', domains: ['a.test'], createdAt: '2017-02-01', expiresAt: '2017-01-01' }] },
    '/certificates/0/expiresAt',
    'It is before 2017-02-01T00:00:00.000Z, when the record was made.',
  ],
  [
    'a secret changed before it was made',
    {
      environmentSecrets: [
        { environment: 'env', key: 'A', value: 'v', createdAt: '2017-02-01', updatedAt: '2017-01-01' },
      ],
    },
    '/environmentSecrets/0/updatedAt',
    'It is before 2017-02-01T00:00:00.000Z, when the record was made.',
  ],
  // ------------------------------------------------------------- domains and records
  [
    'a domain twice, in any case',
    { domains: [internal, { account: 'ben', name: 'ANN.test' }] },
    '/domains/1',
    'The name "ann.test" stands there twice.',
  ],
  [
    "the platform's own domain",
    { domains: [{ account: 'ann', name: 'shop.now.sh' }] },
    '/domains/0/name',
    'The domain "shop.now.sh" is not one that ann may register.',
  ],
  [
    "a domain below somebody else's",
    {
      domains: [
        { account: 'ben', name: 'b.ann.test' },
        { ...internal, createdAt: '2017-01-01' },
      ],
    },
    '/domains/0/name',
    'The domain "b.ann.test" is not one that ben may register.',
  ],
  [
    'an internal domain that is not verified',
    { domains: [{ ...internal, verified: false }] },
    '/domains/0/verified',
    'A domain that is not external is verified.',
  ],
  [
    'an internal domain with something to verify',
    { domains: [{ ...internal, verifyToken: 'a'.repeat(40) }] },
    '/domains/0/verifyToken',
    'A domain that is not external has nothing to verify.',
  ],
  [
    'a record of a domain that is not there',
    { dnsRecords: [{ domain: 'ann.test', name: 'www', type: 'A', value: '10.0.0.1' }] },
    '/dnsRecords/0/domain',
    'There is no domain "ann.test" in this world.',
  ],
  [
    'a record of a domain whose zone is elsewhere',
    { domains: [external], dnsRecords: [{ domain: 'ann.test', name: 'www', type: 'A', value: '10.0.0.1' }] },
    '/dnsRecords/0/domain',
    'The records of ann.test are at its own nameservers, not here.',
  ],
  [
    'an address that is none',
    { domains: [internal], dnsRecords: [{ domain: 'ann.test', name: 'www', type: 'A', value: 'here' }] },
    '/dnsRecords/0/value',
    '"dnsRecords.0.value" must be an IPv4 address, such as 192.0.2.1.',
  ],
  [
    'a priority of what is no MX record',
    { domains: [internal], dnsRecords: [{ domain: 'ann.test', name: 'www', type: 'TXT', value: 'a', mxPriority: 1 }] },
    '/dnsRecords/0/mxPriority',
    '"dnsRecords.0.mxPriority" is not allowed here.',
  ],
  [
    'a port that is none',
    {
      domains: [internal],
      dnsRecords: [{ domain: 'ann.test', name: '_a._tcp', type: 'SRV', value: '1 1 70000 a.test' }],
    },
    '/dnsRecords/0',
    '"value" has a priority, weight or port over 65535.',
  ],
  [
    'a member that a record does not have',
    { domains: [internal], dnsRecords: [{ domain: 'ann.test', name: 'www', type: 'TXT', value: 'a', ttl: 5 }] },
    '/dnsRecords/0/ttl',
    '"dnsRecords.0.ttl" is not a known property.',
  ],
  // ------------------------------------------------------------- certificates
  [
    'a certificate for nothing',
    { certificates: [{ account: 'ann', domains: [] }] },
    '/certificates/0/domains',
    '"certificates.0.domains" must not be empty.',
  ],
  [
    'two certificates of one name',
    {
      certificates: [
        { account: 'ann', domains: ['a.test'] },
        { account: 'ann', domains: ['A.test', 'b.test'] },
      ],
    },
    '/certificates/1/domains/0',
    'ann has a certificate of "a.test" already.',
  ],
  // ------------------------------------------------------------- aliases
  [
    'an alias of a deployment that is not there',
    { aliases: [{ alias: 'shop', deployment: 'shop' }] },
    '/aliases/0/deployment',
    'There is no deployment "shop" in this world.',
  ],
  [
    'an alias of one of several deployments',
    { deployments: [shop, { account: 'ben', name: 'shop' }], aliases: [{ alias: 'shop', deployment: 'shop' }] },
    '/aliases/0/deployment',
    'There are 2 deployments of that name; give the id or the host of one.',
  ],
  [
    'an alias on a domain that is not verified',
    { deployments: [shop], domains: [external], aliases: [{ alias: 'www.ann.test', deployment: 'shop' }] },
    '/aliases/0/alias',
    `The name "www.ann.test" is on no verified domain of the deployment's account.`,
  ],
  [
    "an alias on somebody else's domain",
    {
      deployments: [{ account: 'ben', name: 'blog' }],
      domains: [internal],
      aliases: [{ alias: 'ann.test', deployment: 'blog' }],
    },
    '/aliases/0/alias',
    `The name "ann.test" is on no verified domain of the deployment's account.`,
  ],
  [
    'one name for two',
    {
      deployments: [shop],
      aliases: [
        { alias: 'open', deployment: 'shop' },
        { alias: 'OPEN.now.sh', deployment: 'shop' },
      ],
    },
    '/aliases/1/alias',
    'The name "OPEN.now.sh" is taken already.',
  ],
  [
    'the host of a deployment as an alias',
    { deployments: [shop], aliases: [{ alias: 'shop-aaaaaaaaaa', deployment: 'shop' }] },
    '/aliases/0/alias',
    'The name "shop-aaaaaaaaaa" is taken already.',
  ],
  // ------------------------------------------------------------- secrets
  [
    'a name that is too long',
    { secrets: [{ account: 'ann', name: 'a'.repeat(101), value: 'v' }] },
    '/secrets/0/name',
    '"secrets.0.name" must have at most 100 characters.',
  ],
  [
    'an empty value',
    { environmentSecrets: [{ environment: 'env', key: 'A', value: '' }] },
    '/environmentSecrets/0/value',
    '"environmentSecrets.0.value" must not be empty.',
  ],
  [
    'a value that is too long',
    { projectSecrets: [{ project: 'prj', key: 'A', value: 'v'.repeat(4_097) }] },
    '/projectSecrets/0/value',
    '"projectSecrets.0.value" must have at most 4096 characters.',
  ],
  [
    'more secrets of a project than it may have',
    { projectSecrets: Array.from({ length: 26 }, (_, index) => ({ project: 'prj', key: `K${index}`, value: 'v' })) },
    '/projectSecrets/25',
    'The project "prj" has 25 secrets already, which is as many as it may have.',
  ],
]

describe('a world', () => {
  it.each(cases)('is refused with %s', (_, change, place, sentence) => {
    // As JavaScript may give it.
    const world = { ...base, ...change } as WorldSeed
    expect(() => createPlatform({ world, clock: startIso })).toThrow(
      expect.objectContaining({
        name: 'UsageError',
        code: 'INVALID_WORLD',
        message: `Failed to read the world at ${place}: ${sentence} The schema of a world is nowhere-kit/world.schema.json.`,
      }),
    )
  })

  it('holds as many secrets of a project as that may have', () => {
    const projectSecrets = Array.from({ length: 25 }, (_, index) => ({ project: 'prj', key: `K${index}`, value: 'v' }))
    expect(createPlatform({ world: { ...base, projectSecrets } }).records('projectSecrets')).toHaveLength(25)
  })
})
