/** A body of JSON: its encoding and its nesting are looked at before it is parsed. */
import { unreadable } from './unreadable.ts'

const nestingMax = 64
const utf8 = new TextDecoder('utf-8', { fatal: true })

export function readJson(bytes: Uint8Array): unknown {
  // Found before parsing, so that a deep body costs no stack.
  if (isNestedTooDeep(bytes)) unreadable(`The body is nested over ${nestingMax} levels deep.`)
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    unreadable('The body is not UTF-8.')
  }
  try {
    return JSON.parse(text)
  } catch {
    // The parser's own message quotes the body, which may hold a secret.
    unreadable('The body is not JSON.')
  }
}

const [quote, backslash, openBrace, openBracket, closeBrace, closeBracket] = [...'"\\{[}]'].map((sign) =>
  sign.charCodeAt(0),
)

function isNestedTooDeep(bytes: Uint8Array): boolean {
  if (bytes.length <= nestingMax) return false
  let depth = 0
  let isInText = false
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]
    if (isInText) {
      if (byte === backslash) index++
      else if (byte === quote) isInText = false
    } else if (byte === quote) isInText = true
    else if (byte === openBrace || byte === openBracket) {
      if (++depth > nestingMax) return true
    } else if (byte === closeBrace || byte === closeBracket) depth--
  }
  return false
}
