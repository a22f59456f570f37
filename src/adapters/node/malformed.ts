/** What is no HTTP request, or does not become one in time. No system can be told from it, so the answer is the server's own. */
import type { Socket } from 'node:net'
import { ownError } from '../own-error.ts'

const answers = {
  400: { reason: 'Bad Request', code: 'bad_request', message: 'This is no HTTP request.' },
  408: { reason: 'Request Timeout', code: 'request_timeout', message: 'The request did not arrive in time.' },
  431: { reason: 'Request Header Fields Too Large', code: 'headers_too_large', message: 'The headers are too large.' },
} as const

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
  const status = statusOf[error.code ?? ''] ?? 400
  const { reason, code, message } = answers[status]
  const { headers, body } = ownError(status, code, message)
  const head = Object.entries({ ...headers, Connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`)
  // Were it destroyed now, what the client has sent and nobody read would cost it the answer.
  const timer = setTimeout(() => socket.destroy(), lingerMs)
  socket.once('close', () => clearTimeout(timer))
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\n${head.join('')}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
