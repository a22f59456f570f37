/** The node server, everything on, beside node:http with a Map: each in a process of its own, measured in turns. */
import autocannon from 'autocannon'
import { medianPair, type Pair, type Row } from './row.ts'
import { start } from './start.ts'

const seconds = 2
const rounds = 5
const connections = 10

const requests = {
  'GET one': { method: 'GET', path: '/now/secrets/UID', barePath: `/now/secrets/sec_${'0'.repeat(24)}` },
  'GET list of 20': { method: 'GET', path: '/now/secrets', barePath: '/now/secrets/' },
  'POST create': { method: 'POST', path: '/now/secrets', barePath: '/now/secrets' },
} as const

type Name = keyof typeof requests

export async function served(): Promise<Row[]> {
  const ours = await start([
    'dist/cli/main.js',
    'serve',
    '--port',
    '0',
    '--json',
    '--rate-limit',
    'off',
    '--log',
    'off',
  ])
  const other = await start(['bench/bare-server.js'])
  try {
    const uid = await fill(ours.url)
    // The names of the table are those of the type.
    const names = Object.keys(requests) as Name[]
    const rows: Row[] = []
    for (const name of names) {
      const { method, path, barePath } = requests[name]
      const rates: Pair[] = []
      for (let round = 0; round < rounds; round++) {
        rates.push({
          ours: await rate(ours.url, method, path.replace('UID', uid)),
          other: await rate(other.url, method, barePath),
        })
      }
      rows.push(rowOf(name, rates))
    }
    return rows
  } finally {
    ours.stop()
    other.stop()
  }
}

function rowOf(name: Name, rates: readonly Pair[]): Row {
  const { ours, other } = medianPair(rates)
  return {
    what: `node server, ${name}`,
    ours: `${Math.round(ours)} a second`,
    other: `node:http over a Map, ${Math.round(other)} a second`,
    ratio: ours / other,
    aim: 'at least 0.6',
  }
}

const headers = { authorization: 'Bearer nowhere_alice', 'content-type': 'application/json' }

/** Makes the 20 secrets that the bare server begins with. */
async function fill(url: string): Promise<string> {
  let uid = ''
  for (let index = 0; index < 20; index++) {
    const answer = await fetch(`${url}/now/secrets`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ name: `secret-${index}`, value: 'some value' }),
    })
    // The answer of createNowSecret, whose shape the document gives.
    uid = ((await answer.json()) as { uid: string }).uid
  }
  return uid
}

let named = 0

async function rate(url: string, method: 'GET' | 'POST', path: string): Promise<number> {
  const run = (duration: number): Promise<autocannon.Result> =>
    autocannon({
      url: url + path,
      method,
      headers,
      connections,
      duration,
      ...(method === 'POST'
        ? {
            requests: [
              {
                setupRequest: (request) => ({
                  ...request,
                  body: JSON.stringify({ name: `made-${++named}`, value: 'some value' }),
                }),
              },
            ],
          }
        : {}),
    })
  await run(0.5)
  const { requests: measured, non2xx } = await run(seconds)
  if (non2xx > 0) throw new Error(`${non2xx} answers to ${method} ${path} were no success`)
  return measured.average
}
