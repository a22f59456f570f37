/** The clock of a platform that a server has. */
import { UsageError } from '../../errors/usage-error.ts'
import type { Platform } from '../../platform.ts'
import type { AskControl } from './ask-control.ts'
import { type Later, nothing } from './later.ts'

type Clock = Platform['clock']
type Snapshot = ReturnType<Clock['snapshot']>

/** What is waited for is a state of a deployment: a function cannot be sent. */
export interface RemoteClock extends Later<Omit<Clock, 'advanceUntil'>> {
  readonly advanceUntil: (
    awaited: Exclude<Parameters<Clock['advanceUntil']>[0], () => boolean>,
    options?: Parameters<Clock['advanceUntil']>[1],
  ) => Promise<string>
}

export function remoteClock(ask: AskControl): RemoteClock {
  const told = (): Promise<Snapshot & { readonly now: string; readonly nowMs: number }> => ask('GET', 'clock')
  const move = (body: object): Promise<{ readonly now: string }> => ask('POST', 'clock', body)
  return {
    iso: async () => (await told()).now,
    now: async () => (await told()).nowMs,
    snapshot: async () => {
      const { mode, ms } = await told()
      return { mode, ms }
    },
    advance: (advance) => move({ advance }).then(nothing),
    async advanceUntil(advanceUntil, { atMost } = {}) {
      if (typeof advanceUntil === 'function') refuseFunction()
      return (await move({ advanceUntil, ...(atMost !== undefined && { atMost }) })).now
    },
    // JSON writes a Date in ISO 8601.
    set: (set) => move({ set }).then(nothing),
    freeze: () => move({ freeze: true }).then(nothing),
    restore: (restore) => move({ restore }).then(nothing),
  }
}

function refuseFunction(): never {
  throw new UsageError(
    'INVALID_OPTION',
    "Failed to advance the clock of a server until a function says so: it cannot be sent there. Give { deployment: 'UID', state: 'READY' }.",
  )
}
