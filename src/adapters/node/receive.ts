/** A request of Node, of either HTTP version, as the small value that the platform takes. */
import type { Received } from '../../platform.ts'
import type { ServedRequest } from './served.ts'

/** The request without its body; undefined when it does not name one host, as HTTP/1.1 demands. */
export function receiveHead(request: ServedRequest): Received | undefined {
  const headers = headersOf(request)
  const { url = '' } = request
  const absolute = url.startsWith('/') ? undefined : absoluteForm(url)
  const host = absolute?.host ?? authorityOf(request) ?? headers.host
  if (host === undefined && request.httpVersion === '1.1') return undefined
  if (countHosts(request.rawHeaders) > 1) return undefined

  const target = absolute?.target ?? url
  const mark = target.indexOf('?')
  return {
    // A request that a server was given always has one.
    method: request.method ?? 'GET',
    host: (host ?? '').toLowerCase(),
    path: (mark === -1 ? target : target.slice(0, mark)) || '/',
    query: mark === -1 ? '' : target.slice(mark + 1),
    headers,
    body: null,
  }
}

/** Node keeps the first of several, where a proxy may have looked at another. */
function countHosts(rawHeaders: readonly string[]): number {
  let count = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]
    if (name?.length === 4 && name.toLowerCase() === 'host') count++
  }
  return count
}

/** `http://api.test/a?b` as a proxy is asked for it; undefined of anything else. */
function absoluteForm(url: string): { readonly host: string; readonly target: string } | undefined {
  const [scheme = ''] = /^https?:\/\//i.exec(url) ?? []
  if (scheme === '') return undefined
  const rest = url.slice(scheme.length)
  const end = rest.search(/[/?]/)
  return end === -1 ? { host: rest, target: '' } : { host: rest.slice(0, end), target: rest.slice(end) }
}

export function hasBody({ headers }: Pick<ServedRequest, 'headers'>, { httpVersionMajor }: ServedRequest): boolean {
  // HTTP/2 has bodies of no announced length without saying so.
  if (httpVersionMajor === 2) return headers['content-length'] !== '0'
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
}

function authorityOf({ headers, httpVersionMajor }: ServedRequest): string | undefined {
  // The only header of that name is HTTP/2's own, and it is a single one.
  return httpVersionMajor === 2 ? (headers[':authority'] as string | undefined) : undefined
}

function headersOf({ headers, httpVersionMajor }: ServedRequest): Received['headers'] {
  // Node joins repeated headers into one text, but for this one.
  if (httpVersionMajor === 1 && headers['set-cookie'] === undefined) return headers as Received['headers']
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !name.startsWith(':')) plain[name] = typeof value === 'string' ? value : value.join(', ')
  }
  return plain
}
