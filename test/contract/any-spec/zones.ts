/** Zones of servers, of which the document makes none. */
import { answers, inPath, refused, sends, type Tiny } from './tiny.ts'

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

export interface Zones extends Tiny {
  readonly zones: Map<string, unknown>
}

/** Zones of servers; nothing makes a server. A name leaves no room for anything of the run. */
export function zonesOf(servers: readonly string[], careless = false): Zones {
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
