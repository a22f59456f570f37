/** How a request reaches a target and what came back, to the byte. A fetch function is one way; `node-connection.ts` has the other. */

import type { Call } from './exchange.ts'
import { withPatience } from './patience.ts'
import type { WireAnswer, WireRequest } from './wire.ts'

export interface Connection {
  /**
   * Rejects when no answer came.
   * @param call What the request is meant as; only the rehearsal of a plan looks at it.
   */
  send(request: WireRequest, call: Call): Promise<WireAnswer>
  close(): Promise<void>
}

export type FetchFunction = (input: string, init: RequestInit) => Promise<Response>

export function fetchConnection(fetch: FetchFunction): Connection {
  return {
    send: ({ method, url, headers, body }) =>
      withPatience(method, async (signal) => {
        // A byte array that is not backed by shared memory is a body, which the DOM's type does not know.
        const init = { method, headers, body: body as BodyInit | null, redirect: 'manual', signal } as const
        const response = await fetch(url, init)
        const received: Record<string, string> = {}
        response.headers.forEach((value, name) => {
          received[name.toLowerCase()] = value
        })
        return { status: response.status, headers: received, chunks: chunksOf(response) }
      }),
    close: async () => {},
  }
}

/** Whatever made the answer: not every body of one is a stream that can be read in parts. */
async function* chunksOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader()
  if (reader === undefined) {
    yield new Uint8Array(await response.arrayBuffer())
    return
  }
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
  } finally {
    reader.cancel().catch(() => {})
  }
}
