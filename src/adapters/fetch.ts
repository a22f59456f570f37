/** WHATWG Request in, Response out, for any runtime that has them. It converts and decides nothing. */
import type { Answer, Received } from '../platform.ts'

export async function receive(request: Request): Promise<Received> {
  const { host, pathname, search } = new URL(request.url)
  // An assignment would lose a header that is called `__proto__`.
  const headers = Object.fromEntries(request.headers)
  const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer())
  return { method: request.method, host: host.toLowerCase(), path: pathname, query: search.slice(1), headers, body }
}

export function toResponse({ status, headers, body }: Answer): Response {
  // Bytes that the pipeline holds are never backed by shared memory.
  return new Response(body as BodyInit | null, { status, headers })
}
