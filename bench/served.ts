/** The node server, everything on, beside node:http with a Map: each in a process of its own, one after the other, twice. */
import autocannon from 'autocannon'
import type { Row } from './row.ts'
import { start } from './start.ts'

const seconds = 4
const connections = 10

const requests = {
  'GET one': { path: '/now/secrets/SOME', method: 'GET' },
  'GET list of 20': { path: '/now/secrets', method: 'GET' },
  'POST create': { path: '/now/secrets', method: 'POST' },
} as const

type Name = keyof typeof requests

export async function served(): Promise<Row[]> {
  const ours = await rates(
    ['dist/cli/main.js', 'serve', '--port', '0', '--json', '--rate-limit', 'off', '--log', 'off'],
    true,
  )
  const other = await rates(['bench/bare-server.js'], false)
  // The names of the table are those of the type.
  return (Object.keys(requests) as Name[]).map((name) => ({
    what: `node server, ${name}`,
    ours: `${Math.round(ours[name])} a second`,
    other: `node:http over a Map, ${Math.round(other[name])} a second`,
    ratio: ours[name] / other[name],
    aim: 'at least 0.6',
  }))
}

async function rates(command: readonly string[], isOurs: boolean): Promise<Record<Name, number>> {
  const server = await start(command)
  try {
    const uid = isOurs ? await fill(server.url) : `sec_${'0'.repeat(24)}`
    return {
      'GET one': await rate(server.url, 'GET', `/now/secrets/${uid}`),
      'GET list of 20': await rate(server.url, 'GET', isOurs ? '/now/secrets' : '/now/secrets/'),
      'POST create': await rate(server.url, 'POST', '/now/secrets'),
    }
  } finally {
    server.stop()
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
  await run(1)
  const { requests: measured, non2xx } = await run(seconds)
  if (non2xx > 0) throw new Error(`${non2xx} answers to ${method} ${path} were no success`)
  return measured.average
}
