/** The quotas of four systems as the model counts them: one of each token for each limit, and how each system tells it. */
import { expect } from 'vitest'
import type { Reply } from '../asked-platform.ts'

/** Few enough to be used up now and then. */
export const quota = 12
const windowMs = 60_000

export type SystemName = 'now' | 'vercel' | 'environments' | 'projects'

export interface Window {
  readonly used: number
  readonly resetAtMs: number
}

/** By what is counted, then by whom. */
export type Windows = Record<string, Window>

interface Wording {
  readonly code: string
  /** Of the headers, where the system has them. */
  readonly limit?: string
  readonly remaining: string
  readonly reset: string
  readonly isResetLeft: boolean
  readonly hasRetryAfter: boolean
}

const later = { remaining: 'X-RateLimit-Remaining', reset: 'X-RateLimit-Reset' }
const wordings: Readonly<Record<SystemName, Wording>> = {
  now: {
    ...{ limit: 'X-Rate-Limit-Limit', remaining: 'X-Rate-Limit-Remaining', reset: 'X-Rate-Limit-Reset' },
    ...{ code: 'rate_limited', isResetLeft: false, hasRetryAfter: true },
  },
  vercel: { ...later, limit: 'X-RateLimit-Limit', code: 'rate_limited', isResetLeft: false, hasRetryAfter: false },
  environments: { ...later, limit: 'X-RateLimit-Limit', code: 'RATE_LIMITED', isResetLeft: true, hasRetryAfter: true },
  projects: { ...later, code: 'RATE_LIMITED', isResetLeft: true, hasRetryAfter: true },
}

/** Reads and writes of projects are counted apart, and only those; what leads to no operation counts as a read. */
function countedBy(system: SystemName, method: string, isBeforeLimit: boolean): string {
  const isWrite = system === 'projects' && method !== 'GET' && !isBeforeLimit
  return isWrite ? 'projects writes' : system
}

export interface Counted {
  readonly system: SystemName
  readonly method: string
  /** The token that it counts for; 'anonymous' where nobody has it. */
  readonly token: string
  /** It is refused before anybody looks at the quota: it counts, and is no 429. */
  readonly isBeforeLimit: boolean
  /** A test ordered it to be refused as if nothing remained. */
  readonly isOrdered: boolean
}

/** Counts a request, and holds its answer to what remains. False where it had to be refused for the quota, and was. */
export function expectQuota(reply: Reply, counted: Counted, windows: Windows, nowMs: number): boolean {
  const { system, method, token, isBeforeLimit, isOrdered } = counted
  const consumer = `${countedBy(system, method, isBeforeLimit)} ${token}`
  const { used, resetAtMs } = current(windows[consumer], nowMs)
  const window = { used: Math.min(quota, used + 1), resetAtMs }
  windows[consumer] = window
  const isUsedUp = used >= quota && !isBeforeLimit
  const remaining = isOrdered && !isUsedUp ? 0 : quota - window.used
  expectHeaders(reply, system, remaining, resetAtMs, nowMs)
  const isRefused = isUsedUp || isOrdered
  expect(reply.status === 429, `${quota - used} remained`).toBe(isRefused)
  if (isRefused) expectRefused(reply, system, resetAtMs, nowMs)
  return !isUsedUp
}

function current(window: Window | undefined, nowMs: number): Window {
  const isOpen = window !== undefined && nowMs < window.resetAtMs
  return isOpen ? window : { used: 0, resetAtMs: Math.floor(nowMs / 1_000) * 1_000 + windowMs }
}

const secondsLeft = (resetAtMs: number, nowMs: number): string => String(Math.ceil((resetAtMs - nowMs) / 1_000))

function expectHeaders(reply: Reply, system: SystemName, remaining: number, resetAtMs: number, nowMs: number): void {
  const wording = wordings[system]
  const told = [wording.remaining, wording.reset].map((name) => reply.headers.get(name))
  const reset = wording.isResetLeft ? secondsLeft(resetAtMs, nowMs) : String(resetAtMs / 1_000)
  expect(told).toEqual([String(remaining), reset])
  expect(reply.headers.get(wording.limit ?? 'X-RateLimit-Limit')).toBe(wording.limit ? String(quota) : null)
}

function expectRefused(reply: Reply, system: SystemName, resetAtMs: number, nowMs: number): void {
  const { code, hasRetryAfter } = wordings[system]
  const body = reply.body as { readonly code?: string; readonly error?: { readonly code: string } }
  expect(body.error?.code ?? body.code).toBe(code)
  expect(reply.headers.get('Retry-After')).toBe(hasRetryAfter ? secondsLeft(resetAtMs, nowMs) : null)
  const limit = { total: quota, remaining: 0, reset: resetAtMs / 1_000 }
  if (system === 'vercel') expect(body).toMatchObject({ error: { limit } })
}

/** A step came to a request that the quota refused, and ends there: it changed nothing. */
export class UsedUp extends Error {}
