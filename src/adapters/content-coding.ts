/**
 * The `Content-Encoding` of a request is undone before the platform is asked, so that no stage has to wait for it. What remains
 * coded is not of its coding, which the platform refuses as a body that it cannot read.
 */
import type { Answer, Received } from '../platform.ts'
import { createDecoders, type Decoders, tooLarge } from './decoders.ts'
import { ownError } from './own-error.ts'

/** Each layer may be as large as the largest body. */
const layersMax = 3

export interface ContentCoding {
  /** The refusal of a coding that nobody here knows; undefined where there is none. */
  refusalOf(received: Received): Answer | undefined
  /** The request with a body of no coding, where it is what its coding says. A body over the limit is left out, as too large. */
  undo(received: Received, bytesMax: number): Promise<Received>
}

export function createContentCoding(decoders: Decoders = createDecoders()): ContentCoding {
  return {
    refusalOf(received) {
      const codings = codingsOf(received)
      if (codings.length <= layersMax && codings.every((coding) => Object.hasOwn(decoders, coding))) return undefined
      const known = Object.keys(decoders).join(', ')
      const message = `The Content-Encoding ${JSON.stringify(received.headers['content-encoding'])} cannot be undone here. Send the body as it is, or in one of ${known}.`
      const refusal = ownError(415, 'unsupported_content_encoding', message)
      return { ...refusal, headers: { ...refusal.headers, 'Accept-Encoding': known } }
    },
    async undo(received, bytesMax) {
      let { body } = received
      if (body === null) return received
      try {
        // The last one was applied last.
        for (const coding of codingsOf(received).reverse()) body = (await decoders[coding]?.(body, bytesMax)) ?? body
      } catch (error) {
        return error === tooLarge ? { ...withoutCoding(received), body: null, tooLarge: true } : received
      }
      return { ...withoutCoding(received), body }
    },
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
