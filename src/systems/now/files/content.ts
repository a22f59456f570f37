/** The content of files: bytes outside, plain data inside, so that a snapshot of the world survives JSON. */
import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Blob } from '../../../world/records/records.ts'

export type Content = Blob['content']

/** A content and what it is called by: the SHA-1 of its bytes, as 40 hex digits. */
export interface HashedContent {
  readonly sha: string
  readonly size: number
  readonly content: Content
}

/** The name under which the content of an empty file is known. No client uploads it. */
export const emptySha = 'da39a3ee5e6b4b0d3255bfef95601890afd80709'

// A byte order mark is a part of the content.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function hashText(text: string): HashedContent {
  const bytes = utf8ToBytes(text)
  return { sha: bytesToHex(sha1(bytes)), size: bytes.length, content: { text } }
}

export function hashBytes(bytes: Uint8Array): HashedContent {
  return { sha: bytesToHex(sha1(bytes)), size: bytes.length, content: contentOf(bytes) }
}

/** The content as it is sent: a text goes out as UTF-8, which is what it was read from. */
export function sendable(content: Content): string | Uint8Array {
  return 'text' in content ? content.text : Uint8Array.from(atob(content.base64), (sign) => sign.charCodeAt(0))
}

function contentOf(bytes: Uint8Array): Content {
  try {
    return { text: utf8.decode(bytes) }
  } catch {
    return { base64: base64Of(bytes) }
  }
}

function base64Of(bytes: Uint8Array): string {
  let signs = ''
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8_192) signs += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(signs)
}
