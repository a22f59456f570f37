/**
 * What is no HTTP request, does not become one in time, or asks for a tunnel. No system can be told from it, so the answer is the
 * server's own.
 */
import type { Http2ServerResponse } from 'node:http2'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { ownError } from '../own-error.ts'
import { send } from './send.ts'
import type { ServedRequest } from './served.ts'

const answers = {
  400: { reason: 'Bad Request', code: 'bad_request', message: 'This is no HTTP request.' },
  408: { reason: 'Request Timeout', code: 'request_timeout', message: 'The request did not arrive in time.' },
  431: { reason: 'Request Header Fields Too Large', code: 'headers_too_large', message: 'The headers are too large.' },
  501: { reason: 'Not Implemented', code: 'not_implemented', message: 'This server is no proxy: ask it for a path.' },
} as const

/** What Node's parser says of a connection that ended within a request. */
const endedEarly = 'HPE_INVALID_EOF_STATE'

const statusOf: Readonly<Record<string, keyof typeof answers>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
}

/** How long a client has to take the answer and to end its side. */
const lingerMs = 2_000

/** The listener of a server's `clientError`. The connection ends, whatever its client does. */
export function answerMalformed(error: Error & { readonly code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  // The answer to the last request ends the connection; what was sent behind it has none.
  if (error.code === 'HPE_CLOSED_CONNECTION') return
  const isCut = error.code === endedEarly
  end(statusOf[error.code ?? ''] ?? 400, socket, isCut ? 'The request ended before all of it had come.' : undefined)
}

/** The listener of a server's `connect`: Node itself would end the connection without a word. */
export function answerTunnel(request: ServedRequest, asked: Duplex | Http2ServerResponse): void {
  if (!('stream' in asked)) {
    // Node has let go of the connection: nobody else hears that it broke, or takes what still comes.
    asked.on('error', () => asked.destroy())
    asked.resume()
    return end(501, asked)
  }
  const { code, message } = answers[501]
  send(ownError(501, code, message), {}, request, asked)
}

function end(status: keyof typeof answers, socket: Duplex, why?: string): void {
  const { reason, code, message } = answers[status]
  const { headers, body } = ownError(status, code, why ?? message)
  const head = Object.entries({ ...headers, Connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`)
  // Were it destroyed now, what the client has sent and nobody read would cost it the answer.
  const timer = setTimeout(() => socket.destroy(), lingerMs)
  socket.once('close', () => clearTimeout(timer))
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\n${head.join('')}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
