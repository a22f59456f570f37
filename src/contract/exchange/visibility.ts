/**
 * What was written a moment ago may not be there yet for whoever asks next: how long that may take, and how what is not found is asked for
 * again meanwhile.
 */
import { type Exchange, isSafe, isSuccess } from './exchange.ts'
import { acceptedWindowMs, visibilityMs, type Waiting } from './waiting.ts'

export interface Visibility {
  /** Learns from an answer what was written, and that it was only accepted. */
  learn(exchange: Exchange): void
  /** For how long a step that is disappointed by what it reads looks again. */
  windowMs(): number
  /** Learns whether looking again for a while has shown anything else. */
  lookedAgain(spentMs: number, hasHelped: boolean): void
  /** Asks until something is found that its path names, as long as it may not be visible yet. */
  found(ask: () => Promise<Exchange>): Promise<Exchange>
}

const firstPauseMs = 100

/** Whoever has looked again for so long, and has never seen anything else, looks once more and believes it. */
const vainMsMax = 20_000
/** What is late once may be late again. */
const helpMs = 100_000

export function createVisibility(waiting: Waiting): Visibility {
  let untilMs = Number.NEGATIVE_INFINITY
  let vainMs = 0
  const leftMs = (): number => Math.max(0, untilMs - waiting.nowMs())
  const patient = (ms: number): number => (vainMs < vainMsMax ? ms : Math.min(ms, firstPauseMs))
  const lookedAgain = (spentMs: number, hasHelped: boolean): void => {
    vainMs = hasHelped ? -helpMs : vainMs + spentMs
  }
  return {
    // Where nothing was written there is nothing to come.
    windowMs: () => (Number.isFinite(untilMs) ? patient(Math.max(visibilityMs, leftMs())) : 0),
    lookedAgain,
    learn(exchange) {
      if (isSafe(exchange.call) || !isSuccess(exchange)) return
      const windowMs = isAccepted(exchange) ? acceptedWindowMs : visibilityMs
      untilMs = Math.max(untilMs, waiting.nowMs() + windowMs)
    },
    async found(ask) {
      const startMs = waiting.nowMs()
      const endMs = startMs + patient(leftMs())
      for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
        const exchange = await ask()
        const restMs = endMs - waiting.nowMs()
        if (!isMissing(exchange) || restMs <= 0) {
          if (pauseMs > firstPauseMs) lookedAgain(waiting.nowMs() - startMs, !isMissing(exchange))
          return exchange
        }
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
