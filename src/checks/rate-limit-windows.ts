/**
 * Do the rate-limit headers add up from one answer to the next? Within a window the limit and its end stay, what remains falls, nothing
 * is admitted once none remains, and nothing is refused while some do. Header names and forms are `x-rate-limits`.
 */
import type { RateLimit } from '../spec/contract.ts'

export interface CountedAnswer {
  /** Whose window it is: the token and the name of the limit. */
  readonly consumer: string
  readonly limit: RateLimit
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Milliseconds since the epoch, by the target's clock as far as it tells it. */
  readonly nowMs: number
  /** Nobody else uses the token, so what remains falls by exactly one. */
  readonly isExclusive: boolean
  /** It names no operation that is there, so it may have been refused before anybody looked whether some remain. */
  readonly isBeforeLimit: boolean
}

export interface WindowFinding {
  readonly message: string
  /** The header that says it. */
  readonly header: string
}

interface Seen {
  /** Undefined when the answer does not tell. */
  readonly limit: number | undefined
  readonly remaining: number
  readonly resetAtMs: number
}

export interface RateLimitWindows {
  check(answer: CountedAnswer): readonly WindowFinding[]
}

/** So many falls by the same number, which is not one, are no other client's doing. */
const sameFallsMin = 20

/** The `Date` header and `seconds-left` both cut to whole seconds. */
const toleranceMs = 2_000

export function createRateLimitWindows(): RateLimitWindows {
  const windows = new Map<string, Seen>()
  const falls: number[] = []
  return {
    check(answer) {
      const { limit, remaining, reset } = answer.limit.headers
      const found: WindowFinding[] = []
      const read = (name: string | undefined): number | undefined => {
        const text = name === undefined ? undefined : answer.headers[name.toLowerCase()]
        if (name === undefined || text === undefined) return undefined
        if (/^\d+$/.test(text)) return Number(text)
        found.push({
          message: `The header ${name} is ${JSON.stringify(text)}, which is no whole number of 0 or more.`,
          header: name,
        })
        return undefined
      }
      const resetValue = read(reset?.name)
      const remainingValue = read(remaining)
      const limitValue = read(limit)
      if (remaining === undefined || reset === undefined || remainingValue === undefined || resetValue === undefined)
        return found
      const resetAtMs = reset.as === 'epoch-seconds' ? resetValue * 1000 : answer.nowMs + resetValue * 1000
      const seen: Seen = { limit: limitValue, remaining: remainingValue, resetAtMs }
      const before = windows.get(answer.consumer)
      windows.set(answer.consumer, seen)
      found.push(...checkAlone(seen, answer, remaining, reset.name))
      if (before === undefined) return found
      found.push(...checkAfter(before, seen, answer, { limit, remaining, reset: reset.name }))
      if (!answer.isExclusive && answer.status !== 429 && isSameWindow(before, seen, answer)) {
        falls.push(before.remaining - seen.remaining)
        const last = falls.slice(-sameFallsMin)
        const [fall = 1] = last
        if (last.length === sameFallsMin && fall > 1 && last.every((each) => each === fall))
          found.push({ message: `${remaining} falls by ${fall} a request.`, header: remaining })
      }
      return found
    },
  }
}

function checkAlone(seen: Seen, { limit, nowMs }: CountedAnswer, remaining: string, reset: string): WindowFinding[] {
  const found: WindowFinding[] = []
  if (seen.limit !== undefined && seen.remaining > seen.limit) {
    found.push({ message: `${remaining} is more than the limit.`, header: remaining })
  }
  if (seen.resetAtMs > nowMs + limit.windowMs + toleranceMs) {
    found.push({ message: `${reset} is further away than a window is long.`, header: reset })
  } else if (seen.resetAtMs < nowMs - toleranceMs) {
    found.push({ message: `${reset} is in the past.`, header: reset })
  }
  return found
}

function isSameWindow(before: Seen, seen: Seen, { limit }: CountedAnswer): boolean {
  return Math.abs(seen.resetAtMs - before.resetAtMs) < (limit.headers.reset?.as === 'seconds-left' ? toleranceMs : 1)
}

function checkAfter(
  before: Seen,
  seen: Seen,
  answer: CountedAnswer,
  names: { readonly limit: string | undefined; readonly remaining: string; readonly reset: string },
): WindowFinding[] {
  const isRefused = answer.status === 429
  if (!isSameWindow(before, seen, answer)) {
    if (answer.nowMs < before.resetAtMs - toleranceMs) {
      return [{ message: `${names.reset} moved within a window.`, header: names.reset }]
    }
    const isFresh = !answer.isExclusive || isRefused || seen.limit === undefined || seen.remaining === seen.limit - 1
    return isFresh
      ? []
      : [{ message: `${names.remaining} does not start at one less than the limit.`, header: names.remaining }]
  }
  const hasChanged = seen.limit !== undefined && before.limit !== undefined && seen.limit !== before.limit
  if (hasChanged && names.limit !== undefined) {
    return [{ message: `${names.limit} changed within a window.`, header: names.limit }]
  }
  if (isRefused) {
    const isEarly = answer.isExclusive && before.remaining > 0
    return isEarly ? [{ message: 'A request was refused although some remained.', header: names.remaining }] : []
  }
  if (before.remaining === 0) {
    if (answer.isBeforeLimit) return []
    return [{ message: 'A request was admitted although none remained.', header: names.remaining }]
  }
  const isDown = answer.isExclusive ? seen.remaining === before.remaining - 1 : seen.remaining < before.remaining
  return isDown ? [] : [{ message: `${names.remaining} did not fall by one.`, header: names.remaining }]
}
