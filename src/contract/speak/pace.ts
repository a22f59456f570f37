/**
 * Keeps within the target's rate limit: one limiter for each token and limit of the document, fed by the headers that the target sends.
 * The names of the headers are `x-rate-limits`. A 429 that comes all the same is waited out and asked again.
 */
import type { Contract } from '../../spec/contract.ts'
import type { Call, Exchange } from '../exchange/exchange.ts'
import { timeOf, type Waiting } from '../exchange/waiting.ts'
import { limitOf } from '../specification/limits.ts'

export interface Pace {
  /** Waits until the call may be sent without being refused for it. */
  before(call: Call): Promise<void>
  /** Learns from an answer. */
  after(exchange: Exchange): void
  /**
   * How long to wait before the same call is sent again; undefined when the answer is no refusal of this kind.
   * @param retries How often it was sent again already.
   */
  retryMs(exchange: Exchange, retries: number): number | undefined
  /** Waits for a window to pass. */
  wait(ms: number): Promise<void>
  /** Milliseconds spent waiting for windows to pass. */
  readonly waitedMs: number
}

/** What an answer says of its window. */
export interface WindowState {
  readonly limit: number | undefined
  readonly remaining: number | undefined
  /** Milliseconds from the answer until the window ends. */
  readonly resetInMs: number | undefined
}

/** The first wait where nothing is told; each one after it is twice as long. */
const retryDefaultMs = 1_000
const retryDefaultMaxMs = 60_000
/** No window is as many seconds long; as many have passed since 1970. */
const epochSecondsMin = 1_000_000_000

/** @param onWait Told of every wait before it begins. */
export function createPace(contract: Contract, waiting: Waiting, onWait: (ms: number) => void = () => {}): Pace {
  const blockedUntilMs = new Map<string, number>()
  let waitedMs = 0
  const wait = async (ms: number): Promise<void> => {
    waitedMs += ms
    onWait(ms)
    await waiting.sleep(ms)
  }
  return {
    wait,
    get waitedMs() {
      return waitedMs
    },
    async before(call) {
      const key = keyOf(call, contract)
      const untilMs = blockedUntilMs.get(key)
      if (untilMs === undefined) return
      blockedUntilMs.delete(key)
      const waitMs = untilMs - waiting.nowMs()
      if (waitMs > 0) await wait(waitMs)
    },
    after(exchange) {
      const { remaining, resetInMs } = windowOf(exchange, contract, waiting.nowMs())
      if (remaining !== undefined && remaining <= 0 && resetInMs !== undefined) {
        // No window lasts longer than it is long; that its end is told wrongly is said where the headers are held to each other.
        const windowMs = limitOf(exchange.call, contract)?.windowMs ?? resetInMs
        blockedUntilMs.set(keyOf(exchange.call, contract), waiting.nowMs() + Math.min(resetInMs, 2 * windowMs))
      }
    },
    retryMs(exchange, retries) {
      if (exchange.answer.status !== 429) return undefined
      const retryAfter = Number(exchange.answer.headers['retry-after'])
      if (Number.isFinite(retryAfter) && retryAfter >= 0) return retryAfter * 1000
      const { resetInMs } = windowOf(exchange, contract, waiting.nowMs())
      return resetInMs ?? Math.min(retryDefaultMs * 2 ** retries, retryDefaultMaxMs)
    },
  }
}

export function windowOf(exchange: Exchange, contract: Contract, nowMs: number): WindowState {
  const { limit, remaining, reset } = limitOf(exchange.call, contract)?.headers ?? {}
  const read = (name: string | undefined): number | undefined => {
    const text = name === undefined ? undefined : exchange.answer.headers[name.toLowerCase()]
    return text !== undefined && /^-?\d+$/.test(text.trim()) ? Number(text) : undefined
  }
  const resetValue = read(reset?.name)
  // The target's own clock, where it tells it: a runner whose clock is wrong would wait too long or too short.
  const serverNowMs = timeOf(exchange.answer.headers.date ?? '')
  const resetInMs =
    resetValue === undefined
      ? undefined
      : reset?.as === 'seconds-left' && resetValue < epochSecondsMin
        ? resetValue * 1000
        : Math.max(0, resetValue * 1000 - (Number.isNaN(serverNowMs) ? nowMs : serverNowMs))
  return { limit: read(limit), remaining: read(remaining), resetInMs }
}

function keyOf(call: Call, contract: Contract): string {
  const name = call.operation?.rateLimit ?? contract.systems.find(({ name }) => name === call.system)?.rateLimit
  return `${call.token ?? 'anonymous'} ${name}`
}
