/** Writes an answer to a response of Node, of either HTTP version. */
import type { Answer } from '../../platform.ts'
import type { ServedRequest, ServedResponse } from './served.ts'

/** How long a client that sends nothing more is waited for, and one that goes on sending. */
const lingerMs = 2_000
const lingerMostMs = 30_000
const http2NoError = 0

/** Ends the exchange. */
export function send(answer: Answer, added: Answer['headers'], request: ServedRequest, response: ServedResponse): void {
  writeHead(answer, added, request, response)
  // Without a body nothing is passed: HTTP/2 would take an empty text for a body of its own.
  if (answer.body === null) response.end()
  else response.end(answer.body)
}

export function writeHead(
  answer: Answer,
  added: Answer['headers'],
  request: ServedRequest,
  response: ServedResponse,
): void {
  const headers = flatten(answer, added, request.method)
  if ('stream' in response) response.writeHead(answer.status, paired(headers))
  else response.writeHead(answer.status, headers)
}

/**
 * Ends the exchange before all of the request has come. The client is still sending: were its connection ended now, it
 * could lose the answer, so as long as the rest comes, and no longer than for a while, it is taken and thrown away.
 */
export function sendEarly(
  answer: Answer,
  added: Answer['headers'],
  request: ServedRequest,
  response: ServedResponse,
): void {
  if ('stream' in response) {
    const { stream } = response
    stream.once('finish', () => stream.close(http2NoError))
    return send(answer, added, request, response)
  }
  response.writeHead(answer.status, [...flatten(answer, added, request.method), 'Connection', 'close'])
  // The length has been announced, so that the answer is whole for the client although it is not ended here.
  if (answer.body === null) response.flushHeaders()
  else response.write(answer.body)
  request.resume()
  if (request.readableEnded) return void response.end()
  const end = (): void => void response.end()
  const last = setTimeout(end, lingerMostMs)
  let parts = 0
  const endWhereIdle = (): void => {
    const partsBefore = parts
    // What came while this process was busy with something else is taken first.
    setImmediate(() => {
      if (parts === partsBefore) end()
    })
  }
  let idle = setTimeout(endWhereIdle, lingerMs)
  const wait = (): void => {
    parts++
    clearTimeout(idle)
    idle = setTimeout(endWhereIdle, lingerMs)
  }
  request.on('data', wait)
  request.once('end', end)
  response.once('close', () => {
    request.off('data', wait)
    clearTimeout(last)
    clearTimeout(idle)
  })
}

/** Begins an answer whose length is not known. */
export function sendHead({ status, headers }: Answer, added: Answer['headers'], response: ServedResponse): void {
  const all = { ...headers, ...added }
  if ('stream' in response) response.writeHead(status, all)
  else response.writeHead(status, all)
}

/** Names and values in one list: the form that Node writes without looking at each twice. */
function flatten({ status, headers, body }: Answer, added: Answer['headers'], method = 'GET'): string[] {
  const list: string[] = []
  for (const name in headers) list.push(name, headers[name] ?? '')
  for (const name in added) list.push(name, added[name] ?? '')
  if (method !== 'HEAD' && status !== 204 && status !== 304) list.push('Content-Length', String(lengthOf(body)))
  return list
}

function paired(list: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {}
  for (let index = 0; index < list.length; index += 2) headers[list[index] ?? ''] = list[index + 1] ?? ''
  return headers
}

function lengthOf(body: Answer['body']): number {
  if (body === null) return 0
  return typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength
}
