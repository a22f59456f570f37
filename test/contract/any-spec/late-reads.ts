/** An API behind two machines: one takes what is written, the other answers what is read and hears of it later. */

interface Machine {
  readonly clock: { now(): number; advance(ms: number): void }
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
}

export interface LateOptions {
  /** Milliseconds after which what was written is read. */
  readonly lagMs: number
  /** What nobody can read yet cannot be changed either. */
  readonly holdsWrites?: boolean
}

/** @param machines Two that answer the same requests with the same ids. */
export function behind([first, second]: readonly [Machine, Machine], options: LateOptions): Machine {
  const outstanding: { readonly dueMs: number; readonly url: string; readonly init: RequestInit }[] = []
  const now = (): number => first.clock.now()
  const isThere = async (url: string, init: RequestInit): Promise<boolean> =>
    (await second.fetch(url, { ...init, method: 'GET', body: null })).status !== 404
  return {
    clock: {
      now,
      advance(ms) {
        first.clock.advance(ms)
        second.clock.advance(ms)
      },
    },
    async fetch(url, init) {
      for (let next = outstanding[0]; next !== undefined && next.dueMs <= now(); next = outstanding[0]) {
        outstanding.shift()
        await second.fetch(next.url, next.init)
      }
      if (init.method === 'GET') return second.fetch(url, init)
      if (options.holdsWrites === true && init.method !== 'POST' && !(await isThere(url, init)))
        return second.fetch(url, init)
      outstanding.push({ dueMs: now() + options.lagMs, url, init })
      return first.fetch(url, init)
    },
  }
}
