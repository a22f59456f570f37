/**
 * The node server, everything on, beside node:http with a Map: each in a process of its own, measured in turns. The rate says what a
 * client sees; the time of the processor for a request says what it costs, also on a machine that is busy with something else.
 */
import autocannon from 'autocannon'
import { medianPair, type Pair, type Row } from './row.ts'
import { type Started, start } from './start.ts'

const seconds = 2
const rounds = 5
const connections = 10

const requests = {
  'GET one': {
    method: 'GET',
    path: '/now/secrets/UID',
    barePath: `/now/secrets/sec_${'0'.repeat(24)}`,
    value: null,
    aim: 0.55,
  },
  'GET list of 20': { method: 'GET', path: '/now/secrets', barePath: '/now/secrets/', value: null, aim: 0.6 },
  'POST create': { method: 'POST', path: '/now/secrets', barePath: '/now/secrets', value: 'some value', aim: 0.45 },
  // A value that is no text is refused with 400 by both.
  'POST refused': { method: 'POST', path: '/now/secrets', barePath: '/now/secrets', value: 7, aim: 0.45 },
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
      const { path, barePath } = requests[name]
      const loads: Load[] = []
      for (let round = 0; round < rounds; round++) {
        loads.push({
          ours: await load(ours, name, path.replace('UID', uid)),
          other: await load(other, name, barePath),
        })
      }
      rows.push(rowOf(name, 'rate', loads), rowOf(name, 'cpuUs', loads))
    }
    return rows
  } finally {
    ours.stop()
    other.stop()
  }
}

interface Measured {
  /** Requests a second. */
  readonly rate: number
  /** Of the server, for one request. */
  readonly cpuUs: number
}

type Load = Record<keyof Pair, Measured>

function rowOf(name: Name, what: keyof Measured, loads: readonly Load[]): Row {
  const pair = medianPair(loads.map(({ ours, other }) => ({ ours: ours[what], other: other[what] })))
  if (what === 'rate') {
    return {
      what: `node server, ${name}`,
      ours: `${Math.round(pair.ours)} a second`,
      other: `node:http over a Map, ${Math.round(pair.other)} a second`,
      ratio: pair.ours / pair.other,
      aim: `at least ${requests[name].aim}`,
    }
  }
  return {
    what: `node server, ${name}, processor`,
    ours: `${pair.ours.toFixed(1)} us`,
    other: `node:http over a Map, ${pair.other.toFixed(1)} us`,
    ratio: pair.ours / pair.other,
    aim: `at most ${(1 / requests[name].aim).toFixed(1)}`,
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

async function load(server: Started, name: Name, path: string): Promise<Measured> {
  const { method, value } = requests[name]
  const run = (duration: number): Promise<autocannon.Result> =>
    autocannon({
      url: server.url + path,
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
                  body: JSON.stringify({ name: `made-${++named}`, value }),
                }),
              },
            ],
          }
        : {}),
    })
  await run(0.5)
  const before = await server.cpuUs()
  const { requests: measured, ...answers } = await run(seconds)
  const used = (await server.cpuUs()) - before
  const unexpected = value === 7 ? measured.total - answers['4xx'] : answers.non2xx
  if (unexpected > 0) throw new Error(`${unexpected} answers to ${name} were not what was asked for`)
  return { rate: measured.average, cpuUs: used / measured.total }
}
