/** A thousand forks of a world of 10,000 records, beside as many platforms that each restore a snapshot of it whole. */
import { createPlatform, type Platform } from '../src/index.ts'
import type { Row } from './row.ts'

const records = 10_000
const forks = 1_000
/** As many as show what one costs: a thousand would hold gigabytes. */
const restored = 10

interface Cost {
  readonly ms: number
  readonly bytes: number
}

export function forking(): Row[] {
  const platform = createPlatform({ rateLimit: 'off', world: worldOf(records) })
  const snapshot = platform.snapshot()
  const whole = costOf(restored, () => createPlatform({ rateLimit: 'off', world: snapshot }))
  const bare = costOf(forks, () => platform.fork())
  const written = costOf(forks, () => {
    const fork = platform.fork()
    create(fork)
    return fork
  })
  return [...rowsOf('a fork', bare, whole), ...rowsOf('a fork and a record in it', written, whole)]
}

function rowsOf(what: string, fork: Cost, whole: Cost): Row[] {
  return [
    {
      what: `${what}, one of 1,000, of 10,000 records`,
      ours: `${fork.ms.toFixed(2)} ms`,
      other: `restore of a snapshot, ${whole.ms.toFixed(0)} ms`,
      ratio: fork.ms / whole.ms,
      aim: 'at most 0.02',
    },
    {
      what: `${what}, its memory`,
      ours: `${(fork.bytes / 1_000).toFixed(0)} kB`,
      other: `restore of a snapshot, ${(whole.bytes / 1_000).toFixed(0)} kB`,
      ratio: fork.bytes / whole.bytes,
      aim: 'at most 0.02',
    },
  ]
}

/** Of one, when there are so many. Without `--expose-gc` the memory is only about right. */
function costOf(count: number, make: () => Platform): Cost {
  const kept = [make()]
  const before = held()
  const start = performance.now()
  for (let made = 0; made < count; made++) kept.push(make())
  const ms = (performance.now() - start) / count
  const bytes = (held() - before) / count
  if (kept.length !== count + 1) throw new Error('all were to be kept')
  return { ms, bytes }
}

function held(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

function create(platform: Platform): void {
  const answer = platform.handle({
    method: 'POST',
    host: 'api.zeit.co',
    path: '/now/secrets',
    query: '',
    headers: { authorization: 'Bearer nowhere_bench', 'content-type': 'application/json' },
    body: new TextEncoder().encode(JSON.stringify({ name: 'one-more', value: 'some value' })),
  })
  if (answer instanceof Promise || answer.status !== 200) throw new Error('a secret was not made')
}

function worldOf(size: number): NonNullable<Parameters<typeof createPlatform>[0]>['world'] & object {
  return {
    accounts: [{ username: 'bench' }],
    tokens: [{ token: 'nowhere_bench', account: 'bench' }],
    secrets: Array.from({ length: size }, (_, index) => ({
      account: 'bench',
      name: `secret-${index}`,
      value: 'some value',
    })),
  }
}
