/** A body of JSON: its encoding and its nesting are looked at before it is parsed. */
import { isNestedOver } from '../../spec/nesting.ts'
import { unreadable } from './unreadable.ts'

const nestingMax = 64
const utf8 = new TextDecoder('utf-8', { fatal: true })

export function readJson(bytes: Uint8Array): unknown {
  if (isNestedOver(nestingMax, bytes)) unreadable(`The body is nested over ${nestingMax} levels deep.`)
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
