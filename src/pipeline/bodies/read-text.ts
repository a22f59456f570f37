/** A body of text, in the charset that its media type names; UTF-8 where that is none that is known. */
import { parameterOf } from './parameter-of.ts'
import { unreadable } from './unreadable.ts'

export function readText(bytes: Uint8Array, contentType: string): string {
  const charset = parameterOf(contentType, 'charset') ?? 'utf-8'
  try {
    return decoderOf(charset).decode(bytes)
  } catch {
    return unreadable(`The body is not ${charset.toUpperCase()}.`)
  }
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset, { fatal: true })
  } catch {
    return new TextDecoder('utf-8', { fatal: true })
  }
}
