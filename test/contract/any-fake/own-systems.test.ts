/**
 * The behaviours that are made from a document beside those that people wrote for the same one: of a system whose operations say what they do
 * to which collection they agree, but for the rules that no document can say.
 */
import { describe, expect, it } from 'vitest'
import { createPlatformOf } from '../../../src/document-platform.ts'
import { createPlatform } from '../../../src/index.ts'
import { documents } from '../../../src/spec/generated/document.ts'
import { isObject, type JsonObject } from '../../../src/spec/pointer.ts'

/** The document with the operations of one system alone. */
function systemAlone(name: string): JsonObject {
  const document = documents.documented
  const paths = Object.entries(isObject(document.paths) ? document.paths : {}).filter(([, item]) =>
    Object.values(isObject(item) ? item : {}).some(
      (operation) => isObject(operation) && Array.isArray(operation.tags) && operation.tags.includes(name),
    ),
  )
  return { ...document, paths: Object.fromEntries(paths) }
}

interface Step {
  readonly method: string
  readonly path: string
  readonly body?: object
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>

async function statusesOf(fetch: Fetch, origin: string, token: string, steps: readonly Step[]): Promise<string[]> {
  const said: string[] = []
  for (const { method, path, body } of steps) {
    const answer = await fetch(origin + path, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    said.push(`${method} ${path} ${answer.status}`)
  }
  return said
}

const clock = '2026-03-01T08:00:00.000Z'

describe('behaviours of a document beside those that people wrote', () => {
  it('agree on the secrets of a project', async () => {
    const own = createPlatform({
      clock,
      world: {
        accounts: [{ username: 'ann' }],
        tokens: [{ account: 'ann', token: 'ann_1' }],
        teams: [{ id: 'team_1', slug: 'one', members: { ann: 'owner' } }],
        projects: [{ id: 'p1', subdomain: 'one', team: 'team_1' }],
      },
    })
    const made = createPlatformOf(systemAlone('project-secrets'), {
      clock,
      tokens: [{ account: 'ann', token: 'ann_1' }],
    })
    const at = '/api/v1/projects/p1/secrets'
    const steps: readonly Step[] = [
      { method: 'GET', path: at },
      { method: 'POST', path: at, body: { key: 'API_KEY', value: 'one' } },
      { method: 'POST', path: at, body: { key: 'API_KEY', value: 'two' } },
      { method: 'GET', path: at },
      { method: 'POST', path: at, body: { key: 'not a key', value: 'x' } },
      { method: 'POST', path: at, body: { value: 'x' } },
      { method: 'DELETE', path: `${at}/API_KEY` },
      { method: 'DELETE', path: `${at}/API_KEY` },
      { method: 'PUT', path: at, body: {} },
    ]
    const origin = own.systems.find(({ name }) => name === 'project-secrets')?.origin ?? ''
    const written = await statusesOf(own.fetch, origin, 'ann_1', steps)
    const synthesised = await statusesOf(made.fetch, made.systems[0]?.origin ?? '', 'ann_1', steps)
    expect(synthesised).toEqual(written)
  })
})
