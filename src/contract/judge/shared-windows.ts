/**
 * Rate limits may be counted for a token, for reading and writing apart, or for each operation: documents leave it open. What an answer
 * tells is held against the target only when it fits none of the ways in which it may count.
 */
import { type CountedAnswer, createRateLimitWindows, type WindowFinding } from '../../checks/rate-limit-windows.ts'
import { type Call, isSafe } from '../exchange/exchange.ts'

export interface SharedWindows {
  check(call: Call, answer: CountedAnswer): readonly WindowFinding[]
}

/** What requests share a window, from the widest to the narrowest. */
const ways: readonly ((call: Call) => string)[] = [
  () => '',
  (call) => (isSafe(call) ? 'reads' : 'writes'),
  ({ operation, request }) => `${operation?.id ?? request.method}`,
]

/** @param isExact The target is known to count in the widest way. */
export function createSharedWindows(isExact: boolean): SharedWindows {
  const hypotheses = ways
    .slice(0, isExact ? 1 : undefined)
    .map((partOf) => ({ partOf, windows: createRateLimitWindows(), isBroken: false }))
  return {
    check(call, answer) {
      const found = hypotheses.map((hypothesis) => {
        const consumer = `${answer.consumer} ${hypothesis.partOf(call)}`
        const findings = hypothesis.windows.check({ ...answer, consumer })
        if (findings.length > 0) hypothesis.isBroken = true
        return findings
      })
      if (hypotheses.some(({ isBroken }) => !isBroken)) return []
      return found.find((findings) => findings.length > 0) ?? []
    },
  }
}
