/** What a test ordered to go wrong with an answer on its way: it leaves late, not at all, or not whole. */
import { Socket } from 'node:net'
import type { Answer } from '../../platform.ts'
import { bytesUntilCut } from '../cut-body.ts'
import { writeHead } from './send.ts'
import type { ServedRequest, ServedResponse } from './served.ts'

type Fault = NonNullable<Answer['fault']>

const http2InternalError = 2

/** Calls back once the answer is to leave; never where the client has gone by then. */
export function afterDelay({ delay = 0 }: Fault, response: ServedResponse, leave: () => void): void {
  if (delay === 0) return leave()
  const timer = setTimeout(leave, delay)
  response.once('close', () => clearTimeout(timer))
}

/** The connection is reset; over HTTP/2 it is the stream, and the others of its connection go on. */
export function drop(request: ServedRequest, response: ServedResponse): void {
  if ('stream' in response) return response.stream.close(http2InternalError)
  const { socket } = request
  // Under TLS there is no way to reset it.
  if ('encrypted' in socket || !(socket instanceof Socket)) socket.destroy()
  else socket.resetAndDestroy()
}

/** The length is announced, and what comes is shorter. */
export function sendCut(
  answer: Answer & { readonly body: NonNullable<Answer['body']> },
  { added, truncate }: { readonly added: Answer['headers']; readonly truncate: true | number },
  request: ServedRequest,
  response: ServedResponse,
): void {
  writeHead(answer, added, request, response)
  const bytes = bytesUntilCut(answer.body, truncate)
  // Not at once: Node 20 does not survive that a stream is closed while it is being written.
  if ('stream' in response) response.write(bytes, () => setImmediate(() => response.stream.close(http2InternalError)))
  else response.write(bytes, () => request.socket.destroy())
}
