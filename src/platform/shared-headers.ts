/** Headers of requests that are kept: who asks again and again sends the same ones, and keeping them once spares the collector. */

import type { LoggedRequest } from '../log/entry.ts'

type Headers = LoggedRequest['headers']

/** The same request, with the headers of the request before where its own are equal. */
export function createSharing(): (request: LoggedRequest) => LoggedRequest {
  let last: Headers = {}
  return (request) => {
    if (hasSame(request.headers, last)) return withHeaders(request, last)
    last = request.headers
    return request
  }
}

/** Written out, because a spread of requests, which have several shapes, makes each copy an object of a shape of its own: nothing reads those quickly. */
function withHeaders(request: LoggedRequest, headers: Headers): LoggedRequest {
  const { method, host, path, query, body, tooLarge, undoneCodings, isForServer } = request
  const copy: { -readonly [Name in keyof LoggedRequest]: LoggedRequest[Name] } = {
    method,
    host,
    path,
    query,
    headers,
    body,
  }
  if (tooLarge !== undefined) copy.tooLarge = tooLarge
  if (undoneCodings !== undefined) copy.undoneCodings = undoneCodings
  if (isForServer !== undefined) copy.isForServer = isForServer
  return copy
}

function hasSame(headers: Headers, others: Headers): boolean {
  let count = 0
  for (const name in headers) {
    if (headers[name] !== others[name]) return false
    count++
  }
  for (const _ in others) count--
  return count === 0
}
