/** Fifth stage: can the body be read? Media type, size, encoding, nesting and JSON, before any schema is asked. */
import { refuse } from '../errors/refusal.ts'
import { jsonTypeIn } from '../spec/media-types.ts'
import { limitOf } from '../world/account-limits.ts'
import type { Engine } from './engine.ts'
import { grow, type InGoodStanding, type Read } from './exchange.ts'

const nestingMax = 64
const utf8 = new TextDecoder('utf-8', { fatal: true })

export function readBody(standing: InGoodStanding, { contract }: Pick<Engine, 'contract'>): Read {
  const { operation, received, system, principal } = standing
  if (operation.body === null) return grow(standing, { body: undefined })

  const { body, headers } = received
  const { bodyLimit } = operation
  const bytesMax = bodyLimit === null ? system.bodyBytesMax : limitOf(principal.account, bodyLimit, contract)
  if (received.tooLarge || (body !== null && body.length > bytesMax)) {
    refuse('too-large', { limitBytes: String(bytesMax) })
  }
  const isEmpty = body === null || body.length === 0
  if (isEmpty && operation.body.empty !== null) return grow(standing, { body: operation.body.empty })
  if (isEmpty && !operation.body.required) return grow(standing, { body: undefined })

  // Adapters undo the codings that they know before a request is handled.
  const coding = headers['content-encoding'] ?? 'identity'
  if (received.undoneCodings !== undefined) refuse('unknown-coding', { coding, codings: received.undoneCodings })
  if (coding.trim().toLowerCase() !== 'identity') unreadable(`The body is not of its Content-Encoding, ${coding}.`)
  const sent = mediaTypeOf(headers['content-type'])
  const mediaType = system.readAsJson.includes(sent) ? (jsonTypeIn(operation.body.mediaTypes) ?? sent) : sent
  if (!operation.body.mediaTypes.includes(mediaType)) {
    const seen = mediaType === '' ? 'none was sent' : `${mediaType} was sent`
    unreadable(`The Content-Type must be ${operation.body.mediaTypes.join(' or ')}; ${seen}.`)
  }
  if (mediaType !== 'application/json') return grow(standing, { body: body ?? new Uint8Array() })
  if (isEmpty) unreadable('The body is empty; JSON was expected.')
  return grow(standing, { body: parseJson(body) })
}

function parseJson(bytes: Uint8Array): unknown {
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

/** Without parameters such as `charset`, which are ignored. */
function mediaTypeOf(header: string | undefined): string {
  return (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
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

function unreadable(problem: string): never {
  refuse('unreadable', { problem, field: 'body' })
}
