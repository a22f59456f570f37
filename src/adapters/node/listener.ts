/** What happens to each request of the node server: its head is looked at, its body read, and then it is answered. */
import type { Answer, Received } from '../../platform.ts'
import { createUndoCoding, isCoded } from '../content-coding.ts'
import { ownError } from '../own-error.ts'
import { type AnswererParts, createAnswerer } from './answerer.ts'
import { createRoom, type ReadBody, readBody } from './body.ts'
import { createEnding, type Exchange, type RequestLog } from './exchange.ts'
import { hasBody, receiveHead } from './receive.ts'
import { sendEarly } from './send.ts'
import type { ServedRequest, ServedResponse, ServeRequest } from './served.ts'
import type { Streams } from './streams.ts'

export interface ListenerParts extends AnswererParts {
  readonly streams: Streams
  readonly log: ((entry: RequestLog) => void) | undefined
  /** How long the body of an HTTP/2 request may pause; Node itself sees to those of HTTP/1.1. */
  readonly requestTimeoutMs: number
}

export interface Listener {
  readonly answer: ServeRequest
  /** Of a request that waits for `100 Continue` before it sends its body. */
  readonly answerExpecting: ServeRequest
}

const undoCoding = createUndoCoding()

export function createListener(parts: ListenerParts): Listener {
  const { platform, control, streams, log } = parts
  const answerer = createAnswerer(parts)
  const { finish, fail } = createEnding(platform, streams, log)
  const read = createReading(parts)

  const conclude = (exchange: Exchange): void => {
    try {
      const answered = answerer(exchange)
      if (!(answered instanceof Promise)) return finish(answered.answer, exchange, answered.added)
      answered.then(({ answer, added }) => finish(answer, exchange, added)).catch((error) => fail(error, exchange))
    } catch (error) {
      fail(error, exchange)
    }
  }
  const decode = (exchange: Exchange): void => {
    const { received } = exchange
    // For who is refused before a body is asked for, nothing is undone.
    if (!isCoded(received) || platform.accountOf(received) === undefined) return conclude(exchange)
    undoCoding(received, platform.bodyBytesMax)
      .then((decoded) => conclude({ ...exchange, received: decoded }))
      .catch((error) => fail(error, exchange))
  }
  const serve = (request: ServedRequest, response: ServedResponse, awaitsContinue: boolean): void => {
    const begunMs = log === undefined ? 0 : performance.now()
    const head = receiveHead(request)
    if (head === undefined) return sendEarly(nameless(request), {}, request, response)
    const taken = control.hosts.find(head.host, request.socket.localAddress)
    const received: Received = Object.assign(head, { isForServer: taken?.isForServer === true })
    const host = taken?.host ?? head.host
    const begun = { received, host, request, response, begunMs }
    const unread = (): Exchange => ({ ...begun, received: { ...received, tooLarge: true } })
    if (taken === undefined) return finish(misdirected(host), unread())
    if (!hasBody(received, request)) return conclude(begun)
    if (Number(received.headers['content-length'] ?? 0) > platform.bodyBytesMax) return conclude(unread())
    if (awaitsContinue) response.writeContinue()
    read(begun, (body) => {
      if (body === 'no room') finish(busy(), unread())
      else decode({ ...begun, received: { ...received, ...body } })
    })
  }
  return {
    answer: (request, response) => serve(request, response, false),
    answerExpecting: (request, response) => serve(request, response, true),
  }
}

/** What bodies that are on their way may hold together: more would fill the memory of whoever runs this. */
const bodiesBytesMax = 268_435_456

type Read = (exchange: Exchange, done: (read: ReadBody | 'no room') => void) => void

/** Each body as far as whom it is for takes it; what is refused whatever it holds is taken off the line and not kept. */
function createReading({ platform, control, rebase, requestTimeoutMs }: ListenerParts): Read {
  const room = createRoom(bodiesBytesMax)
  return ({ received, host, request, response }, done) => {
    if ('stream' in response) request.setTimeout(requestTimeoutMs, () => response.stream.close())
    const isControl = control.serves(received.path)
    const rebased = isControl ? undefined : rebase({ ...received, host })
    const keeps = isControl || (rebased !== undefined && platform.readsBody(rebased))
    readBody(
      request,
      { bytesMax: isControl ? control.bodyBytesMaxOf(received.path) : platform.bodyBytesMax, keeps, room },
      done,
    )
  }
}

function busy(): Answer {
  const answer = ownError(
    503,
    'busy',
    'Too many large bodies are on their way at once. Send this one again in a moment.',
  )
  return { ...answer, headers: { ...answer.headers, 'Retry-After': '1' } }
}

function nameless({ headers }: ServedRequest): Answer {
  const why = headers.host === undefined ? 'The request has no Host header.' : 'The request has two Host headers.'
  return ownError(400, 'bad_request', why)
}

/** In no system's shape: who asks for a foreign host asked nobody here. */
function misdirected(host: string): Answer {
  const message = `This server does not answer for the host ${JSON.stringify(host)}. Start it with --allow-host NAME (or the option allowHosts) for every further name that leads to it.`
  return ownError(421, 'misdirected_request', message)
}
