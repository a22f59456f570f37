/**
 * No value of a secret leaves the platform where the document does not say so: not in lists, errors, headers or log, nor in the
 * printed form of an exchange beyond what its own request held. Unique values are planted in all systems, and every byte that comes
 * back is searched.
 */

import { describe, expect, it } from 'vitest'
import { viewOf } from '../../../src/control/journal-view.ts'
import { createPlatform, type Platform } from '../../../src/index.ts'
import fc from '../../seeded.ts'
import { origins, startIso } from './ask.ts'
import { worlds } from './worlds.ts'

type System = keyof typeof origins

interface Request {
  readonly system: System
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly as?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** A value that stands nowhere else, in the characters of the alphabet given. */
const plantOf = (ordinal: number, filler: string) => `planted-${ordinal}-${filler}-deadbeef`

/** Every way of writing a value that an answer could hold it in. */
function spellings(value: string): string[] {
  const bytes = [...new TextEncoder().encode(value)]
  return [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    Buffer.from(value).toString('base64').slice(0, -4),
    Buffer.from(value).toString('hex'),
    bytes.join(','),
    // Enough of it to be told from any other.
    value.slice(0, Math.ceil(value.length * 0.75)),
  ]
}

/** Puts a secret into each place that has one. */
function plants(value: (place: string) => string): Request[] {
  const environment = '/api/environments/env_staging/secrets'
  return [
    { system: 'now', method: 'POST', path: '/now/secrets', body: { name: 'one', value: value('now') } },
    { system: 'now', method: 'POST', path: '/now/secrets', body: [{ name: 'list', value: value('now in a list') }] },
    { system: 'environment-secrets', method: 'POST', path: environment, body: { key: 'ONE', value: value('env') } },
    {
      system: 'environment-secrets',
      method: 'POST',
      path: environment,
      body: { key: 'TWO', value: value('env never'), neverReveal: true },
      headers: { 'Idempotency-Key': 'k' },
    },
    {
      system: 'project-secrets',
      method: 'POST',
      path: '/api/v1/projects/nowhere/secrets',
      body: { key: 'ONE', value: value('prj') },
    },
  ]
}

/** Requests that hold a value and fail for it, for something beside it, or for who asks. */
function failures(value: (place: string) => string): Request[] {
  const environment = '/api/environments/env_staging/secrets'
  const project = '/api/v1/projects/nowhere/secrets'
  return [
    { system: 'now', method: 'POST', path: '/now/secrets', body: { name: 'one', value: value('taken') } },
    { system: 'now', method: 'POST', path: '/now/secrets', body: { name: 5, value: value('bad name') } },
    { system: 'now', method: 'POST', path: '/now/secrets', body: { name: 'a', value: [value('a list')] } },
    { system: 'now', method: 'POST', path: '/now/secrets', body: `{"name":"a","value":"${value('broken')}"` },
    {
      system: 'vercel-secrets',
      method: 'POST',
      path: '/v2/secrets/one',
      body: { name: 'one', value: value('taken, new') },
    },
    {
      system: 'vercel-secrets',
      method: 'POST',
      path: '/v2/secrets/a',
      body: { name: 5, value: value('bad name in a path') },
    },
    {
      system: 'vercel-secrets',
      method: 'POST',
      path: '/v2/secrets/a',
      body: { name: 'a', value: value('blocked') },
      as: 'carol',
    },
    {
      system: 'vercel-secrets',
      method: 'POST',
      path: '/v2/secrets/a',
      body: { name: 'a', value: value('nobody') },
      as: 'nobody',
    },
    {
      system: 'vercel-secrets',
      method: 'POST',
      path: '/v2/secrets/a?slug=none',
      body: { name: 'a', value: value('no team') },
    },
    { system: 'vercel-secrets', method: 'PATCH', path: '/v2/secrets/one', body: { name: 'b', value: value('rename') } },
    {
      system: 'environment-secrets',
      method: 'POST',
      path: environment,
      body: { key: 'ONE', value: value('taken key') },
    },
    { system: 'environment-secrets', method: 'POST', path: environment, body: { key: '', value: value('bad key') } },
    {
      system: 'environment-secrets',
      method: 'POST',
      path: environment,
      body: { key: 'A', value: { is: value('an object') } },
    },
    {
      system: 'environment-secrets',
      method: 'POST',
      path: environment,
      body: { key: 'A', value: value('not in it') },
      as: 'bob',
    },
    {
      system: 'environment-secrets',
      method: 'POST',
      path: environment,
      body: { key: 'TWO', value: value('other body') },
      headers: { 'Idempotency-Key': 'k' },
    },
    { system: 'environment-secrets', method: 'PATCH', path: '/api/secrets/none', body: { value: value('no secret') } },
    {
      system: 'environment-secrets',
      method: 'PATCH',
      path: '/api/secrets/none',
      body: { key: 'A', value: value('read-only') },
    },
    {
      system: 'project-secrets',
      method: 'POST',
      path: project,
      body: { key: 'bad', value: value('bad key of a project') },
    },
    {
      system: 'project-secrets',
      method: 'POST',
      path: project,
      body: { key: 'A', value: value('too long').repeat(300) },
    },
    {
      system: 'project-secrets',
      method: 'POST',
      path: '/api/v1/projects/none/secrets',
      body: { key: 'A', value: value('no project') },
    },
    {
      system: 'project-secrets',
      method: 'POST',
      path: project,
      body: { key: 'A', value: value('a member') },
      as: 'bob',
    },
    { system: 'project-secrets', method: 'PUT', path: project, body: { key: 'A', value: value('no such method') } },
  ]
}

/** Requests that show what is there. */
const looks: Request[] = [
  { system: 'now', method: 'GET', path: '/now/secrets' },
  { system: 'now', method: 'GET', path: '/now/secrets/one' },
  { system: 'now', method: 'PATCH', path: '/now/secrets/list', body: { name: 'renamed' } },
  { system: 'vercel-secrets', method: 'GET', path: '/v3/secrets' },
  { system: 'vercel-secrets', method: 'GET', path: '/v3/secrets/one?decrypt=true' },
  { system: 'vercel-secrets', method: 'PATCH', path: '/v2/secrets/renamed', body: { name: 'again' } },
  { system: 'environment-secrets', method: 'GET', path: '/api/environments/env_staging/secrets' },
  { system: 'environment-secrets', method: 'GET', path: '/api/environments/env_production/secrets' },
  { system: 'project-secrets', method: 'GET', path: '/api/v1/projects/nowhere/secrets' },
  { system: 'project-secrets', method: 'GET', path: '/api/v1/projects' },
  { system: 'project-secrets', method: 'DELETE', path: '/api/v1/projects/nowhere/secrets/ONE' },
  { system: 'now', method: 'DELETE', path: '/now/secrets/one' },
  { system: 'vercel-secrets', method: 'DELETE', path: '/v2/secrets/again' },
]

async function bytesOf(platform: Platform, { system, method, path, body, as = 'alice', headers = {} }: Request) {
  const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
  const response = await platform.fetch(`${origins[system]}${path}`, {
    method,
    headers: { Authorization: `Bearer nowhere_${as}`, 'Content-Type': 'application/json', ...headers },
    ...sent,
  })
  return `${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`
}

const filler = fc.oneof(
  fc.string({ minLength: 6, maxLength: 20 }),
  fc.string({ unit: 'grapheme', minLength: 6, maxLength: 20 }),
  fc.constantFrom('"quoted"', '\\back\\slash', '<tag>&amp;', '100%', 'line\nend', '𝄞𝄞𝄞𝄞', '{problem}', '{message}'),
)

describe('a value', () => {
  it.each(['documented', 'observed'] as const)(
    'NOW-SEC-2, VER-LIST-2, VER-GET-3, ENV-NEW-3, PRJ-PUT-8 comes back in no answer of the profile %s, and in no log',
    async (profile) => {
      await fc.assert(
        fc.asyncProperty(filler, async (text) => {
          const logged: unknown[] = []
          const platform = createPlatform({
            clock: startIso,
            profile,
            rateLimit: 'off',
            world: worlds.roles,
            onAnswerFault: (fault) => logged.push(fault),
          })
          const planted: string[] = []
          const value = () => {
            planted.push(plantOf(planted.length, text))
            return plantOf(planted.length - 1, text)
          }
          const requests = [...plants(value), ...failures(value), ...looks]
          const answers = []
          for (const request of requests) answers.push(await bytesOf(platform, request))
          expect(logged).toEqual([])

          const entries = platform.journal.entries()
          const printed = entries.map((entry) => JSON.stringify(viewOf(entry)))
          const left = [...answers, ...printed, JSON.stringify(entries.map(({ answer }) => answer))].join('\n')
          for (const each of planted) {
            for (const spelling of spellings(each)) {
              expect([each, left.includes(spelling)]).toEqual([each, false])
            }
          }
        }),
        { numRuns: 25 },
      )
    },
  )

  it('VER-NEW-2, VER-GET-4, ENV-SHOW-1 comes back in the three answers that the documents name, and no other', async () => {
    const platform = createPlatform({ clock: startIso, rateLimit: 'off' })
    const value = 'planted-once-and-for-all'
    const made = await bytesOf(platform, {
      system: 'vercel-secrets',
      method: 'POST',
      path: '/v2/secrets/open',
      body: { name: 'open', value, decryptable: true },
    })
    expect([made.includes(value), made.includes([...new TextEncoder().encode(value)].join(','))]).toEqual([false, true])
    const read = { system: 'vercel-secrets', method: 'GET', path: '/v3/secrets/open' } as const
    expect(await bytesOf(platform, read)).not.toContain(value)
    expect(await bytesOf(platform, { ...read, path: '/v3/secrets/open?decrypt=true' })).toContain(value)

    const created = await platform.fetch(`${origins['environment-secrets']}/api/environments/env_staging/secrets`, {
      method: 'POST',
      headers: { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' },
      body: JSON.stringify({ key: 'OPEN', value }),
    })
    const { secret } = (await created.json()) as { secret: { id: string } }
    const reveal = { system: 'environment-secrets', method: 'GET', path: `/api/secrets/${secret.id}/value` } as const
    expect(await bytesOf(platform, reveal)).toContain(value)
  })

  it('is one that a name or a description can repeat, which are no secrets', async () => {
    const platform = createPlatform({ clock: startIso, rateLimit: 'off' })
    const body = { key: 'OPEN', value: 'not so secret', description: 'not so secret' }
    const answer = await bytesOf(platform, {
      system: 'environment-secrets',
      method: 'POST',
      path: '/api/environments/env_staging/secrets',
      body,
    })
    expect(answer).toContain('not so secret')
    expect(answer.startsWith('200 ')).toBe(true)
  })
})
