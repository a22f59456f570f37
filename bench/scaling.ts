/** The same operations in a small and in a large world: what no operation scans does not get slower. */
import { createPlatform, type Platform } from '../src/index.ts'
import type { Row } from './row.ts'

const sizes = [100, 100_000] as const
const rounds = 15
const callsPerRound = 400

type Operation = 'get' | 'create' | 'rename' | 'delete'

export function scaling(): Row[] {
  const [small, large] = sizes.map((size) => medians(size))
  if (small === undefined || large === undefined) return []
  return (['get', 'create', 'rename', 'delete'] as const).map((operation) => ({
    what: `${operation}, 100,000 records`,
    ours: `${large[operation].toFixed(1)} us`,
    other: `100 records, ${small[operation].toFixed(1)} us`,
    ratio: large[operation] / small[operation],
    aim: 'at most 1.3',
  }))
}

/** Microseconds a call, the median of the rounds. */
function medians(size: number): Record<Operation, number> {
  const platform = createPlatform({ rateLimit: 'off', world: worldOf(size), journalSize: 100 })
  const times: Record<Operation, number[]> = { get: [], create: [], rename: [], delete: [] }
  for (let round = 0; round < rounds; round++) {
    const names = Array.from({ length: callsPerRound }, (_, index) => `round-${round}-${index}`)
    time('create', names, (name) => call(platform, 'POST', '/now/secrets', { name, value: 'some value' }))
    time('get', names, (name) => call(platform, 'GET', `/now/secrets/${name}`))
    time('rename', names, (name) => call(platform, 'PATCH', `/now/secrets/${name}`, { name: `${name}-renamed` }))
    time('delete', names, (name) => call(platform, 'DELETE', `/now/secrets/${name}-renamed`))
  }
  return {
    get: median(times.get),
    create: median(times.create),
    rename: median(times.rename),
    delete: median(times.delete),
  }

  function time(operation: Operation, names: readonly string[], act: (name: string) => void): void {
    const start = performance.now()
    for (const name of names) act(name)
    times[operation].push(((performance.now() - start) * 1000) / names.length)
  }
}

function call(platform: Platform, method: string, path: string, body?: unknown): void {
  const answer = platform.handle({
    method,
    host: 'api.zeit.co',
    path,
    query: '',
    headers: { authorization: 'Bearer nowhere_bench', 'content-type': 'application/json' },
    body: body === undefined ? null : new TextEncoder().encode(JSON.stringify(body)),
  })
  if (answer instanceof Promise || answer.status !== 200) throw new Error(`${method} ${path} was not answered with 200`)
}

function worldOf(size: number): NonNullable<Parameters<typeof createPlatform>[0]>['world'] & object {
  return {
    accounts: [{ id: 'bench', username: 'bench' }],
    tokens: [{ token: 'nowhere_bench', account: 'bench' }],
    secrets: Array.from({ length: size }, (_, index) => ({
      id: `sec_${String(index).padStart(24, '0')}`,
      account: 'bench',
      name: `secret-${index}`,
      value: 'some value',
    })),
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
