/** Who waits for what is appended next. */

export interface Arrivals {
  /** Wakes all who wait. */
  tell(): void
  /** Resolves when something has been appended after that place. */
  after(n: number): Promise<void>
}

/** @param last The place of the last entry. */
export function createArrivals(last: () => number): Arrivals {
  let waiting: (() => void)[] = []
  return {
    tell() {
      if (waiting.length === 0) return
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    },
    after: (n) =>
      last() > n
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve)
          }),
  }
}
