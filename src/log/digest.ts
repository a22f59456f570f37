/** What tells an answer from any other: SHA-256 of its status, its headers in their order, and its body. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { LoggedAnswer, WholeAnswer } from './entry.ts'

export function digestOf(answer: WholeAnswer): LoggedAnswer {
  return { status: answer.status, sha256: bytesToHex(sha256(digested(answer))) }
}

/** SHA-256 of a text, as 64 hex digits. */
export function digestOfText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** A line of its own, before the body as it is. */
export function headOf({ status, headers, body }: WholeAnswer): string {
  return `[${status},${JSON.stringify(headers)},${body === null}]\n`
}

function digested(answer: WholeAnswer): Uint8Array {
  const { body } = answer
  const head = utf8ToBytes(headOf(answer))
  return body === null ? head : concatBytes(head, typeof body === 'string' ? utf8ToBytes(body) : body)
}
