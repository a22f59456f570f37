/** How many requests each consumer has left in its window. Quotas and windows: `x-rate-limits` in openapi.yaml. */

export interface QuotaState {
  readonly limit: number
  readonly remaining: number
  /** Milliseconds since the epoch, a whole second. */
  readonly resetAtMs: number
  readonly admitted: boolean
}

export type QuotasSnapshot = Readonly<Record<string, { readonly used: number; readonly resetAtMs: number }>>

export interface Quotas {
  /** Counts one request of a consumer; past the quota it is not admitted, and nothing is counted. */
  take(consumer: string, quota: number, windowMs: number, nowMs: number): QuotaState
  snapshot(): QuotasSnapshot
  restore(snapshot: QuotasSnapshot): void
}

export function createQuotas(): Quotas {
  let windows = new Map<string, { used: number; resetAtMs: number }>()
  return {
    take(consumer, quota, windowMs, nowMs) {
      let window = windows.get(consumer)
      if (window === undefined || nowMs >= window.resetAtMs || window.resetAtMs - nowMs > windowMs) {
        // Windows begin on a whole second, because that is all that a header in epoch seconds can say.
        window = { used: 0, resetAtMs: Math.floor(nowMs / 1000) * 1000 + windowMs }
        windows.set(consumer, window)
      }
      // The quota is tested before it is taken, so a window of 100 admits exactly 100 requests.
      const admitted = window.used < quota
      if (admitted) window.used++
      // A restored window may have been used by more than a lower quota allows.
      const remaining = Math.max(0, quota - window.used)
      return { limit: quota, remaining, resetAtMs: window.resetAtMs, admitted }
    },
    snapshot: () => Object.fromEntries([...windows].map(([consumer, window]) => [consumer, { ...window }])),
    restore(snapshot) {
      windows = new Map(Object.entries(snapshot).map(([consumer, window]) => [consumer, { ...window }]))
    },
  }
}
