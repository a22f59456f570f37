/** Rate limits, and how much of each window is used. */
import { otherLimit } from '../../document/adapting/own-words.ts'
import type { RateLimit } from '../../spec/contract.ts'
import type { World } from '../../world/world.ts'

export interface LimitFacts {
  readonly name: string
  /** Requests a window. */
  readonly quota: number
  readonly windowMs: number
  /** Those that are not over. */
  readonly windows: readonly LimitWindow[]
}

export interface LimitWindow {
  /** Username of whose token it is; null of all requests without one. */
  readonly account: string | null
  readonly used: number
  readonly resetAtMs: number
}

/** @param quota In place of every quota of the document. */
export function limitFacts(
  { quotas, tokens, accounts, clock }: World,
  limits: Readonly<Record<string, RateLimit>>,
  quota: number | undefined,
): LimitFacts[] {
  const nowMs = clock.now()
  const running = Object.entries(quotas.snapshot()).filter(([, { resetAtMs }]) => resetAtMs > nowMs)
  // A document that states none has one that nobody comes to, which is none for whoever looks.
  const stated = Object.entries(limits).filter(([name]) => name !== otherLimit || quota !== undefined)
  return stated.map(([name, limit]) => ({
    name: name === otherLimit ? 'operations' : name,
    quota: quota ?? limit.quota,
    windowMs: limit.windowMs,
    windows: running
      .filter(([consumer]) => consumer.startsWith(`${name} `))
      .map(([consumer, { used, resetAtMs }]) => {
        const token = tokens.get(consumer.slice(`${name} token `.length))
        const account = token && accounts.get(token.accountId)
        return { account: account?.username ?? null, used, resetAtMs }
      }),
  }))
}
