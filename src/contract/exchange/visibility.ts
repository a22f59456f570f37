/**
 * What was written a moment ago may not be there yet for whoever asks next: how long that may take, and how what is not found is asked for
 * again meanwhile.
 */
import { type Exchange, isSafe, isSuccess } from './exchange.ts'
import { acceptedWindowMs, visibilityMs, type Waiting } from './waiting.ts'

export interface Visibility {
  /** Learns from an answer what was written, and that it was only accepted. */
  learn(exchange: Exchange): void
  /** Whether anything was written at all. */
  hasWritten(): boolean
  /** For how long what is read may be as it was before. */
  leftMs(): number
  /** Asks until something is found that its path names, as long as it may not be visible yet. */
  found(ask: () => Promise<Exchange>): Promise<Exchange>
}

const firstPauseMs = 100

export function createVisibility(waiting: Waiting): Visibility {
  let untilMs = Number.NEGATIVE_INFINITY
  const leftMs = (): number => Math.max(0, untilMs - waiting.nowMs())
  return {
    leftMs,
    hasWritten: () => Number.isFinite(untilMs),
    learn(exchange) {
      if (isSafe(exchange.call) || !isSuccess(exchange)) return
      const windowMs = isAccepted(exchange) ? acceptedWindowMs : visibilityMs
      untilMs = Math.max(untilMs, waiting.nowMs() + windowMs)
    },
    async found(ask) {
      for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
        const exchange = await ask()
        const restMs = leftMs()
        if (!isMissing(exchange) || restMs === 0) return exchange
        await waiting.sleep(Math.min(pauseMs, restMs))
      }
    },
  }
}

/** Answered with the 202 that the document has for it: it is going to be done. */
function isAccepted({ call, answer }: Exchange): boolean {
  return answer.status === 202 && call.operation?.responses.some(({ status }) => status === 202) === true
}

function isMissing({ call, answer }: Exchange): boolean {
  return answer.status === 404 && call.operation?.path.includes('{') === true
}
