/** Third stage: how often. Quotas, windows and header names are `x-rate-limits`. */
import { type RefusalValues, refuse } from '../errors/refusal.ts'
import type { QuotaState } from '../world/quotas.ts'
import { isAnonymous } from './authenticate.ts'
import type { Engine } from './engine.ts'
import { type Admitted, type Authenticated, grow, type Principal, type Reached } from './exchange.ts'

export function rateLimit(authenticated: Authenticated, engine: Engine): Admitted {
  const quota = take(authenticated.operation.rateLimit, authenticated.principal, authenticated.nowMs, engine)
  if (!quota.admitted && engine.rateLimit !== 'off') refuse('rate-limited')
  return grow(authenticated, { quota })
}

/**
 * The quota of a request that was refused before its quota was taken. It counts like any other, but is not refused for it;
 * without a valid token it counts in one window that all such requests share.
 */
export function countRefused(reached: Reached, principal: Principal | undefined, engine: Engine): QuotaState {
  return take(reached.operation?.rateLimit ?? reached.system.rateLimit, principal, reached.nowMs, engine)
}

/** The headers that tell a quota, under the names and in the form that the limit gives them. */
export function addRateLimitHeaders(
  told: Record<string, string>,
  reached: Reached,
  quota: QuotaState,
  engine: Engine,
): void {
  const { headers } = limitNamed(reached.operation?.rateLimit ?? reached.system.rateLimit, engine)
  if (headers.limit !== undefined) told[headers.limit] = String(quota.limit)
  if (headers.remaining !== undefined) told[headers.remaining] = String(quota.remaining)
  if (headers.reset !== undefined) {
    const { name, as } = headers.reset
    told[name] = String(
      as === 'epoch-seconds' ? Math.ceil(quota.resetAtMs / 1000) : secondsUntil(quota.resetAtMs, reached.nowMs),
    )
  }
}

/** What a refusal for too many requests can say. */
export function quotaValues({ limit, resetAtMs }: QuotaState, nowMs: number): RefusalValues {
  return {
    limit: String(limit),
    retryAfter: String(secondsUntil(resetAtMs, nowMs)),
    resetSeconds: String(Math.ceil(resetAtMs / 1000)),
  }
}

function take(name: string, principal: Principal | undefined, nowMs: number, engine: Engine): QuotaState {
  const { quota, windowMs } = limitNamed(name, engine)
  const consumer = isAnonymous(principal) ? `${name} anonymous` : `${name} token ${principal?.token.token}`
  return engine.world.quotas.take(
    consumer,
    typeof engine.rateLimit === 'number' ? engine.rateLimit : quota,
    windowMs,
    nowMs,
  )
}

function limitNamed(name: string, { contract }: Engine): Engine['contract']['rateLimits'][string] {
  const limit = contract.rateLimits[name]
  if (limit === undefined) throw new Error(`no rate limit ${name} in the document`)
  return limit
}

function secondsUntil(ms: number, nowMs: number): number {
  return Math.max(1, Math.ceil((ms - nowMs) / 1000))
}
