/** What the journal keeps of a body: all of it, or how long it was and its digest. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

export interface KeptBody {
  readonly body: string | Uint8Array | null
  readonly leftOut?: { readonly bytes: number; readonly sha256: string }
}

/** The same message, without a body that is longer. */
export function bodyKept<Message extends KeptBody>(message: Message, lengthMax: number): Message {
  const { body } = message
  if (body === null || lengthOf(message) <= lengthMax) return message
  const bytes = typeof body === 'string' ? utf8ToBytes(body) : body
  return { ...message, body: null, leftOut: { bytes: bytes.length, sha256: bytesToHex(sha256(bytes)) } }
}

/** In bytes or, of a text, characters. */
export function lengthOf({ body }: KeptBody): number {
  return body === null ? 0 : body.length
}
