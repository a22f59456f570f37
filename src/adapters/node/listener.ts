/** What happens to each request of the node server: read, answered by whom it concerns, written. */
import type { Control } from '../../control/control.ts'
import type { Answer, Platform, Received } from '../../platform.ts'
import { createContentCoding, isCoded } from '../content-coding.ts'
import { ownError } from '../own-error.ts'
import type { Rebase } from './base-path.ts'
import { createRoom, readBody } from './body.ts'
import type { Cors } from './cors.ts'
import type { FrontPage } from './front-page/front-page.ts'
import { hasBody, receiveHead } from './receive.ts'
import { send, sendEarly } from './send.ts'
import type { ServedRequest, ServedResponse, ServeRequest } from './served.ts'

/** One answered request. It holds neither headers nor bodies nor the query, so no secret and no token. */
export interface RequestLog {
  readonly method: string
  readonly path: string
  readonly status: number
  /** Of a refusal, as its body spells it; null of any other answer. */
  readonly code: string | null
  /** From the head of the request to the answer. */
  readonly ms: number
  /** Username of the account whose token it carried. */
  readonly account: string | null
}

export interface ListenerParts {
  readonly platform: Platform
  readonly control: Control
  readonly cors: Cors
  readonly rebase: Rebase
  readonly frontPage: FrontPage
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
  /** With the host as the client names it. */
  readonly received: Received
  /** As the platform knows it. */
  readonly host: string
  readonly request: ServedRequest
  readonly response: ServedResponse
  readonly begunMs: number
}

const contentCoding = createContentCoding()
const outsideBasePath = ownError(404, 'not_found', 'There is nothing at this path: the API stands below a base path.')

export function createListener(parts: ListenerParts): Listener {
  const { platform, control, cors, rebase, frontPage, log, requestTimeoutMs } = parts
  const room = createRoom(bodiesBytesMax)

  const decode = (exchange: Exchange): void => {
    const { received } = exchange
    // For who is refused before a body is asked for, nothing is undone.
    if (!isCoded(received) || platform.accountOf(received) === undefined) return conclude(exchange)
    const refusal = contentCoding.refusalOf(received)
    if (refusal !== undefined) return finish(refusal, exchange, cors.headersFor(received))
    contentCoding
      .undo(received, platform.bodyBytesMax)
      .then((decoded) => conclude({ ...exchange, received: decoded }))
      .catch((error) => fail(error, exchange))
  }
  const conclude = (exchange: Exchange): void => {
    const { received, request } = exchange
    try {
      if (control.serves(received.path)) return finish(control.answer(received, request.socket.remoteAddress), exchange)
      const added = cors.headersFor(received)
      if (frontPage.serves(received)) {
        const page = frontPage.answer(received, control.admits(received, request.socket.remoteAddress))
        return finish({ ...page, headers: { ...added, ...page.headers } }, exchange)
      }
      const rebased = rebase({ ...received, host: exchange.host })
      const answer = rebased === undefined ? outsideBasePath : platform.handle(rebased)
      if (!(answer instanceof Promise)) return finish(cors.granted(answer, received), exchange, added)
      answer
        .then((made) => finish(cors.granted(made, received), exchange, added))
        .catch((error) => fail(error, exchange))
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
    const { status, code = null } = answer
    log({ method, path, status, code, ms: performance.now() - begunMs, account })
  }
  const fail = (error: unknown, exchange: Exchange): void => {
    const { method, path } = exchange.received
    console.error(`nowhere: ${method} ${path} failed, which is a bug of nowhere-kit:`, error)
    if (!exchange.response.headersSent)
      finish(ownError(500, 'internal_error', 'This is a bug of nowhere-kit.'), exchange)
  }

  const serve = (request: ServedRequest, response: ServedResponse, awaitsContinue: boolean): void => {
    const begunMs = log === undefined ? 0 : performance.now()
    const head = receiveHead(request)
    if (head === undefined) {
      const why =
        request.headers.host === undefined ? 'The request has no Host header.' : 'The request has two Host headers.'
      return sendEarly(ownError(400, 'bad_request', why), {}, request, response)
    }
    const taken = control.hosts.find(head.host, request.socket.localAddress)
    const received = { ...head, isForServer: taken?.isForServer === true }
    const host = taken?.host ?? head.host
    const begun = { received, host, request, response, begunMs }
    const unread = (): Exchange => ({ ...begun, received: { ...received, tooLarge: true } })
    const { bodyBytesMax } = platform
    if (taken === undefined) return finish(misdirected(host), unread())
    if (!hasBody(received, request)) return conclude(begun)
    if (Number(received.headers['content-length'] ?? 0) > bodyBytesMax) return conclude(unread())
    if (awaitsContinue) response.writeContinue()
    if ('stream' in response) request.setTimeout(requestTimeoutMs, () => response.stream.close())
    // What is refused whatever it holds is taken off the line and not kept.
    const isControl = control.serves(received.path)
    const rebased = isControl ? undefined : rebase({ ...received, host })
    const keeps = isControl || (rebased !== undefined && platform.readsBody(rebased))
    const bytesMax = isControl ? control.bodyBytesMax : bodyBytesMax
    readBody(request, { bytesMax, keeps, room }, (read) => {
      if (read === 'no room') finish(busy(), unread())
      else decode({ ...begun, received: { ...received, ...read } })
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
