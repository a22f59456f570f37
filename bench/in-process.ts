/** `platform.fetch`, everything on, beside a fetch handler over a Map. */
import { measure } from 'mitata'
import { createPlatform } from '../src/index.ts'
import type { Row } from './row.ts'

const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }

export async function inProcess(): Promise<Row[]> {
  const platform = createPlatform({ rateLimit: 'off' })
  const created = await platform.fetch('https://api.zeit.co/now/secrets', {
    method: 'POST',
    headers,
    body: JSON.stringify({ name: 'bench', value: 'bench-value' }),
  })
  // The answer of createNowSecret, whose shape the document gives.
  const { uid } = (await created.json()) as { uid: string }
  const url = `https://api.zeit.co/now/secrets/${uid}`

  const secrets = new Map([[uid, { uid, name: 'bench', created: '2017-02-20T08:00:00.000Z' }]])
  const bare = async (request: Request): Promise<Response> => {
    const found = secrets.get(new URL(request.url).pathname.slice('/now/secrets/'.length))
    return Response.json(found ?? { error: 'not_found' }, { status: found === undefined ? 404 : 200 })
  }

  const other = await measure(async () => (await bare(new Request(url, { headers }))).text())
  const ours = await measure(async () => (await platform.fetch(new Request(url, { headers }))).text())
  return [
    {
      what: 'platform.fetch, GET one',
      ours: `${(ours.p50 / 1000).toFixed(1)} us`,
      other: `fetch handler over a Map, ${(other.p50 / 1000).toFixed(1)} us`,
      ratio: ours.p50 / other.p50,
      aim: 'at most 2',
    },
  ]
}
