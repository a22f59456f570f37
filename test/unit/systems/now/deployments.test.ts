/** Deployments: what makes one, how it is read and listed, and that its state follows the clock. */
import { describe, expect, it } from 'vitest'
import { badRequest, createClient, notFound, startIso, startMs } from './client.ts'

const uid = expect.stringMatching(/^[A-Za-z0-9]{24}$/)
const hostOf = (label: string) => expect.stringMatching(new RegExp(`^${label}-[a-z]{10}\\.now\\.sh$`))
const unknown = (id: string) => notFound('deployments', `No deployment answers to "${id}".`)

interface Created {
  readonly uid: string
  readonly host: string
  readonly state: string
}

describe('creating', () => {
  it('NOW-DEP-11, NOW-DEP-12, NOW-DEP-15 makes a deployment of a package and its files', async () => {
    const { call } = createClient()
    const body = { package: { name: 'project-a' }, 'index.js': 'require("http")' }
    const answer = await call('POST', '/now/deployments', { body })
    expect([answer.status, answer.body]).toEqual([200, { uid, host: hostOf('project-a'), state: 'BOOTING' }])
  })

  it('NOW-DEP-11 takes a package without any file', async () => {
    const { call } = createClient()
    expect((await call('POST', '/now/deployments', { body: { package: {} } })).status).toBe(200)
  })

  it('NOW-DEP-19 asks for no port and no start script', async () => {
    const { call, platform } = createClient()
    const { body } = await call<Created>('POST', '/now/deployments', {
      body: { package: { name: 'task' }, 'task.js': 'process.exit(0)' },
    })
    platform.clock.advance('3s')
    expect((await call('GET', `/now/deployments/${body.uid}`)).body).toMatchObject({ state: 'READY' })
  })

  it.each([
    ['NOW-DEP-13', 'no package', { 'index.js': '' }, '"package" is missing.'],
    ['NOW-DEP-14', 'a package that is a text', { package: '{}' }, '"package" must be an object.'],
    ['NOW-DEP-14', 'a package that is null', { package: null }, '"package" must be an object.'],
    ['NOW-DEP-14', 'a package that is a list', { package: [] }, '"package" must be an object.'],
    [
      'NOW-DEP-14',
      'a content that is a number',
      { package: {}, 'a.txt': 1 },
      expect.stringContaining('must be a string'),
    ],
    [
      'NOW-DEP-14',
      'a content that is null',
      { package: {}, 'a.txt': null },
      expect.stringContaining('must be a string'),
    ],
    ['NOW-DEP-14', 'package.json beside package', { package: {}, 'package.json': '{}' }, expect.any(String)],
    ['NOW-DEP-14', 'a name that is a number', { package: { name: 1 } }, expect.stringContaining('must be a string')],
    ['NOW-DEP-13', 'a list', [], expect.any(String)],
    ['NOW-DEP-21', 'a card that is misspelt', { package: { nowhere: { outcom: 'READY' } } }, expect.any(String)],
    ['NOW-DEP-21', 'an outcome that is no end', { package: { nowhere: { outcome: 'FROZEN' } } }, expect.any(String)],
  ])('%s refuses %s and makes nothing', async (_, __, body, message) => {
    const { call } = createClient()
    const answer = await call('POST', '/now/deployments', { body })
    expect([answer.status, answer.body]).toEqual([400, badRequest(message)])
    expect((await call('GET', '/now/deployments')).body).toEqual({ deployments: [] })
  })

  it('NOW-DEP-15 makes a host label of the name and drops the scope', async () => {
    const { call, deploy } = createClient()
    expect(await deploy({ name: '@acme/My App_2' })).toMatchObject({ host: hostOf('my-app-2') })
    const { body } = await call<{ deployments: { name: string }[] }>('GET', '/now/deployments')
    expect(body.deployments.map(({ name }) => name)).toEqual(['@acme/My App_2'])
  })

  it('NOW-DEP-16 makes up a name where there is none', async () => {
    const { call } = createClient()
    const created = await call<Created>('POST', '/now/deployments', { body: { package: {} } })
    expect(created.body.host).toMatch(/^[a-z]{10}-[a-z]{10}\.now\.sh$/)
    const { body } = await call<{ deployments: { name: string }[] }>('GET', '/now/deployments')
    expect(body.deployments).toEqual([
      { uid: created.body.uid, name: created.body.host.slice(0, 10), url: created.body.host, created: String(startMs) },
    ])
  })

  it('NOW-DEP-15 never gives one host twice', async () => {
    const { deploy } = createClient()
    const hosts = new Set<string>()
    for (let index = 0; index < 50; index++) hosts.add((await deploy()).host)
    expect(hosts.size).toBe(50)
  })
})

describe('listing', () => {
  it('NOW-DEP-1, NOW-DEP-2, NOW-DEP-16, NOW-DEP-22, NOW-TIME-1 has those of the account, newest first', async () => {
    const { call, deploy, platform } = createClient()
    const first = await deploy({ name: 'project-a' })
    platform.clock.advance(1_500)
    const second = await deploy({ name: 'project-b' })
    await deploy({ name: 'project-c', as: 'bob' })
    const { status, body } = await call('GET', '/now/deployments')
    expect([status, body]).toEqual([
      200,
      {
        deployments: [
          { uid: second.uid, name: 'project-b', url: second.host, created: String(startMs + 1_500) },
          { uid: first.uid, name: 'project-a', url: first.host, created: String(startMs) },
        ],
      },
    ])
  })

  it('NEAR-3 has those of one name', async () => {
    const { call, deploy } = createClient()
    const wanted = await deploy({ name: 'project-a' })
    await deploy({ name: 'project-b' })
    await deploy({ name: 'project-a', as: 'bob' })
    const entry = { uid: wanted.uid, name: 'project-a', url: wanted.host, created: String(startMs) }
    expect((await call('GET', '/now/list?app=project-a')).body).toEqual({ deployments: [entry] })
    expect((await call('GET', '/now/list?app=nothing')).body).toEqual({ deployments: [] })
    expect((await call('GET', '/now/list')).body).toEqual((await call('GET', '/now/deployments')).body)
  })
})

describe('reading', () => {
  it('NOW-DEP-3, NOW-DEP-4 has uid, host, state and since when', async () => {
    const { call, deploy } = createClient()
    const { uid, host } = await deploy()
    const { status, body } = await call('GET', `/now/deployments/${uid}`)
    expect([status, body]).toEqual([200, { uid, host, state: 'BOOTING', stateTs: startIso }])
  })

  it('NOW-DEP-9, NOW-DEP-10, NOW-DEP-20 becomes READY by the clock, and stateTs stands still while the state does', async () => {
    const { call, deploy, platform } = createClient()
    const { uid } = await deploy()
    const seen: unknown[] = []
    for (const duration of ['2s', '999ms', '1ms', '1m', '4m', '1h']) {
      platform.clock.advance(duration)
      const { body } = await call<{ state: string; stateTs: string }>('GET', `/now/deployments/${uid}`)
      seen.push([body.state, body.stateTs])
    }
    expect(seen).toEqual([
      ['BOOTING', '2017-02-20T08:00:00.000Z'],
      ['BOOTING', '2017-02-20T08:00:00.000Z'],
      ['READY', '2017-02-20T08:00:03.000Z'],
      ['READY', '2017-02-20T08:00:03.000Z'],
      ['FROZEN', '2017-02-20T08:05:03.000Z'],
      ['FROZEN', '2017-02-20T08:05:03.000Z'],
    ])
  })

  it('NOW-DEP-24 spells BOOTING as BOOTED in the observed profile, everywhere', async () => {
    const { call, visit } = createClient({ profile: 'observed' })
    const { body } = await call<Created>('POST', '/now/deployments', { body: { package: { name: 'a' } } })
    expect(body.state).toBe('BOOTED')
    expect((await call('GET', `/now/deployments/${body.uid}`)).body).toMatchObject({ state: 'BOOTED' })
    expect((await visit(body.host)).body).toMatchObject({ state: 'BOOTED' })
  })

  it.each(['GET', 'DELETE'])(
    'NOW-ERR-6, NOW-ERR-7 does not %s what another account owns, nor what is not there',
    async (method) => {
      const { call, deploy } = createClient()
      const { uid } = await deploy()
      for (const id of [uid, 'nothing']) {
        const { status, body } = await call(method, `/now/deployments/${id}`, { as: 'bob' })
        expect([status, body]).toEqual([404, unknown(id)])
      }
      expect((await call('GET', `/now/deployments/${uid}`)).status).toBe(200)
    },
  )
})

describe('how states pass', () => {
  const states = async (options: Parameters<typeof createClient>[0], card?: Record<string, unknown>, reads = 3) => {
    const { call, deploy } = createClient(options)
    const { uid } = await deploy(card === undefined ? {} : { card })
    const seen: string[] = []
    for (let read = 0; read < reads; read++) {
      seen.push((await call<{ state: string }>('GET', `/now/deployments/${uid}`)).body.state)
    }
    return seen
  }

  it('NOW-DEP-12 answers BOOTING under `immediate`, and READY to the first read', async () => {
    const { call } = createClient({ lifeCycle: 'immediate' })
    const { body } = await call<Created>('POST', '/now/deployments', { body: { package: {} } })
    expect(body.state).toBe('BOOTING')
    expect((await call('GET', `/now/deployments/${body.uid}`)).body).toMatchObject({
      state: 'READY',
      stateTs: startIso,
    })
  })

  it('NOW-DEP-20 boots as long as `bootingMs` says', async () => {
    const { call, deploy, platform } = createClient({ bootingMs: 40 })
    const { uid } = await deploy()
    platform.clock.advance(39)
    expect((await call('GET', `/now/deployments/${uid}`)).body).toMatchObject({ state: 'BOOTING' })
    platform.clock.advance(1)
    expect((await call('GET', `/now/deployments/${uid}`)).body).toMatchObject({ state: 'READY' })
  })

  it('moves on after so many reads of the deployment under `reads:N`', async () => {
    expect(await states({ lifeCycle: 'reads:2' })).toEqual(['BOOTING', 'BOOTING', 'READY'])
  })

  it('counts neither lists nor files as reads', async () => {
    const { call, deploy } = createClient({ lifeCycle: 'reads:1' })
    const { uid } = await deploy()
    for (const path of ['/now/deployments', '/now/list', `/now/deployments/${uid}/files`]) await call('GET', path)
    expect((await call('GET', `/now/deployments/${uid}`)).body).toMatchObject({ state: 'BOOTING' })
  })

  it('waits for a step under `manual`', async () => {
    const { call, deploy, platform } = createClient({ lifeCycle: 'manual' })
    const { uid } = await deploy()
    platform.clock.advance('1h')
    expect((await call('GET', `/now/deployments/${uid}`)).body).toMatchObject({ state: 'BOOTING' })
    expect(platform.step(uid)).toBe('READY')
    expect((await call('GET', `/now/deployments/${uid}`)).body).toMatchObject({
      state: 'READY',
      stateTs: '2017-02-20T09:00:00.000Z',
    })
    expect(platform.step(uid)).toBe('FROZEN')
  })

  it('NOW-DEP-21 lets a card choose the progression of one deployment', async () => {
    expect(await states({}, { progression: 'reads:1' })).toEqual(['BOOTING', 'READY', 'READY'])
    expect(await states({ lifeCycle: 'manual' }, { progression: 'immediate' })).toEqual(['READY', 'READY', 'READY'])
  })

  it('NOW-DEP-7, NOW-DEP-21 ends in DEPLOYMENT_ERROR where the card says so', async () => {
    const { call, deploy, platform } = createClient()
    const { uid } = await deploy({ card: { outcome: 'DEPLOYMENT_ERROR', bootingMs: 100 } })
    expect((await call('GET', `/now/deployments/${uid}`)).body).toMatchObject({ state: 'BOOTING' })
    platform.clock.advance(100)
    const crashed = { state: 'DEPLOYMENT_ERROR', stateTs: '2017-02-20T08:00:00.100Z' }
    expect((await call('GET', `/now/deployments/${uid}`)).body).toMatchObject(crashed)
    platform.clock.advance('1d')
    expect((await call('GET', `/now/deployments/${uid}`)).body).toMatchObject(crashed)
  })

  it('NOW-DEP-21 becomes READY where the card says so', async () => {
    expect(await states({ lifeCycle: 'reads:1' }, { outcome: 'READY' })).toEqual(['BOOTING', 'READY', 'READY'])
  })

  it('NOW-DEP-6, NOW-DEP-12, NOW-DEP-21 begins in DEPLOYING for as long as the card says', async () => {
    const { call, platform } = createClient()
    const { body } = await call<Created>('POST', '/now/deployments', {
      body: { package: { name: 'a', nowhere: { deployingMs: 500 } } },
    })
    expect(body.state).toBe('DEPLOYING')
    const seen: unknown[] = []
    for (const ms of [499, 1, 2_999, 1]) {
      platform.clock.advance(ms)
      seen.push((await call<{ state: string }>('GET', `/now/deployments/${body.uid}`)).body.state)
    }
    expect(seen).toEqual(['DEPLOYING', 'BOOTING', 'BOOTING', 'READY'])
  })
})

describe('deleting', () => {
  it('NOW-DEP-17, NOW-DEP-18 answers DELETED, and 404 a second time', async () => {
    const { call, deploy } = createClient()
    const { uid } = await deploy()
    const { status, body } = await call('DELETE', `/now/deployments/${uid}`)
    expect([status, body]).toEqual([200, { uid, state: 'DELETED' }])
    expect((await call('GET', '/now/deployments')).body).toEqual({ deployments: [] })
    for (const path of ['', '/files', '/files/9ea8930976aad4ebd005f8d6c03825be136cc4a9', '/aliases']) {
      expect((await call('GET', `/now/deployments/${uid}${path}`)).body).toEqual(unknown(uid))
    }
    expect((await call('DELETE', `/now/deployments/${uid}`)).body).toEqual(unknown(uid))
  })

  it('NOW-DEP-18 takes its aliases along, and only those', async () => {
    const { call, deploy } = createClient()
    const gone = await deploy()
    const kept = await deploy()
    await call('POST', `/now/deployments/${gone.uid}/aliases`, { body: { alias: 'first' } })
    const { body } = await call<{ uid: string }>('POST', `/now/deployments/${kept.uid}/aliases`, {
      body: { alias: 'second' },
    })
    await call('DELETE', `/now/deployments/${gone.uid}`)
    expect((await call('GET', '/now/aliases')).body).toMatchObject({ aliases: [{ uid: body.uid, alias: 'second' }] })
    const again = await call('POST', `/now/deployments/${kept.uid}/aliases`, { body: { alias: 'first' } })
    expect(again.body).toEqual({ uid, created: startIso })
  })

  it('NEAR-4 deletes the deployment that a body names', async () => {
    const { call, deploy } = createClient()
    const { uid } = await deploy()
    const body = { deploymentId: uid, hard: false }
    expect((await call('DELETE', '/now/remove', { body, as: 'bob' })).body).toEqual(
      notFound('remove', `No deployment answers to "${uid}".`),
    )
    expect((await call('DELETE', '/now/remove', { body })).body).toEqual({ uid, state: 'DELETED' })
    expect((await call('DELETE', '/now/remove', { body })).status).toBe(404)
    expect((await call('DELETE', '/now/remove', { body: {} })).body).toEqual(badRequest('"deploymentId" is missing.'))
  })
})
