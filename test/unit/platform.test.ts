/** What a platform is, beside what its systems answer. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createPlatform, type Platform, type WorldSnapshot } from '../../src/index.ts'
import { contracts } from '../../src/spec/generated/contract.ts'
import { certify } from './systems/now/certified.ts'

const start = '2017-02-20T08:00:00.000Z'
const alice = { Authorization: 'Bearer nowhere_alice' }
const secretsUrl = 'https://api.zeit.co/now/secrets'

const create = (name: string, platform: Platform) =>
  platform.fetch(secretsUrl, {
    method: 'POST',
    headers: { ...alice, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, value: 'a value' }),
  })

const names = async (platform: Platform) => {
  const answer: { secrets: { name: string }[] } = await (await platform.fetch(secretsUrl, { headers: alice })).json()
  return answer.secrets.map(({ name }) => name)
}

describe('fetch', () => {
  it('takes a URL, a text, a Request, and what fetch takes beside', async () => {
    const platform = createPlatform()
    const headers = alice
    expect((await platform.fetch(secretsUrl, { headers })).status).toBe(200)
    expect((await platform.fetch(new URL(secretsUrl), { headers })).status).toBe(200)
    expect((await platform.fetch(new Request(secretsUrl, { headers }))).status).toBe(200)
    expect((await platform.fetch(new Request(secretsUrl), { headers })).status).toBe(200)
    expect((await platform.fetch(new Request(secretsUrl, { headers }), { method: 'HEAD' })).status).toBe(200)
  })

  it('answers at any host that is no deployment’s', async () => {
    const platform = createPlatform()
    expect((await platform.fetch('http://localhost:1/now/secrets', { headers: alice })).status).toBe(200)
    expect((await platform.fetch('HTTPS://API.ZEIT.CO/now/secrets', { headers: alice })).status).toBe(200)
  })

  it('answers where the options put a system', async () => {
    const platform = createPlatform({ origins: { now: 'http://api.local:8080' } })
    expect(platform.systems[0]?.origin).toBe('http://api.local:8080')
    expect(platform.serves({ host: 'api.local:8080', path: '/now/secrets' })).toBe(true)
    expect((await platform.fetch('http://api.local:8080/now/secrets', { headers: alice })).status).toBe(200)
  })

  it('keeps a header whatever it is called', async () => {
    const platform = createPlatform()
    const headers = { ...alice, ['__proto__']: 'a', constructor: 'b' }
    await platform.fetch(secretsUrl, { headers: Object.entries(headers) })
    const received = platform.journal.entries()[0]?.request.headers ?? {}
    expect(Object.entries(received)).toEqual([
      ['__proto__', 'a'],
      ['authorization', 'Bearer nowhere_alice'],
      ['constructor', 'b'],
    ])
  })
})

describe('serves', () => {
  const platform = createPlatform()

  it.each([
    ['api.zeit.co', '/now/secrets', true],
    ['api.zeit.co', '/now/secrets/any', true],
    ['localhost:4700', '/now/secrets', true],
    ['api.zeit.co', '/now/nothing', false],
    ['nobody-aaaaaaaaaa.now.sh', '/', false],
  ])('%s%s: %s', (host, path, expected) => {
    expect(platform.serves({ host, path })).toBe(expected)
    expect(platform.servesHost(host)).toBe(false)
  })
})

describe('tokens', () => {
  it('are those of the world that are valid, and those that were added', () => {
    const platform = createPlatform({ tokens: [{ account: 'bob', token: 'added' }] })
    expect(platform.tokens).toEqual([
      { account: 'alice', token: 'nowhere_alice' },
      { account: 'alice', token: 'nowhere_alice_staging' },
      { account: 'bob', token: 'nowhere_bob' },
      { account: 'carol', token: 'nowhere_carol' },
      { account: 'bob', token: 'added' },
    ])
    expect(platform.accountOf({ headers: { authorization: 'Bearer added' } })).toBe('bob')
    expect(platform.accountOf({ headers: { authorization: 'Bearer nowhere_revoked' } })).toBeUndefined()
    expect(platform.accountOf({ headers: {} })).toBeUndefined()
  })

  it('that are added replace one of the world', () => {
    const platform = createPlatform({ tokens: [{ account: 'bob', token: 'nowhere_revoked' }] })
    expect(platform.accountOf({ headers: { authorization: 'Bearer nowhere_revoked' } })).toBe('bob')
  })

  it('stay after a reset', () => {
    const platform = createPlatform({ tokens: [{ account: 'bob', token: 'added' }] })
    platform.reset()
    expect(platform.accountOf({ headers: { authorization: 'Bearer added' } })).toBe('bob')
  })
})

describe('the clock', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each([['system'], ['frozen'], [start]])('of a platform made with %s can be advanced', async (clock) => {
    vi.useFakeTimers({ now: Date.parse(start), toFake: ['Date'] })
    const platform = createPlatform({ clock })
    platform.clock.advance('90s')
    const { headers } = await platform.fetch(secretsUrl, { headers: alice })
    expect(headers.get('Date')).toBe('Mon, 20 Feb 2017 08:01:30 GMT')
  })

  it('is each platform’s own', () => {
    const [one, other] = [createPlatform({ clock: start }), createPlatform({ clock: start })]
    one.clock.advance('1h')
    expect(other.clock.iso()).toBe(start)
  })
})

describe('outsideDns', () => {
  it('sets, lists and removes', () => {
    const platform = createPlatform()
    platform.outsideDns.set({ name: 'Shop.Test.', type: 'TXT', value: 'a' })
    platform.outsideDns.set({ name: 'shop.test', type: 'NS', value: 'b' })
    expect(platform.outsideDns.list()).toEqual([
      { name: 'shop.test', type: 'TXT', value: 'a' },
      { name: 'shop.test', type: 'NS', value: 'b' },
    ])
    platform.outsideDns.remove({ name: 'shop.test', type: 'TXT' })
    platform.outsideDns.remove({ name: 'SHOP.test' })
    expect(platform.outsideDns.list()).toEqual([])
  })

  it.each<[unknown, string]>([
    [{ name: 'x' }, '"type" is missing.'],
    [{ name: 'x', type: 'TXT' }, '"value" is missing.'],
    [{ name: '', type: 'TXT', value: 'a' }, '"name" must not be empty.'],
    [
      { name: 'x', type: 'BOGUS', value: 'a' },
      '"type" must be one of "A", "AAAA", "ALIAS", "CNAME", "MX", "NS", "TXT".',
    ],
    [null, 'The record must be an object.'],
  ])('refuses to set %j, like a world', (record, why) => {
    const platform = createPlatform()
    // As JavaScript may call it.
    expect(() => platform.outsideDns.set(record as { name: string; type: string; value: string })).toThrow(
      expect.objectContaining({
        code: 'INVALID_OPTION',
        message: `Failed to set a record of the outside DNS: ${why} Give name, type and value.`,
      }),
    )
    expect(platform.outsideDns.list()).toEqual([])
  })

  it('refuses to remove what could not be set', () => {
    const { outsideDns } = createPlatform()
    expect(() => outsideDns.remove({ name: '' })).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }))
    expect(() => outsideDns.remove({ name: 'a', type: 'BOGUS' })).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION' }),
    )
  })
})

describe('reset', () => {
  it('goes back to the world it started with: records, ids, quotas, faults, journal and clock', async () => {
    const platform = createPlatform({ clock: start })
    const first = await create('a', platform)
    const expected = [await first.text(), [...first.headers]]
    platform.clock.advance('1h')
    platform.fail('createNowSecret', 'conflict')
    platform.outsideDns.set({ name: 'a.b', type: 'TXT', value: 'c' })
    platform.reset()
    expect(platform.journal.entries()).toEqual([])
    expect(platform.outsideDns.list()).toEqual([])
    const again = await create('a', platform)
    expect([await again.text(), [...again.headers]]).toEqual(expected)
  })
})

describe('restore', () => {
  it('brings back what a snapshot has, also into another platform and through JSON', async () => {
    const platform = createPlatform({ clock: start })
    await create('a', platform)
    platform.clock.advance('5m')
    const snapshot: WorldSnapshot = JSON.parse(JSON.stringify(platform.snapshot()))
    await create('b', platform)
    expect(await names(platform)).toEqual(['b', 'a'])
    platform.restore(snapshot)
    expect(await names(platform)).toEqual(['a'])

    const other = createPlatform({ clock: 'frozen' })
    other.restore(snapshot)
    expect(other.clock.iso()).toBe('2017-02-20T08:05:00.000Z')
    const [here, there] = [await create('b', platform), await create('b', other)]
    expect(await there.text()).toBe(await here.text())
  })

  it('leaves a snapshot apart from the world, whatever is done to either', async () => {
    const platform = createPlatform({ clock: start })
    await create('a', platform)
    const snapshot = platform.snapshot()
    const [secret] = snapshot.collections.secrets ?? []
    Object.assign(secret ?? {}, { name: 'changed' })
    expect(await names(platform)).toEqual(['a'])
    platform.restore(snapshot)
    Object.assign(secret ?? {}, { name: 'changed again' })
    expect(await names(platform)).toEqual(['changed'])
  })

  const good = createPlatform({ clock: start }).snapshot()
  const secret = { id: 'a', ownerId: 'b', name: 'c', projectId: null, createdAt: 0 }
  const withList = (name: string, list: unknown) => ({ ...good, collections: { ...good.collections, [name]: list } })
  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'this is no snapshot of version 1.'],
    ['null', null, 'this is no snapshot of version 1.'],
    [
      'another version',
      { ...good, version: 2 },
      'it is of version 2, and this version of nowhere-kit knows version 1. Use the version of nowhere-kit that took it, or a later one.',
    ],
    ['no clock', { ...good, clock: undefined }, 'its clock is none.'],
    ['a clock without time', { ...good, clock: { mode: 'system', ms: null } }, 'its clock is none.'],
    ['a clock of another mode', { ...good, clock: { mode: 'fast', ms: 0 } }, 'its clock is none.'],
    ['ids that are none', { ...good, ids: { a: 'b' } }, 'its ids are no table of ordinals.'],
    ['quotas that are none', { ...good, quotas: { a: { used: 1 } } }, 'its quotas are no table of windows.'],
    ['faults that are none', { ...good, faults: {} }, 'its faults are no list.'],
    ['a fault of nothing', { ...good, faults: [{ times: 1 }] }, 'its faults are no list.'],
    ['stamps that are none', { ...good, stamps: { a: 'b' } }, 'its stamps are no table of times.'],
    ['kept answers that are none', { ...good, keptAnswers: { a: {} } }, 'its kept answers are no table of answers.'],
    [
      'a kept answer without its result',
      { ...good, keptAnswers: { a: { fingerprint: 'f', untilMs: 1, result: {} } } },
      'its kept answers are no table of answers.',
    ],
    ['no collections', { ...good, collections: null }, 'its collections are no table of lists.'],
    ['a collection that is none', withList('secrets', {}), 'its secrets are no list of records.'],
    ['a record that is none', withList('secrets', [1]), 'its secrets are no list of records.'],
    ['no collection at all', { ...good, collections: {} }, 'its accounts are no list of records.'],
    ['a collection less', withList('outsideDns', undefined), 'its outsideDns are no list of records.'],
    ['a collection that no world has', withList('boxes', []), 'a world has no boxes.'],
    ['a record without its key', withList('deployments', [{}]), 'its deployments are no list of records.'],
    [
      'a record whose key is no text',
      withList('secrets', [{ ...secret, id: 1 }]),
      'its secrets are no list of records.',
    ],
    [
      'a record whose key is empty',
      withList('secrets', [{ ...secret, id: '' }]),
      'its secrets are no list of records.',
    ],
    ['a record of nobody', withList('secrets', [{ ...secret, ownerId: 1 }]), 'its secrets are no list of records.'],
    [
      'a secret of no time',
      withList('secrets', [{ ...secret, createdAt: 'a' }]),
      'its secrets are no list of records.',
    ],
    [
      'a record twice',
      withList('blobs', [{ id: 'a' }, { id: 'a' }]),
      'Failed to insert into blobs: there is a record with the id "a" already. Give it another one.',
    ],
  ])('refuses %s and leaves the world as it is', async (_, snapshot, why) => {
    const platform = createPlatform({ clock: start })
    await create('a', platform)
    const before = platform.snapshot()
    // As JavaScript may call it.
    expect(() => platform.restore(snapshot as WorldSnapshot)).toThrow(
      expect.objectContaining({
        code: 'INVALID_SNAPSHOT',
        message: `Failed to restore the world: ${why} Give what snapshot() returned.`,
      }),
    )
    expect(platform.snapshot()).toEqual(before)
  })
})

describe('fail', () => {
  const operations = Object.values(contracts.documented.operations).filter(({ system }) => system === 'now')

  it('orders every code of every operation, generic ones too, in the shape of its system (NOW-ERR-1, NOW-ERR-4)', async () => {
    const faults: unknown[] = []
    const platform = createPlatform({ clock: start, rateLimit: 'off', onAnswerFault: (fault) => faults.push(fault) })
    const codes = contracts.documented.errors.now?.codes ?? {}
    const certified = await certify({ commonName: 'a.rocks' })
    const generic = ['authentication_error', 'rate_limited', 'bad_request', 'internal_server_error']
    for (const { id, errors } of operations) {
      expect(errors).toEqual(expect.arrayContaining(generic))
      const request = requestOf(id, certified)
      for (const code of errors) {
        // The contract lists the codes that the types know.
        platform.fail(id as 'listNowSecrets', code as 'bad_request')
        const answer = await platform.fetch(...request)
        expect([id, code, answer.status]).toEqual([id, code, codes[code]?.status])
        // What a used-up window answers, a test of its own says.
        const message = code === 'rate_limited' ? expect.any(String) : `The fault "${code}" was ordered for ${id}.`
        expect(await answer.json()).toMatchObject({ error: { code, message } })
      }
    }
    expect(faults).toEqual([])
  })

  it('orders a status, in the shape of the system', async () => {
    const platform = createPlatform({ clock: start })
    platform.fail('listNowSecrets', 503)
    const answer = await platform.fetch(secretsUrl, { headers: alice })
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({
      error: { code: 'internal_server_error', message: 'The fault 503 was ordered for listNowSecrets.' },
    })
    expect((await platform.fetch(secretsUrl, { headers: alice })).status).toBe(200)
    expect(() => platform.fail('listNowSecrets', 200)).toThrow(
      'the status is 200. Give a whole number from 400 to 599.',
    )
  })

  it.each([
    ['listNowSecrets', secretsUrl],
    ['listVercelSecrets', 'https://api.vercel.com/v3/secrets'],
    ['listEnvironmentSecrets', 'https://example.com/api/environments/env_staging/secrets'],
    ['listProjectSecrets', 'https://www.floopfloop.com/api/v1/projects/nowhere/secrets'],
  ] as const)('lets %s answer that there were too many requests as a used-up window does', async (id, url) => {
    const { errors, operations } = contracts.documented
    const code = errors[operations[id]?.system ?? '']?.situations['rate-limited']?.code
    const [ordered, usedUp] = [
      createPlatform({ clock: start, rateLimit: 1 }),
      createPlatform({ clock: start, rateLimit: 1 }),
    ]
    for (const platform of [ordered, usedUp]) platform.clock.advance('12.5s')
    ordered.fail(id as 'listNowSecrets', code as 'rate_limited')
    await usedUp.fetch(url, { headers: alice })
    const [told, expected] = [await ordered.fetch(url, { headers: alice }), await usedUp.fetch(url, { headers: alice })]
    expect([told.status, Object.fromEntries(told.headers)]).toEqual([429, Object.fromEntries(expected.headers)])
    expect(await told.text()).toBe(await expected.text())
    expect(ordered.journal.entries()[0]?.answer).toMatchObject({ code })
  })

  it('leaves nothing of a window that was ordered to be used up', async () => {
    const platform = createPlatform()
    platform.fail('listNowSecrets', 'rate_limited')
    const remaining = async () =>
      (await platform.fetch(secretsUrl, { headers: alice })).headers.get('X-Rate-Limit-Remaining')
    expect([await remaining(), await remaining()]).toEqual(['0', '598'])
  })

  it('fails as many calls as it is told, then no more', async () => {
    const platform = createPlatform()
    platform.fail('listNowSecrets', 'internal_server_error', { times: 2 })
    const statuses = []
    for (let count = 0; count < 3; count++) {
      statuses.push((await platform.fetch(secretsUrl, { headers: alice })).status)
    }
    expect(statuses).toEqual([500, 500, 200])
  })

  it.each<[string, readonly unknown[], string, string]>([
    [
      'an operation that is not there',
      ['listSecrets', 'bad_request'],
      'UNKNOWN_OPERATION',
      'Failed to order a fault for "listSecrets": there is no such operation. The nearest are listNowSecrets, listProjects, listVercelSecrets; all operationIds are those of its document.',
    ],
    [
      'a name of a prototype',
      ['constructor', 'bad_request'],
      'UNKNOWN_OPERATION',
      'Failed to order a fault for "constructor": there is no such operation. The nearest are listProjects, getNowSecret, syncNowFile; all operationIds are those of its document.',
    ],
    [
      'a code that the operation does not declare',
      ['listNowSecrets', 'conflict'],
      'UNDECLARED_CODE',
      'Failed to order the fault "conflict" for listNowSecrets: it declares no such code. It declares authentication_error, rate_limited, bad_request, internal_server_error.',
    ],
    [
      'no times',
      ['listNowSecrets', 'bad_request', { times: 0 }],
      'INVALID_OPTION',
      'Failed to order a fault for listNowSecrets: times is 0. Give a whole number of 1 or more.',
    ],
    [
      'half a time',
      ['listNowSecrets', 'bad_request', { times: 1.5 }],
      'INVALID_OPTION',
      'Failed to order a fault for listNowSecrets: times is 1.5. Give a whole number of 1 or more.',
    ],
  ])('refuses %s', async (_, order, code, message) => {
    const platform = createPlatform()
    // As JavaScript may call it.
    const fail = platform.fail as (...order: readonly unknown[]) => void
    expect(() => fail(...order)).toThrow(expect.objectContaining({ name: 'UsageError', code, message }))
    expect((await platform.fetch(secretsUrl, { headers: alice })).status).toBe(200)
  })

  /** A request that is valid as far as the document tells, so that it reaches the behaviour. */
  function requestOf(id: string, certified: object): [string, RequestInit] {
    const operation = contracts.documented.operations[id]
    if (operation === undefined) throw new Error(`no operation ${id}`)
    const { method, path } = operation
    const bodies: Readonly<Record<string, unknown>> = {
      createNowDeployment: { package: {} },
      createNowDeploymentAlias: { alias: 'a' },
      createNowDomain: { name: 'a.rocks' },
      createNowDomainRecord: { name: '', type: 'A', value: '127.0.0.1' },
      issueNowCertificate: { domains: ['a.rocks'] },
      replaceNowCertificate: { domains: ['a.rocks'], ...certified },
      createNowSecret: { name: 'a', value: 'v' },
      renameNowSecret: { name: 'b' },
      removeNowDeployment: { deploymentId: 'a' },
      createNowDeploymentFromHashes: { files: [] },
    }
    const headers: Record<string, string> = { ...alice }
    if (id === 'syncNowFile') {
      Object.assign(headers, { 'x-now-deployment-id': 'a', 'x-now-sha': 'da39a3ee5e6b4b0d3255bfef95601890afd80709' })
    }
    if (bodies[id] !== undefined) headers['Content-Type'] = 'application/json'
    const query = id === 'getNowNameservers' ? '?domain=a.rocks' : ''
    const url = `https://api.zeit.co${path.replaceAll(/\{\w+\}/g, 'a')}${query}`
    return [url, { method, headers, ...(bodies[id] === undefined ? {} : { body: JSON.stringify(bodies[id]) }) }]
  }
})

describe('step', () => {
  it('moves a deployment to the state that comes next', async () => {
    const platform = createPlatform({ lifeCycle: 'manual' })
    const answer = await platform.fetch('https://api.zeit.co/now/deployments', {
      method: 'POST',
      headers: { ...alice, 'Content-Type': 'application/json' },
      body: '{"package":{}}',
    })
    const { uid }: { uid: string } = await answer.json()
    expect([platform.step(uid), platform.step(uid)]).toEqual(['READY', 'FROZEN'])
  })

  it('refuses a deployment that is not there', () => {
    expect(() => createPlatform().step('nothing')).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_RECORD',
        message:
          'Failed to step the deployment "nothing": there is none with that id. Take the uid that creating it answered.',
      }),
    )
  })
})
