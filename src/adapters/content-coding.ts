/**
 * The `Content-Encoding` of a request is undone before the platform is asked, so that no stage has to wait for it. What remains
 * coded is not of its coding, or has one that is not known here, which the request then says; the platform refuses either.
 */
import type { Received } from '../platform.ts'
import { createDecoders, type Decoders, tooLarge } from './decoders.ts'

/** Each layer may be as large as the largest body. */
const layersMax = 3

/** The request with a body of no coding, where it is what its coding says. A body over the limit is left out, as too large. */
export type UndoCoding = (received: Received, bytesMax: number) => Promise<Received>

export function createUndoCoding(decoders: Decoders = createDecoders()): UndoCoding {
  const undoneCodings = Object.keys(decoders).join(', ')
  return async (received, bytesMax) => {
    let { body } = received
    if (body === null) return received
    const codings = codingsOf(received)
    const areKnown = codings.length <= layersMax && codings.every((coding) => Object.hasOwn(decoders, coding))
    if (!areKnown) return { ...received, undoneCodings }
    try {
      // The last one was applied last.
      for (const coding of codings.reverse()) body = (await decoders[coding]?.(body, bytesMax)) ?? body
    } catch (error) {
      return error === tooLarge ? { ...withoutCoding(received), body: null, tooLarge: true } : received
    }
    return { ...withoutCoding(received), body }
  }
}

export function isCoded({ headers }: Pick<Received, 'headers'>): boolean {
  return headers['content-encoding'] !== undefined
}

function codingsOf({ headers }: Received): string[] {
  return (headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim().replace(/^x-gzip$/, 'gzip'))
    .filter((coding) => coding !== '' && coding !== 'identity')
}

function withoutCoding(received: Received): Received {
  const { 'content-encoding': _, ...headers } = received.headers
  return { ...received, headers }
}
