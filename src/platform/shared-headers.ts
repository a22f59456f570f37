/** Headers of requests that are kept: who asks again and again sends the same ones, and keeping them once spares the collector. */

import type { LoggedRequest } from '../log/entry.ts'
import { requestWith } from '../log/request-copy.ts'

type Headers = LoggedRequest['headers']

/** The same request, with the headers of the request before where its own are equal. */
export function createSharing(): (request: LoggedRequest) => LoggedRequest {
  let last: Headers = {}
  return (request) => {
    if (hasSame(request.headers, last)) return requestWith(request, last, request.body)
    last = request.headers
    return request
  }
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
