/** One request of the node server and its response: how it ends, and what is told of it. */
import type { ControlAnswer } from '../../control/control.ts'
import type { Answer, Platform, Received } from '../../platform.ts'
import { ownError } from '../own-error.ts'
import { afterDelay, drop as dropExchange, sendCut } from './faulty.ts'
import { send, sendEarly } from './send.ts'
import type { ServedRequest, ServedResponse } from './served.ts'
import type { Streams } from './streams.ts'

/** One answered request. It holds neither headers nor bodies nor the query. */
export interface RequestLog {
  readonly method: string
  /** Secrets that stand in it are `***`. */
  readonly path: string
  readonly status: number
  /** Of a refusal, as its body spells it; null of any other answer. */
  readonly code: string | null
  /** Why it was refused, in a sentence; secrets that stand in it are `***`. */
  readonly why?: string
  /** What came closest, where no operation took the request. */
  readonly nearMiss?: string
  /** Nothing shows what the operation does, so that the answer is an example, or data that fits. */
  readonly madeUp?: true
  /** From the head of the request to the answer. */
  readonly ms: number
  /** Username of the account whose token it carried. */
  readonly account: string | null
}

export interface Exchange {
  /** With the host as the client names it. */
  readonly received: Received
  /** As the platform knows it. */
  readonly host: string
  readonly request: ServedRequest
  readonly response: ServedResponse
  readonly begunMs: number
}

/** What the page of the inspector asks, which asks often: a browser says that a page of the server itself does. */
function isOfInspector({ path, headers }: Received): boolean {
  return path.startsWith('/_nowhere/') && headers['sec-fetch-site'] === 'same-origin'
}

export interface Ending {
  /** @param added Headers beside those of the answer. */
  finish(answer: ControlAnswer, exchange: Exchange, added?: Answer['headers']): void
  fail(error: unknown, exchange: Exchange): void
}

export function createEnding(
  platform: Platform,
  streams: Streams,
  log: ((entry: RequestLog) => void) | undefined,
): Ending {
  const finish: Ending['finish'] = (answer, exchange, added = {}) => {
    if (answer.fault === undefined) end(answer, exchange, added)
    else afterDelay(answer.fault, exchange.response, () => end(answer, exchange, added))
  }
  const end = (answer: ControlAnswer, exchange: Exchange, added: Answer['headers']): void => {
    const { received, request, response, begunMs } = exchange
    // The client may have gone while the answer was made.
    if (response.destroyed || response.writableEnded) return
    const { drop, truncate } = answer.fault ?? {}
    if (answer.more !== undefined) streams.begin(answer, added, response)
    else if (drop !== undefined) dropExchange(request, response)
    else if (truncate !== undefined && answer.body !== null)
      sendCut({ ...answer, body: answer.body }, { added, truncate }, request, response)
    else if (received.tooLarge) sendEarly(answer, added, request, response)
    else send(answer, added, request, response)
    if (log === undefined || isOfInspector(received)) return
    const { maskedText } = platform.inspection
    const { method } = received
    const account = platform.accountOf(received) ?? null
    const { status, code = null, why } = answer
    const nearMiss = answer.nearMiss?.()
    log({
      method,
      path: maskedText(received.path),
      status,
      code,
      ...(why !== undefined && { why: maskedText(why) }),
      ...(nearMiss !== undefined && { nearMiss: maskedText(nearMiss) }),
      ...(answer.isMadeUp && { madeUp: true as const }),
      ms: performance.now() - begunMs,
      account,
    })
  }
  return {
    finish,
    fail(error, exchange) {
      const { method, path } = exchange.received
      console.error(
        `nowhere: ${method} ${platform.inspection.maskedText(path)} failed, which is a bug of nowhere-kit:`,
        error,
      )
      if (!exchange.response.headersSent)
        finish(ownError(500, 'internal_error', 'This is a bug of nowhere-kit.'), exchange)
    },
  }
}
