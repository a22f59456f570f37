/** Headers of requests that are kept: who asks again and again sends the same ones, and keeping them once spares the collector. */

type Headers = Readonly<Record<string, string>>

/** The headers of the request before, where these are equal. */
export function createSharing(): (headers: Headers) => Headers {
  let last: Headers = {}
  return (headers) => {
    if (!hasSame(headers, last)) last = headers
    return last
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
