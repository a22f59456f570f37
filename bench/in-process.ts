/** `platform.fetch`, everything on, one operation of each system beside a fetch handler over a Map that answers the same body. */
import { measure } from 'mitata'
import { createPlatform, type Platform } from '../src/index.ts'
import { medianPair, type Pair, type Row } from './row.ts'

const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }

const rounds = 5

interface Case {
  readonly what: string
  readonly origin: string
  /** Makes what is read, and tells at which path. */
  readonly make: readonly [path: string, body: unknown]
  readonly pathOf: (made: unknown) => string
}

// The answers of the creating operations have the shapes that the document gives them.
const cases: readonly Case[] = [
  {
    what: 'platform.fetch, now, GET one',
    origin: 'https://api.zeit.co',
    make: ['/now/secrets', { name: 'bench', value: 'bench-value' }],
    pathOf: (made) => `/now/secrets/${(made as { uid: string }).uid}`,
  },
  {
    what: 'platform.fetch, vercel-secrets, GET one',
    origin: 'https://api.vercel.com',
    make: ['/v2/secrets/bench-2', { name: 'bench-2', value: 'bench-value' }],
    pathOf: (made) => `/v3/secrets/${(made as { uid: string }).uid}`,
  },
  {
    what: 'platform.fetch, environment-secrets, reveal one',
    origin: 'https://example.com',
    make: ['/api/environments/env_staging/secrets', { key: 'BENCH', value: 'bench-value' }],
    pathOf: (made) => `/api/secrets/${(made as { secret: { id: string } }).secret.id}/value`,
  },
  {
    what: 'platform.fetch, project-secrets, list of one',
    origin: 'https://www.floopfloop.com',
    make: ['/api/v1/projects/prj_nowhere/secrets', { key: 'BENCH', value: 'bench-value' }],
    pathOf: () => '/api/v1/projects/prj_nowhere/secrets',
  },
]

export async function inProcess(): Promise<Row[]> {
  const platform = createPlatform({ rateLimit: 'off' })
  const rows: Row[] = []
  for (const { what, origin, make, pathOf } of cases) {
    const [path, body] = make
    const made = await request(platform, origin + path, { method: 'POST', body: JSON.stringify(body) })
    const url = origin + pathOf(made)
    const bodies = new Map([[new URL(url).pathname, await request(platform, url)]])
    const bare = async (asked: Request): Promise<Response> => {
      const found = bodies.get(new URL(asked.url).pathname)
      return Response.json(found ?? { error: 'not_found' }, { status: found === undefined ? 404 : 200 })
    }
    const pairs: Pair[] = []
    for (let round = 0; round < rounds; round++) {
      const other = await measure(async () => (await bare(new Request(url, { headers }))).text())
      const ours = await measure(async () => (await platform.fetch(new Request(url, { headers }))).text())
      pairs.push({ ours: ours.p50 / 1000, other: other.p50 / 1000 })
    }
    const { ours, other } = medianPair(pairs)
    rows.push({
      what,
      ours: `${ours.toFixed(1)} us`,
      other: `fetch handler over a Map, ${other.toFixed(1)} us`,
      ratio: ours / other,
      aim: 'at most 2',
    })
  }
  return rows
}

async function request(platform: Platform, url: string, init: RequestInit = {}): Promise<unknown> {
  const answer = await platform.fetch(url, { ...init, headers })
  if (!answer.ok) throw new Error(`${url} was answered with ${answer.status}`)
  return answer.json()
}
