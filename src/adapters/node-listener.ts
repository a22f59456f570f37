/** What happens to each request of the node server: read, answered by whom it concerns, written. */
import type { Control } from '../control/control.ts'
import type { Answer, Platform, Received } from '../platform.ts'
import { readBody } from './node-body.ts'
import type { ServedRequest, ServedResponse, ServeRequest } from './node-connections.ts'
import type { Cors } from './node-cors.ts'
import { ownError } from './node-malformed.ts'
import { hasBody, receiveHead } from './node-receive.ts'
import { send, sendEarly } from './node-send.ts'

/** One answered request. It holds neither headers nor bodies nor the query, so no secret and no token. */
export interface RequestLog {
  readonly method: string
  readonly path: string
  readonly status: number
  /** From the head of the request to the answer. */
  readonly ms: number
  /** Username of the account whose token it carried. */
  readonly account: string | null
}

export interface ListenerParts {
  readonly platform: Platform
  readonly control: Control
  readonly cors: Cors
  readonly log: ((entry: RequestLog) => void) | undefined
  /** How long the body of an HTTP/2 request may pause; Node itself sees to those of HTTP/1.1. */
  readonly requestTimeoutMs: number
}

export interface Listener {
  readonly answer: ServeRequest
  /** Of a request that waits for `100 Continue` before it sends its body. */
  readonly answerExpecting: ServeRequest
}

interface Exchange {
  readonly received: Received
  readonly request: ServedRequest
  readonly response: ServedResponse
  readonly begunMs: number
}

export function createListener({ platform, control, cors, log, requestTimeoutMs }: ListenerParts): Listener {
  const conclude = (exchange: Exchange): void => {
    const { received, request } = exchange
    try {
      if (control.serves(received.path)) return finish(control.answer(received, request.socket.remoteAddress), exchange)
      const added = cors.headersFor(received)
      const answer = platform.handle(received)
      if (!(answer instanceof Promise)) return finish(answer, exchange, added)
      answer.then((made) => finish(made, exchange, added)).catch((error) => fail(error, exchange))
    } catch (error) {
      fail(error, exchange)
    }
  }
  const finish = (answer: Answer, exchange: Exchange, added: Answer['headers'] = {}): void => {
    const { received, request, response, begunMs } = exchange
    // The client may have gone while the answer was made.
    if (response.destroyed || response.writableEnded) return
    if (received.tooLarge) sendEarly(answer, added, request, response)
    else send(answer, added, request, response)
    if (log === undefined) return
    const { method, path } = received
    const account = platform.accountOf(received) ?? null
    log({ method, path, status: answer.status, ms: performance.now() - begunMs, account })
  }
  const fail = (error: unknown, exchange: Exchange): void => {
    const { method, path } = exchange.received
    console.error(`nowhere: ${method} ${path} failed, which is a bug of nowhere-kit:`, error)
    if (!exchange.response.headersSent)
      finish(ownError(500, 'internal_error', 'This is a bug of nowhere-kit.'), exchange)
  }

  const serve = (request: ServedRequest, response: ServedResponse, awaitsContinue: boolean): void => {
    const begunMs = log === undefined ? 0 : performance.now()
    const received = receiveHead(request, control.isOwnHost)
    if (received === undefined)
      return send(ownError(400, 'bad_request', 'The request has no Host header.'), {}, request, response)
    const begun = { received, request, response, begunMs }
    const { bodyBytesMax } = platform
    if (!hasBody(received, request)) return conclude(begun)
    if (Number(received.headers['content-length'] ?? 0) > bodyBytesMax) {
      return conclude({ ...begun, received: { ...received, tooLarge: true } })
    }
    if (awaitsContinue) response.writeContinue()
    if ('stream' in response) request.setTimeout(requestTimeoutMs, () => response.stream.close())
    readBody(request, bodyBytesMax, (read) => conclude({ ...begun, received: { ...received, ...read } }))
  }
  return {
    answer: (request, response) => serve(request, response, false),
    answerExpecting: (request, response) => serve(request, response, true),
  }
}
