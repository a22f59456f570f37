/** The log: what it costs to keep it in a folder, how quickly it is told again, and what an hour of a thousand deployments takes. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLog } from '../src/adapters/node.ts'
import { createPlatform, type Platform, replay } from '../src/index.ts'
import { medianPair, type Pair, type Row } from './row.ts'

const headers = { authorization: 'Bearer nowhere_alice', 'content-type': 'application/json' }
const rounds = 5
const replayed = 100_000

let made = 0
function create(platform: Platform): ReturnType<Platform['handle']> {
  const body = new TextEncoder().encode(`{"name":"bench-${made++}","value":"a value of usual length"}`)
  return platform.handle({ method: 'POST', host: 'api.zeit.co', path: '/now/secrets', query: '', headers, body })
}

interface Kept {
  /** Creates a second. */
  readonly rate: number
  /** Of the processor, for one: it holds on a busy machine. */
  readonly cpuUs: number
}

/** Creates, so many of them at once. */
async function creating(platform: Platform, connections: number, count: number): Promise<Kept> {
  const begun = performance.now()
  const before = process.cpuUsage()
  const work = async (share: number): Promise<void> => {
    for (let done = 0; done < share; done++) await create(platform)
  }
  await Promise.all(Array.from({ length: connections }, () => work(Math.ceil(count / connections))))
  await platform.log.settled()
  const { user, system } = process.cpuUsage(before)
  return { rate: count / ((performance.now() - begun) / 1_000), cpuUs: (user + system) / count }
}

export async function log(): Promise<Row[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'nowhere-bench-'))
  try {
    return [...(await kept(scratch)), ...(await toldAgain(scratch)), anHour()]
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function kept(scratch: string): Promise<Row[]> {
  const rows: Row[] = []
  for (const [fsync, connections, count, aim] of [
    ['interval', 32, 10_000, '>= 0.8'],
    ['always', 1, 500, ''],
    ['always', 32, 5_000, ''],
    ['always', 256, 10_000, ''],
  ] as const) {
    const pairs: Record<keyof Kept, Pair[]> = { rate: [], cpuUs: [] }
    for (let round = 0; round < rounds; round++) {
      const inMemory = createPlatform({ rateLimit: 'off' })
      const file = await openLog(join(scratch, `${fsync}-${connections}-${round}`), { fsync })
      const inFile = createPlatform({ rateLimit: 'off', log: file })
      for (const each of [inMemory, inFile]) await creating(each, connections, 200)
      const other = await creating(inMemory, connections, count)
      const ours = await creating(inFile, connections, count)
      pairs.rate.push({ ours: ours.rate, other: other.rate })
      pairs.cpuUs.push({ ours: ours.cpuUs, other: other.cpuUs })
      await file.close()
    }
    const { ours, other } = medianPair(pairs.rate)
    const what = `create, log in a file at ${fsync}, ${connections} at once`
    rows.push({ what, ours: perSecond(ours), other: perSecond(other), ratio: ours / other, aim })
    const cpu = medianPair(pairs.cpuUs)
    const us = (time: number): string => `${time.toFixed(1)} us`
    rows.push({
      what: `${what}, processor`,
      ours: us(cpu.ours),
      other: us(cpu.other),
      ratio: cpu.ours / cpu.other,
      aim: '',
    })
  }
  return rows
}

async function toldAgain(scratch: string): Promise<Row[]> {
  const dir = join(scratch, 'long')
  const file = await openLog(dir, { fsync: 'never' })
  const platform = createPlatform({ rateLimit: 'off', log: file })
  const lived = await timed(async () => {
    for (let done = 0; done < replayed; done++) await create(platform)
  })
  await file.close()
  const bytes = readdirSync(dir)
    .filter((name) => name.endsWith('.log'))
    .reduce((sum, name) => sum + statSync(join(dir, name)).size, 0)
  const again = await openLog(dir)
  let last = createPlatform()
  const nearest = await timed(() => {
    last = createPlatform({ log: again })
  })
  const step = replayed / 2 + 500
  const stepped = await timed(() => last.inspection.asOf(step))
  const exported = createPlatform({ log: again }).log.export({ secrets: true })
  const told = await timed(() => replay(exported))
  await again.close()
  return [
    row(`${replayed} entries told again, beside living them`, told, lived),
    row(`the last of ${replayed} entries from the nearest state, beside all of them`, nearest, told),
    row(`the world as of entry ${step} of ${replayed}, beside a second`, stepped, 1_000, '<= 1'),
    {
      what: 'bytes an entry',
      ours: `${Math.round(bytes / replayed)} B`,
      other: '1000 B',
      ratio: bytes / replayed / 1_000,
      aim: '',
    },
  ]
}

function anHour(): Row {
  const platform = createPlatform({
    world: {
      accounts: [{ username: 'ann' }],
      deployments: Array.from({ length: 1_000 }, (_, index) => ({ account: 'ann', name: `app-${index}` })),
    },
    clock: 'frozen',
  })
  const begun = performance.now()
  platform.clock.advance('1h')
  const ready = platform.records('deployments').filter(({ state }) => state !== 'BOOTING').length
  const ms = performance.now() - begun
  return {
    what: `an hour of ${ready} deployments`,
    ours: `${ms.toFixed(1)} ms`,
    other: '1000 ms',
    ratio: ms / 1_000,
    aim: '<= 1',
  }
}

/** Milliseconds of the processor: on a machine with nothing else to do, about as long as it takes. */
async function timed(act: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await act()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

function row(what: string, ours: number, other: number, aim = ''): Row {
  return { what, ours: `${ours.toFixed(0)} ms`, other: `${other.toFixed(0)} ms`, ratio: ours / other, aim }
}

function perSecond(rate: number): string {
  return `${Math.round(rate)}/s`
}
