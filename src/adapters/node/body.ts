/** Reads the body of a request up to a limit, as long as there is room for it. */
import { joinBytes } from '../joined-bytes.ts'
import type { ServedRequest } from './served.ts'

export interface ReadBody {
  readonly body: Uint8Array | null
  readonly tooLarge: boolean
}

/** The bytes that all bodies that are being read may hold together. */
export interface Room {
  /** False when there is no room for so many more. */
  take(bytes: number): boolean
  give(bytes: number): void
}

export function createRoom(bytesMax: number): Room {
  let taken = 0
  return {
    take(bytes) {
      if (taken + bytes > bytesMax) return false
      taken += bytes
      return true
    },
    give(bytes) {
      taken -= bytes
    },
  }
}

export interface BodyLimits {
  readonly bytesMax: number
  /** Without it the body is taken off the line, counted and thrown away. */
  readonly keeps: boolean
  readonly room: Room
}

/** Calls back once, with the body or without one that is too large; never when the request is broken off. */
export function readBody(
  request: ServedRequest,
  { bytesMax, keeps, room }: BodyLimits,
  done: (read: ReadBody | 'no room') => void,
): void {
  let chunks: Uint8Array[] = []
  let length = 0
  let held = 0
  const letGo = (): void => {
    request.off('data', take)
    request.off('end', end)
    request.off('close', letGo)
    room.give(held)
    chunks = []
    held = 0
  }
  const take = (chunk: Uint8Array): void => {
    length += chunk.length
    const isTooLarge = length > bytesMax
    if (!isTooLarge && !keeps) return
    if (!isTooLarge && room.take(chunk.length)) {
      held += chunk.length
      return void chunks.push(chunk)
    }
    // The rest is thrown away as it comes.
    letGo()
    done(isTooLarge ? { body: null, tooLarge: true } : 'no room')
  }
  const end = (): void => {
    // Over HTTP/2 a body that was broken off has an end too.
    if (request.aborted) return letGo()
    // A copy, because a chunk is a view of the socket's read buffer, which the journal would keep alive whole.
    const body = chunks.length === 0 ? null : joinBytes(chunks, held)
    letGo()
    done({ body, tooLarge: false })
  }
  request.on('data', take)
  request.on('end', end)
  request.on('close', letGo)
}
