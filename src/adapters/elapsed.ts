/** How time passes that a test ordered to pass. */
import type { Platform } from '../platform.ts'

/** A clock that is stopped moves on at once, which its history tells; else it is waited for, until the signal is aborted. */
export function elapsed(ms: number, clock: Platform['clock'], signal: AbortSignal | undefined): Promise<void> {
  if (clock.snapshot().mode === 'stopped') return Promise.resolve(clock.advance(ms))
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done)
  })
}
