/** Reads the body of a request up to a limit. */
import type { ServedRequest } from './node-connections.ts'

export interface ReadBody {
  readonly body: Uint8Array | null
  readonly tooLarge: boolean
}

/** Calls back once, with the body or without one that is too large; never when the request is broken off. */
export function readBody(request: ServedRequest, bytesMax: number, done: (read: ReadBody) => void): void {
  const chunks: Uint8Array[] = []
  let length = 0
  const take = (chunk: Uint8Array): void => {
    length += chunk.length
    if (length <= bytesMax) return void chunks.push(chunk)
    // The rest is thrown away as it comes.
    request.off('data', take)
    request.off('end', end)
    done({ body: null, tooLarge: true })
  }
  const end = (): void => {
    // Over HTTP/2 a body that was broken off has an end too.
    if (request.aborted) return
    // A copy even of a single chunk: a chunk is a view of the socket's read buffer, which the journal would keep alive whole.
    done({ body: chunks.length === 0 ? null : new Uint8Array(Buffer.concat(chunks, length)), tooLarge: false })
  }
  request.on('data', take)
  request.on('end', end)
}
