/** How a request reaches a target and what came back, to the byte. A fetch function is one way; `node-connection.ts` has the other. */

import type { Call } from './exchange.ts'
import type { WireAnswer, WireRequest } from './wire.ts'

export interface Connection {
  /**
   * Rejects when no answer came.
   * @param call What the request is meant as; only the rehearsal of a plan looks at it.
   */
  send(request: WireRequest, call: Call): Promise<WireAnswer>
  close(): Promise<void>
}

/** Nobody's answer is longer than this; what is would fill the memory. */
export const answerBytesMax: number = 16 * 1024 * 1024

/** @throws Error when there is more of it than `answerBytesMax`. */
export async function readBytes(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const read: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    // Leaving the loop ends the stream, so that no more of it is sent.
    if (length > answerBytesMax) throw new Error(`the answer is longer than ${answerBytesMax} bytes`)
    read.push(chunk)
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of read) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

export type FetchFunction = (input: string, init: RequestInit) => Promise<Response>

export function fetchConnection(fetch: FetchFunction): Connection {
  return {
    async send({ method, url, headers, body }) {
      // A byte array that is not backed by shared memory is a body, which the DOM's type does not know.
      const response = await fetch(url, { method, headers, body: body as BodyInit | null, redirect: 'manual' })
      const received: Record<string, string> = {}
      response.headers.forEach((value, name) => {
        received[name.toLowerCase()] = value
      })
      return { status: response.status, headers: received, bytes: new Uint8Array(await response.arrayBuffer()) }
    },
    close: async () => {},
  }
}
