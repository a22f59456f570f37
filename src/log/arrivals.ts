/** Who waits for what is appended next. */

export interface Arrivals {
  /** Wakes all who wait. */
  tell(): void
  /** Resolves when something has been appended after that place, or when who waits has gone. */
  after(n: number, gone?: AbortSignal): Promise<void>
}

/** @param last The place of the last entry. */
export function createArrivals(last: () => number): Arrivals {
  let waiting = new Set<() => void>()
  return {
    tell() {
      if (waiting.size === 0) return
      const woken = waiting
      waiting = new Set()
      for (const wake of woken) wake()
    },
    after: (n, gone) =>
      last() > n || gone?.aborted
        ? Promise.resolve()
        : new Promise((resolve) => {
            const leave = (): void => {
              waiting.delete(wake)
              resolve()
            }
            const wake = (): void => {
              gone?.removeEventListener('abort', leave)
              resolve()
            }
            waiting.add(wake)
            gone?.addEventListener('abort', leave, { once: true })
          }),
  }
}
