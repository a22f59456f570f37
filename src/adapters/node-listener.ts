/** What happens to each request of the node server: read, answered by whom it concerns, written. */
import type { Control, TakenHost } from '../control/control.ts'
import type { Answer, Platform, Received } from '../platform.ts'
import { createRoom, readBody } from './node-body.ts'
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
  /** The host is as the client names it. */
  readonly received: Received
  readonly request: ServedRequest
  readonly response: ServedResponse
  readonly begunMs: number
}

export function createListener({ platform, control, cors, log, requestTimeoutMs }: ListenerParts): Listener {
  const room = createRoom(bodiesBytesMax)
  const bodyBytesMax = Math.max(...platform.systems.map((system) => system.bodyBytesMax))

  const conclude = (exchange: Exchange, taken: TakenHost): void => {
    const { received, request } = exchange
    try {
      if (control.serves(received.path)) return finish(control.answer(received, request.socket.remoteAddress), exchange)
      const added = cors.headersFor(received)
      const answer = platform.handle({ ...received, host: taken.host, isForServer: taken.isForServer })
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
    const received = receiveHead(request)
    if (received === undefined) {
      const why =
        request.headers.host === undefined ? 'The request has no Host header.' : 'The request has two Host headers.'
      return sendEarly(ownError(400, 'bad_request', why), {}, request, response)
    }
    const begun = { received, request, response, begunMs }
    const unread = { ...begun, received: { ...received, tooLarge: true } }
    const taken = control.hosts.find(received.host, request.socket.localAddress)
    if (taken === undefined) return finish(misdirected(received.host), unread)
    if (!hasBody(received, request)) return conclude(begun, taken)
    if (Number(received.headers['content-length'] ?? 0) > bodyBytesMax) return conclude(unread, taken)
    if (awaitsContinue) response.writeContinue()
    if ('stream' in response) request.setTimeout(requestTimeoutMs, () => response.stream.close())
    // What is refused whatever it holds is taken off the line and not kept.
    const isControl = control.serves(received.path)
    const keeps = isControl || platform.readsBody({ ...received, ...taken })
    const bytesMax = isControl ? control.bodyBytesMax : bodyBytesMax
    readBody(request, { bytesMax, keeps, room }, (read) => {
      if (read === 'no room') finish(busy(), unread)
      else conclude({ ...begun, received: { ...received, ...read } }, taken)
    })
  }
  return {
    answer: (request, response) => serve(request, response, false),
    answerExpecting: (request, response) => serve(request, response, true),
  }
}

/** What bodies that are on their way may hold together: more would fill the memory of whoever runs this. */
const bodiesBytesMax = 268_435_456

function busy(): Answer {
  const answer = ownError(
    503,
    'busy',
    'Too many large bodies are on their way at once. Send this one again in a moment.',
  )
  return { ...answer, headers: { ...answer.headers, 'Retry-After': '1' } }
}

/** In no system's shape: who asks for a foreign host asked nobody here. */
function misdirected(host: string): Answer {
  const message = `This server does not answer for the host ${JSON.stringify(host)}. Start it with --allow-host NAME (or the option allowHosts) for every further name that leads to it.`
  return ownError(421, 'misdirected_request', message)
}
