/** What is made within something that is there and that nobody makes: the one account, server or workspace of a document. */
import { describe, expect, it } from 'vitest'
import { clean } from '../../../src/contract/index.ts'
import { anySpecification } from '../../../src/contract/scenarios/any-spec/any-spec.ts'
import { answers, documentOf, inPath, refused, runOn, sends, type Tiny, targetOf } from './tiny.ts'

const zone = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string', pattern: '^[a-z]{6,9}[.]example$' } },
}
const server = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } }
const shown = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: { type: 'string' }, name: { type: 'string' } },
}

interface Zones extends Tiny {
  readonly zones: Map<string, unknown>
}

/** Zones of servers; nothing makes a server. A name leaves no room for anything of the run. */
function zonesOf(servers: readonly string[], careless = false): Zones {
  const zones = new Map<string, unknown>([['others.example', { id: 'others.example', name: 'others.example' }]])
  return {
    zones,
    paths: {
      '/servers': { get: { responses: { 200: answers({ type: 'array', items: server }) } } },
      '/servers/{server_id}': {
        parameters: inPath('server_id'),
        get: { responses: { 200: answers(server), 404: refused } },
      },
      '/servers/{server_id}/statistics': {
        parameters: inPath('server_id'),
        get: {
          responses: { 200: answers({ type: 'object', properties: { zones: { type: 'integer' } } }), 404: refused },
        },
      },
      '/servers/{server_id}/zones': {
        parameters: inPath('server_id'),
        get: { responses: { 200: answers({ type: 'array', items: shown }) } },
        post: { requestBody: sends(zone), responses: { 201: answers(shown), 400: refused } },
      },
      '/servers/{server_id}/zones/{zone_id}': {
        parameters: [...inPath('server_id'), ...inPath('zone_id')],
        get: { responses: { 200: answers(shown), 404: refused } },
        delete: { responses: { 204: { description: 'Gone.' }, 404: refused } },
      },
    },
    handle({ method, path, body }) {
      const [, , id, part, key] = path.split('/').map(decodeURIComponent)
      if (id === undefined) return [200, servers.map((each) => ({ id: each }))]
      if (!servers.includes(id)) return [404]
      if (part === undefined) return [200, { id }]
      if (part === 'statistics') return [200, { zones: zones.size }]
      if (key === undefined && method === 'GET') return [200, [...zones.values()]]
      if (key === undefined) return made(body)
      if (!zones.has(key)) return [404]
      if (method === 'GET') return [200, zones.get(key)]
      zones.delete(key)
      return [204]
    },
  }

  function made(body: unknown): readonly [number, unknown?] {
    const name = typeof body === 'object' && body !== null && 'name' in body ? body.name : undefined
    if (typeof name !== 'string') return [400]
    const isFit = /^[a-z]{6,9}[.]example$/.test(name)
    // What it refuses it has made all the same.
    if (isFit || careless) zones.set(name, { id: name, name })
    return isFit ? [201, { id: name, name }] : [400]
  }
}

describe('within the only element of a list that nothing here makes', () => {
  it('things are made, read, removed and reported on, and what is there can be read', async () => {
    const tiny = zonesOf(['localhost'])
    const { report, asked } = await runOn(tiny)
    expect(report?.verdict).toBe('conforms')
    expect([...tiny.zones.keys()]).toEqual(['others.example'])
    expect(report?.inferred).toContain(
      '{server_id} is "id" of the only element of GET /servers, which nothing here makes',
    )
    const called = new Set(asked.map(({ method, path }) => `${method} ${path}`))
    expect(called).toContain('POST /servers/localhost/zones')
    expect(called).toContain('GET /servers/localhost/statistics')
    expect(called).toContain('GET /servers/localhost')
  })

  it('what is refused and made all the same is removed and said, though nothing of the run is in its name', async () => {
    const tiny = zonesOf(['localhost'], true)
    const { report } = await runOn(tiny)
    expect([...tiny.zones.keys()]).toEqual(['others.example'])
    expect(report?.verdict).toBe('broken')
    expect(report?.findings.map(({ check }) => check)).toContain('a refusal leaves nothing behind')
  })

  it('a kill and clean leave what was there', async () => {
    for (const request of [6, 12, 21, 40]) {
      const tiny = zonesOf(['localhost'], true)
      const { events } = await runOn(tiny, [], request)
      const { specification } = anySpecification(documentOf(tiny))
      await clean(targetOf(tiny), events, { specification })
      expect([...tiny.zones.keys()], `killed at ${request}`).toEqual(['others.example'])
    }
  })
})

it.each([
  ['several', ['one', 'two'], 'GET /servers lists 2 of them'],
  ['none', [], 'GET /servers lists nothing'],
])('of %s of them none is taken, and the report says what would say which', async (_, servers, reason) => {
  const tiny = zonesOf(servers)
  const { report, asked } = await runOn(tiny)
  expect(asked.filter(({ method }) => method !== 'GET')).toEqual([])
  expect(report?.verdict).toBe('none')
  const reasons = (report?.scenarios ?? []).flatMap(({ steps }) => steps.map((step) => step.reason ?? ''))
  expect(reasons.filter((each) => each.startsWith(reason))).not.toEqual([])
})
