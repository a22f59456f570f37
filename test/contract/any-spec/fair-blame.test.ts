/** Targets that keep to their document in ways that once were held against them, each beside a neighbour that does not. */
import { describe, expect, it } from 'vitest'
import { collectionAt, isNamed, item } from './collection-at.ts'
import { answers, inPath, refused, runOn, sends, type Tiny } from './tiny.ts'

type Fields = Record<string, unknown>

const text = { type: 'string' }
const named = { type: 'object', required: ['name'], properties: { name: text } }
const thing = { type: 'object', required: ['id', 'name'], properties: { id: text, name: text } }

describe('a Location', () => {
  const tags = (location: (name: string) => string): Tiny => {
    const made = { ...answers(named), headers: { Location: { schema: text } } }
    return collectionAt('/api/tags', {
      paths: {
        '/api/tags': {
          get: { responses: { 200: answers({ type: 'array', items: named }) } },
          post: { requestBody: sends(named), responses: { 201: made, 400: refused } },
        },
        '/api/tags/{name}': item(named, 'name'),
      },
      make: (body) => (isNamed(body) ? { name: body.name } : undefined),
      headers: ({ name }) => ({ location: location(encodeURIComponent(String(name))) }),
    })
  }

  it.each<[string, (name: string) => string, string]>([
    ['relative to what was asked', (name) => `tags/${name}`, 'conforms'],
    ['absolute', (name) => `http://elsewhere.example/api/tags/${name}`, 'conforms'],
    ['that names the collection', () => '/api/tags', 'conforms'],
    ['that names the collection with a slash', () => '/api/tags/', 'conforms'],
    ['that leads nowhere', (name) => `/api/tag/${name}`, 'broken'],
  ])('%s', async (_, location, verdict) => {
    expect((await runOn(tags(location))).report?.verdict).toBe(verdict)
  })
})

describe('the same name with another type in request and answer', () => {
  const orgs = (keep: (domains: readonly string[]) => unknown): Tiny => {
    const sent = { ...named, properties: { name: text, domains: { type: 'array', items: text } } }
    const domain = { type: 'object', properties: { domain: text } }
    const shown = {
      ...thing,
      properties: { ...thing.properties, domains: { type: 'array', items: domain }, kept: text },
    }
    return collectionAt('/orgs', {
      paths: {
        '/orgs': { post: { requestBody: sends(sent), responses: { 201: answers(shown), 400: refused } } },
        '/orgs/{id}': item(shown),
      },
      make(body, id) {
        const domains = isNamed(body) ? (body.domains ?? []) : undefined
        const isList = Array.isArray(domains) && domains.every((each) => typeof each === 'string')
        return isNamed(body) && isList ? { id, name: body.name, domains: keep(domains) } : undefined
      },
    })
  }

  it.each<[string, (domains: readonly string[]) => unknown, string]>([
    ['comes back as the answer declares it', (domains) => domains.map((domain) => ({ domain })), 'conforms'],
    ['has to be what the answer declares', (domains) => [...domains], 'broken'],
  ])('%s', async (_, keep, verdict) => {
    // Where nobody sends any, both are the same.
    expect((await runOn(orgs(keep))).report?.verdict).toBe(verdict)
  })
})

describe('an error that is declared without content', () => {
  it('may say why it is one', async () => {
    const tiny = collectionAt('/things', {
      paths: {
        '/things': { post: { requestBody: sends(named), responses: { 201: answers(thing), 400: refused } } },
        '/things/{id}': item(thing),
      },
      make: (body, id) => (isNamed(body) ? { id, name: body.name } : undefined),
      missing: { error: 'There is none.' },
    })
    const { report } = await runOn(tiny)
    expect(report?.verdict).toBe('conforms')
    expect(report?.findings.map(({ message, result }) => [message, result])).toContainEqual([
      'The body is not empty.',
      'note',
    ])
  })
})

describe('an id that only an example of the document names', () => {
  const org = [
    { name: 'orgId', in: 'path', required: true, schema: { type: 'string', example: 'org_01EHZNVPK3SFK441A1' } },
  ]
  const roles = (isThere: boolean, takes: boolean): Tiny => {
    const kept = collectionAt('/orgs/org_01EHZNVPK3SFK441A1/roles', {
      paths: {
        '/orgs/{orgId}': { parameters: org, get: { responses: { 200: answers({ type: 'object' }), 404: refused } } },
        '/orgs/{orgId}/roles': {
          parameters: org,
          post: { requestBody: sends(named), responses: { 201: answers(thing), 400: refused, 404: refused } },
        },
        '/orgs/{orgId}/roles/{id}': { ...item(thing), parameters: [...org, ...inPath('id')] },
      },
      make: (body, id) => (isNamed(body) ? { id, name: body.name } : undefined),
    })
    return {
      ...kept,
      handle(asked) {
        if (!isThere) return [404]
        if (asked.path === '/orgs/org_01EHZNVPK3SFK441A1') return [200, {}]
        return asked.method === 'POST' && !takes ? [500] : kept.handle(asked)
      },
    }
  }

  it.each([
    ['is not used where it cannot be read', false, true, 'none'],
    ['is used where it can', true, true, 'conforms'],
    ['is held to its document where it can', true, false, 'broken'],
  ])('%s', async (_, isThere, takes, verdict) => {
    const { report, asked } = await runOn(roles(isThere, takes))
    expect(report?.verdict).toBe(verdict)
    expect(asked.some(({ method }) => method === 'POST')).toBe(isThere)
  })
})

describe('a pair that can be joined once', () => {
  const joined = { type: 'object', required: ['user_id', 'group_id'], properties: { user_id: text, group_id: text } }
  const membership = {
    ...joined,
    required: ['id', 'user_id', 'group_id'],
    properties: { ...joined.properties, id: text },
  }
  const create = (sent: Fields, shown: Fields): Fields => ({
    post: { requestBody: sends(sent), responses: { 201: answers(shown), 400: refused } },
  })
  const club = (loses: boolean): Tiny => {
    const all: Record<string, Map<string, Fields>> = { users: new Map(), groups: new Map(), memberships: new Map() }
    let count = 0
    return {
      paths: {
        '/users': create(named, thing),
        '/users/{id}': item(thing),
        '/groups': create(named, thing),
        '/groups/{id}': item(thing),
        '/memberships': create(joined, membership),
        '/memberships/{id}': item(membership),
      },
      handle({ method, path, body }) {
        const [, part = '', id] = path.split('/')
        const things = all[part] ?? new Map<string, Fields>()
        if (id === undefined) {
          const sent = typeof body === 'object' && body !== null ? (body as Fields) : {}
          const pair = [sent.user_id, sent.group_id]
          const isPair = all.users?.has(String(pair[0])) === true && all.groups?.has(String(pair[1])) === true
          if (part === 'memberships' ? !isPair : !isNamed(body)) return [400]
          const isJoined = [...things.values()].some((each) => each.user_id === pair[0] && each.group_id === pair[1])
          if (part === 'memberships' && isJoined) return [409]
          const made = { ...sent, id: `${part}-${++count}` }
          if (!loses || part !== 'memberships') things.set(made.id, made)
          return [201, made]
        }
        const found = things.get(id)
        if (found === undefined) return [404]
        if (method === 'GET') return [200, found]
        things.delete(id)
        return [204]
      },
    }
  }

  it.each([
    ['is joined once', false, 'conforms'],
    ['is held to its document', true, 'broken'],
  ])('%s', async (_, loses, verdict) => {
    const { report, asked } = await runOn(club(loses))
    expect(report?.verdict).toBe(verdict)
    const pairs = asked.filter(({ method, path }) => method === 'POST' && path === '/memberships')
    expect(pairs.length).toBeGreaterThan(1)
  })
})

describe('an id in a path that names what is made elsewhere', () => {
  const roles = (checks: boolean): Tiny => {
    const orgs = new Map<string, Fields>()
    const all = new Map<string, Fields>()
    let count = 0
    const org = inPath('organizationId')
    return {
      paths: {
        '/organizations': { post: { requestBody: sends(named), responses: { 201: answers(thing), 400: refused } } },
        '/organizations/{id}': item(thing),
        '/authorization/organizations/{organizationId}/roles': {
          parameters: org,
          get: { responses: { 200: answers({ type: 'array', items: thing }), 404: refused } },
          post: { requestBody: sends(named), responses: { 201: answers(thing), 400: refused, 404: refused } },
        },
        '/authorization/organizations/{organizationId}/roles/{id}': {
          ...item(thing),
          parameters: [...org, ...inPath('id')],
        },
      },
      handle({ method, path, body }) {
        const isRole = path.startsWith('/authorization/')
        const [owner, , id] = path.split('/').slice(isRole ? 3 : 2)
        if (isRole && checks && !orgs.has(owner ?? '')) return [404]
        const [things, key] = isRole ? [all, id] : [orgs, owner]
        if (key === undefined && method === 'GET')
          return [200, [...things.values()].filter((each) => each.owner === owner).map(({ owner: _, ...each }) => each)]
        if (key === undefined) {
          if (!isNamed(body)) return [400]
          const made = { id: `n-${++count}`, name: body.name }
          things.set(made.id, { ...made, ...(isRole ? { owner } : {}) })
          return [201, made]
        }
        const found = things.get(key)
        if (found === undefined || (isRole && found.owner !== owner)) return [404]
        if (method === 'DELETE') return things.delete(key) ? [204] : [404]
        const { owner: _, ...shown } = found
        return [200, shown]
      },
    }
  }

  it('is that of one that the run makes', async () => {
    const { report } = await runOn(roles(true))
    expect(report?.verdict).toBe('conforms')
    expect(report?.inferred).toContain(
      '{organizationId} of /authorization/organizations/{organizationId}/roles is the id of one of organizations (by its name)',
    )
    const held = report?.requirements.filter(({ id, status }) => id.startsWith('authorization/') && status === 'held')
    expect(held?.map(({ id }) => id)).toContain('authorization/organizations/roles/deleted')
  })
})
