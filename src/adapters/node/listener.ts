/** What happens to each request of the node server that is for one world: its body is read, and then it is answered. */
import type { Answer, Received } from '../../platform.ts'
import { createUndoCoding, isCoded } from '../content-coding.ts'
import { ownError } from '../own-error.ts'
import { type AnswererParts, createAnswerer } from './answerer.ts'
import { type ReadBody, type Room, readBody } from './body.ts'
import { createEnding, type Exchange, type RequestLog } from './exchange.ts'
import { hasBody } from './receive.ts'
import type { ServedRequest, ServedResponse } from './served.ts'
import type { Streams } from './streams.ts'

export interface ListenerParts extends AnswererParts {
  readonly streams: Streams
  readonly log: ((entry: RequestLog) => void) | undefined
  /** How long the body of an HTTP/2 request may pause; Node itself sees to those of HTTP/1.1. */
  readonly requestTimeoutMs: number
  /** For bodies that are on their way. */
  readonly room: Room
}

/** What answers for one world. */
export interface Listener {
  serve(incoming: Incoming): void
  /** Answers what is not for this world, without reading its body. */
  refuse(answer: Answer, incoming: Incoming): void
}

/** A request whose body was not read yet. */
export interface Incoming {
  /** With the host as the client names it. */
  readonly head: Received
  readonly request: ServedRequest
  readonly response: ServedResponse
  /** Whether it waits for `100 Continue` before it sends its body. */
  readonly awaitsContinue: boolean
}

const undoCoding = createUndoCoding()

export function createListener(parts: ListenerParts): Listener {
  const { platform, control, cors, streams, log } = parts
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
    const isKept = received.body !== null && received.body.length > 0 && !control.serves(received.path)
    if (!isCoded(received) || (platform.accountOf(received) === undefined && !isKept)) return conclude(exchange)
    undoCoding(received, platform.bodyBytesMax)
      .then((decoded) => conclude({ ...exchange, received: decoded }))
      .catch((error) => fail(error, exchange))
  }
  const begin = ({ head, request, response }: Incoming): Exchange => {
    const begunMs = log === undefined ? 0 : performance.now()
    return { received: head, host: head.host, request, response, begunMs }
  }
  return {
    serve(incoming) {
      const { head, request, response, awaitsContinue } = incoming
      const taken = control.hosts.find(head.host, request.socket.localAddress)
      const received: Received = Object.assign(head, { isForServer: taken?.isForServer === true })
      const begun = { ...begin(incoming), received, host: taken?.host ?? head.host }
      const unread = (): Exchange => ({ ...begun, received: { ...received, tooLarge: true } })
      if (taken === undefined) return finish(misdirected(head.host), unread())
      if (!hasBody(received, request)) return conclude(begun)
      if (Number(received.headers['content-length'] ?? 0) > platform.bodyBytesMax) return conclude(unread())
      if (awaitsContinue) response.writeContinue()
      read(begun, (body) => {
        if (body === 'no room') finish(busy(), unread())
        else decode({ ...begun, received: Object.assign(received, body) })
      })
    },
    refuse(answer, incoming) {
      const { head } = incoming
      finish(answer, { ...begin(incoming), received: { ...head, tooLarge: true } }, cors.headersFor(head))
    },
  }
}

type Read = (exchange: Exchange, done: (read: ReadBody | 'no room') => void) => void

/** Each body as far as whom it is for takes it; what is refused whatever it holds is taken off the line and not kept. */
function createReading({ platform, control, rebase, requestTimeoutMs, room }: ListenerParts): Read {
  return ({ received, host, request, response }, done) => {
    if ('stream' in response) request.setTimeout(requestTimeoutMs, () => response.stream.close())
    const isControl = control.serves(received.path)
    const isTaken = (): boolean => {
      const rebased = rebase({ ...received, host })
      return rebased !== undefined && platform.readsBody(rebased)
    }
    const keeps = isControl || isSmall(received) || isTaken()
    readBody(
      request,
      { bytesMax: isControl ? control.bodyBytesMaxOf(received.path) : platform.bodyBytesMax, keeps, room },
      done,
    )
  }
}

const smallBytes = 16_384

/** To ask whether somebody takes it costs more than to hold it for the moment: who does not take it does not keep it either. */
function isSmall({ headers }: Received): boolean {
  const length = headers['content-length']
  return length !== undefined && Number(length) <= smallBytes && headers['content-encoding'] === undefined
}

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
