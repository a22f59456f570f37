/** Deployments, their files, their lives and their hosts. */
import { createHash } from 'node:crypto'
import { faker } from '@faker-js/faker/locale/en'
import { expect } from 'vitest'
import type { Reply } from '../asked-platform.ts'
import { afterRead, afterStep, afterSync, afterVisit, type Life, settled } from '../life.ts'
import type { Simulation } from '../simulation.ts'
import type { Entity } from '../store.ts'
import { excess, filled } from './limits.ts'
import { chance, newest, pick, refer, type Step } from './step.ts'

type Deployment = Entity<'deployment'>

/** Names with the label that their hosts begin with. */
const names: readonly (readonly [name: string, label: string])[] = [
  ['project-a', 'project-a'],
  ['Project_B', 'project-b'],
  ['@scope/My App', 'my-app'],
  ['--x--', 'x'],
  ['__proto__', 'proto'],
]

const paths = [
  'index.html',
  'content/index.html',
  'a.js',
  'a/b.js',
  'a/b/c.css',
  '__proto__',
  'constructor/x',
  'ü/ñ.txt',
]

/** Bodies that are refused, each for another reason. */
const badBodies: readonly unknown[] = [
  {},
  [],
  { 'a.js': '' },
  { package: null },
  { package: 'project-a' },
  { package: { name: 5 } },
  { package: {}, 'package.json': '{}' },
  { package: {}, 'a.js': 5 },
  { package: {}, '/a.js': '' },
  { package: {}, 'a//b.js': '' },
  { package: {}, '../a.js': '' },
  { package: {}, 'a/..': '' },
  { package: {}, 'a\0': '' },
  { package: {}, '': '' },
  { package: {}, a: '', 'a/b': '' },
  { package: { nowhere: { outcome: 'MAYBE' } } },
  { package: { nowhere: { bootingMs: -1 } } },
  { package: { nowhere: { boots: 1 } } },
]

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex')

const someText = () => (chance(0.5) ? pick(['', 'a', 'ü', '\u0000', '{}']) : faker.lorem.sentence())

function someFiles(): Record<string, string> {
  const chosen = faker.helpers.arrayElements(paths, { min: 0, max: 4 })
  return Object.fromEntries(chosen.map((path) => [path, someText()]))
}

function someCard() {
  if (chance(0.6)) return undefined
  return {
    ...(chance(0.4) ? { outcome: pick(['READY', 'DEPLOYMENT_ERROR']) } : {}),
    ...(chance(0.3) ? { deployingMs: pick([0, 1, 1_000, 60_000]) } : {}),
    ...(chance(0.3) ? { bootingMs: pick([0, 1, 500, 60_000]) } : {}),
    ...(chance(0.4) ? { progression: pick(['timed', 'immediate', 'manual', 'reads:1', 'reads:3']) } : {}),
  }
}

/** A content of the account's, which may be what a deployment of its waits for. */
function keep(simulation: Simulation, text: string): void {
  const { store, own, account, nowMs } = simulation
  const sha = sha1(text)
  const isKept = { where: { ...own, sha: { equals: sha } } }
  if (store.content.findFirst(isKept) !== null) return
  store.content.create({ id: `${account.id}/${sha}`, ordinal: simulation.ordinal(), owner: account, sha, text })
  for (const deployment of store.deployment.findMany({ where: { ...own, deployingMs: { equals: -1 } } })) {
    if (missing(simulation, deployment).length > 0) continue
    change(simulation, deployment, { ...afterSync(lifeOf(deployment), nowMs), deployingMs: null })
  }
}

function missing({ store, own }: Simulation, deployment: Deployment): string[] {
  const shas = filesOf(store, deployment).map(({ sha }) => sha)
  return [...new Set(shas)].filter(
    (sha) => store.content.findFirst({ where: { ...own, sha: { equals: sha } } }) === null,
  )
}

function filesOf(store: Simulation['store'], { id }: Deployment): Entity<'file'>[] {
  return store.file.findMany({ where: { deployment: { id: { equals: id } } }, orderBy: { ordinal: 'asc' } })
}

/** Waiting for files is no matter of time: the model notes it as a duration that no card can have. */
function lifeOf(deployment: Deployment): Life {
  return deployment.deployingMs === -1 ? { ...deployment, deployingMs: null } : deployment
}

function change({ store }: Simulation, { id }: Deployment, life: Life): void {
  const { state, sinceMs, busyAtMs, reads, deployingMs } = life
  store.deployment.update({ where: { id: { equals: id } }, data: { state, sinceMs, busyAtMs, reads, deployingMs } })
}

/** Lives on, but goes on waiting for files if it does. */
function live(simulation: Simulation, deployment: Deployment, life: Life): void {
  change(simulation, deployment, { ...life, deployingMs: deployment.deployingMs })
}

interface Made {
  readonly uid: string
  readonly host: string
  readonly name: string
  readonly files: readonly { readonly path: string; readonly sha: string }[]
  readonly card?: ReturnType<typeof someCard>
  readonly isWaiting: boolean
}

function add(simulation: Simulation, { uid, host, name, files, card, isWaiting }: Made): void {
  const { store, account, nowMs } = simulation
  const deployment = store.deployment.create({
    id: uid,
    ordinal: simulation.ordinal(),
    owner: account,
    name,
    host,
    createdAt: nowMs,
    state: isWaiting || card?.deployingMs !== undefined ? 'DEPLOYING' : 'BOOTING',
    sinceMs: nowMs,
    busyAtMs: nowMs,
    reads: 0,
    fails: card?.outcome === 'DEPLOYMENT_ERROR',
    deployingMs: isWaiting ? -1 : (card?.deployingMs ?? null),
    bootingMs: card?.bootingMs ?? null,
    progression: card?.progression ?? 'timed',
  })
  for (const [index, { path, sha }] of files.entries()) {
    store.file.create({ id: `${uid}/${index}`, ordinal: simulation.ordinal(), deployment, path, sha })
  }
  simulation.claim(uid, host)
}

function remove({ store }: Simulation, { id }: Deployment): void {
  const where = { deployment: { id: { equals: id } } }
  store.alias.deleteMany({ where })
  store.file.deleteMany({ where })
  store.deployment.delete({ where: { id: { equals: id } } })
}

const summarize = ({ id, name, host, createdAt }: Deployment) => ({
  uid: id,
  name,
  url: host,
  created: String(createdAt),
})

/** The tree that paths describe: folders first, each as it comes. */
function treeOf(files: readonly { readonly path: string; readonly sha: string }[]): unknown[] {
  const folders = [
    ...new Set(files.flatMap(({ path }) => (path.includes('/') ? [path.slice(0, path.indexOf('/'))] : []))),
  ]
  return [
    ...folders.map((name) => {
      const inside = files.filter(({ path }) => path.startsWith(`${name}/`))
      const children = treeOf(inside.map(({ path, sha }) => ({ path: path.slice(name.length + 1), sha })))
      return { type: 'directory', name, children }
    }),
    ...files.filter(({ path }) => !path.includes('/')).map(({ path, sha }) => ({ type: 'file', name: path, uid: sha })),
  ]
}

async function visitGone(simulation: Simulation, host: string): Promise<void> {
  const { status, body } = await simulation.visit(host)
  expect([status, body]).toEqual([404, { host, state: 'DELETED' }])
}

function expectExcess(
  simulation: Simulation,
  reply: Reply,
  [status, code, isGeneric]: NonNullable<ReturnType<typeof excess>>,
  endpoint: string,
): void {
  simulation.expectRefusal(reply, status, code, isGeneric ? '' : endpoint)
}

export const deploymentSteps: Readonly<Record<string, Step>> = {
  async createDeployment(simulation) {
    const [name, label] = chance(0.2) ? [undefined, '[a-z]{10}'] : pick(names)
    const card = someCard()
    const manifest = { ...(name === undefined ? {} : { name }), ...(card === undefined ? {} : { nowhere: card }) }
    const files = filled(simulation.as, manifest, someFiles())
    const body: unknown = Object.fromEntries([['package', manifest], ...Object.entries(files)])
    const reply = await simulation.call('POST', '/now/deployments', { body })
    if (reply === undefined) return
    const tooMuch = excess(simulation.as, body, Object.keys(files).length + 1)
    if (tooMuch !== undefined) return expectExcess(simulation, reply, tooMuch, 'deployments/')
    const { uid = '', host = '' } = made(reply.body)
    const state = card?.deployingMs === undefined ? 'BOOTING' : 'DEPLOYING'
    expect([reply.status, reply.body]).toEqual([200, { uid: expect.stringMatching(/^[A-Za-z0-9]{24}$/), host, state }])
    expect(host).toMatch(new RegExp(`^${label}-[a-z]{10}\\.now\\.sh$`))
    const contents = { ...files, 'package.json': JSON.stringify(manifest, null, 2) }
    const hashed = Object.entries(contents).map(([path, text]) => ({ path, sha: sha1(text) }))
    add(simulation, { uid, host, name: name ?? host.slice(0, 10), files: hashed, card, isWaiting: false })
    for (const text of Object.values(contents)) keep(simulation, text)
  },

  async refuseDeployment(simulation) {
    const reply = await simulation.call('POST', '/now/deployments', { body: pick(badBodies) })
    if (reply !== undefined) simulation.expectRefusal(reply, 400, 'bad_request', '')
  },

  async createFromHashes(simulation) {
    const [name, label] = pick(names)
    const files = Object.entries(someFiles()).map(([path, text]) => ({ path, sha: sha1(text) }))
    const body = { name, files: files.map(({ path, sha }) => ({ file: path, sha, size: 1 })) }
    const reply = await simulation.call('POST', '/now/create', { body })
    if (reply === undefined) return
    const tooMuch = excess(simulation.as, body, files.length)
    if (tooMuch !== undefined) return expectExcess(simulation, reply, tooMuch, 'create/')
    const { deploymentId: uid = '', url: host = '' } = made(reply.body)
    // The content of an empty file is nothing to wait for.
    if (files.some(({ sha }) => sha === sha1(''))) keep(simulation, '')
    add(simulation, { uid, host, name, files, isWaiting: true })
    const deployment = simulation.store.deployment.findFirst({ where: { id: { equals: uid } }, strict: true })
    const wanted = missing(simulation, deployment)
    if (wanted.length === 0)
      change(simulation, deployment, { ...afterSync(lifeOf(deployment), simulation.nowMs), deployingMs: null })
    expect([reply.status, reply.body]).toEqual([
      200,
      {
        deploymentId: uid,
        url: expect.stringMatching(`^${label}-[a-z]{10}.now.sh$`),
        ...(wanted.length === 0 ? {} : { missing: wanted }),
      },
    ])
  },

  async syncFile(simulation) {
    const { store } = simulation
    const { id, mine } = refer(simulation, 'deployment')
    const wanted = mine === undefined ? [] : filesOf(store, mine).map(({ sha }) => sha)
    const text = chance(0.8) ? pick(['a', 'ü', '\u0000', '{}']) : faker.lorem.sentence()
    const isHonest = chance(0.9)
    const headers = {
      'Content-Type': 'application/octet-stream',
      'x-now-deployment-id': encodeURIComponent(id),
      'x-now-sha': isHonest ? sha1(text) : sha1(`${text}!`),
    }
    const reply = await simulation.call('POST', '/now/sync', { body: new TextEncoder().encode(text), headers })
    if (reply === undefined) return
    if (!isHonest) return simulation.expectRefusal(reply, 400, 'bad_request', '')
    if (mine === undefined) return simulation.expectRefusal(reply, 404, 'not_found', 'sync/')
    if (!wanted.includes(sha1(text))) return simulation.expectRefusal(reply, 400, 'bad_request', '')
    expect([reply.status, reply.text]).toEqual([200, '{}'])
    keep(simulation, text)
  },

  async getDeployment(simulation) {
    const { id, mine } = refer(simulation, 'deployment')
    const reply = await simulation.call('GET', `/now/deployments/${id}`)
    if (reply === undefined) return
    if (mine === undefined) return simulation.expectRefusal(reply, 404, 'not_found', 'deployments/')
    const life = settled(lifeOf(mine), simulation.nowMs)
    const { state, sinceMs } = life
    expect([reply.status, reply.body]).toEqual([
      200,
      { uid: id, host: mine.host, state, stateTs: simulation.iso(sinceMs) },
    ])
    live(simulation, mine, afterRead(life, simulation.nowMs))
  },

  async listDeployments(simulation) {
    const { store, own } = simulation
    const name = chance(0.3) ? pick(names)[0] : undefined
    const path =
      name === undefined ? pick(['/now/deployments', '/now/list']) : `/now/list?app=${encodeURIComponent(name)}`
    const reply = await simulation.call('GET', path)
    if (reply === undefined) return
    const where = { ...own, ...(name === undefined ? {} : { name: { equals: name } }) }
    const deployments = store.deployment.findMany({ where, ...newest }).map(summarize)
    expect([reply.status, reply.body]).toEqual([200, { deployments }])
  },

  async deleteDeployment(simulation) {
    const { id, mine } = refer(simulation, 'deployment')
    const isByPath = chance(0.5)
    const reply = isByPath
      ? await simulation.call('DELETE', `/now/deployments/${id}`)
      : await simulation.call('DELETE', '/now/remove', { body: { deploymentId: id, hard: chance(0.5) } })
    if (reply === undefined) return
    if (mine === undefined)
      return simulation.expectRefusal(reply, 404, 'not_found', isByPath ? 'deployments/' : 'remove/')
    expect([reply.status, reply.body]).toEqual([200, { uid: id, state: 'DELETED' }])
    remove(simulation, mine)
  },

  async listFiles(simulation) {
    const { id, mine } = refer(simulation, 'deployment')
    const reply = await simulation.call('GET', `/now/deployments/${id}/files`)
    if (reply === undefined) return
    if (mine === undefined) return simulation.expectRefusal(reply, 404, 'not_found', 'deployments/')
    expect([reply.status, reply.body]).toEqual([200, treeOf(filesOf(simulation.store, mine))])
  },

  async getFile(simulation) {
    const { store, own } = simulation
    const { id, mine } = refer(simulation, 'deployment')
    const files = mine === undefined ? [] : filesOf(store, mine)
    const sha = files.length > 0 && chance(0.9) ? pick(files).sha : sha1(someText())
    const reply = await simulation.call('GET', `/now/deployments/${id}/files/${sha}`)
    if (reply === undefined) return
    const content = store.content.findFirst({ where: { ...own, sha: { equals: sha } } })
    if (content === null || !files.some((file) => file.sha === sha)) {
      return simulation.expectRefusal(reply, 404, 'not_found', 'deployments/')
    }
    expect([reply.status, reply.text]).toEqual([200, content.text])
  },

  async visit(simulation) {
    const { store, nowMs, goneHosts } = simulation
    if (goneHosts.length > 0 && chance(0.1)) return visitGone(simulation, pick(goneHosts))
    const aliases = store.alias.getAll()
    const deployments = store.deployment.getAll()
    if (deployments.length === 0) return
    const alias = aliases.length > 0 && chance(0.5) ? pick(aliases) : undefined
    const found = alias?.deployment ?? pick(deployments)
    const host = alias?.host ?? found.host
    const deployment = store.deployment.findFirst({ where: { id: { equals: found.id } }, strict: true })
    const reply = await simulation.visit(chance(0.2) ? host.toUpperCase() : host)
    const life = afterVisit(settled(lifeOf(deployment), nowMs), nowMs)
    live(simulation, deployment, life)
    const { state } = life
    const page = { name: deployment.name, host: deployment.host, state }
    if (state !== 'READY') {
      return expect([reply.status, reply.body]).toEqual([state === 'DEPLOYMENT_ERROR' ? 502 : 503, page])
    }
    const index = ['index.html', 'content/index.html']
      .map((path) => filesOf(store, deployment).find((file) => file.path === path))
      .find(Boolean)
    const owner = { owner: { id: { equals: deployment.owner?.id ?? '' } } }
    const content = index && store.content.findFirst({ where: { ...owner, sha: { equals: index.sha } } })
    if (content == null) expect([reply.status, reply.body]).toEqual([200, page])
    else expect([reply.status, reply.text]).toEqual([200, content.text])
  },

  async stepDeployment(simulation) {
    const { platform, nowMs } = simulation
    const { id, mine } = refer(simulation, 'deployment')
    if (mine === undefined) return
    const life = afterStep(settled(lifeOf(mine), nowMs), nowMs)
    expect(platform.step(id)).toBe(life.state)
    live(simulation, mine, life)
  },
}

/** What a create answered; that it is as it should be is asserted where it was asked. */
function made(body: unknown): Record<string, string> {
  return body as Record<string, string>
}
