/** Fifth stage: can the body be read? Media type, size, encoding, nesting and form, before any schema is asked. */
import { refuse } from '../errors/refusal.ts'
import type { Operation, RequestBody } from '../spec/contract.ts'
import { isJson, isOfType, jsonTypeIn, withoutParameters } from '../spec/media-types.ts'
import { limitOf } from '../world/account-limits.ts'
import type { FormReaders } from './bodies/form-readers.ts'
import { readJson } from './bodies/read-json.ts'
import { readText } from './bodies/read-text.ts'
import { unreadable } from './bodies/unreadable.ts'
import type { Engine } from './engine.ts'
import { grow, type InGoodStanding, type Read } from './exchange.ts'

export function readBody(
  standing: InGoodStanding,
  { contract, formReaders }: Pick<Engine, 'contract' | 'formReaders'>,
): Read {
  const { operation, received, system, principal } = standing
  if (operation.body === null) return grow(standing, none)

  const { body, headers } = received
  const { bodyLimit } = operation
  const bytesMax = bodyLimit === null ? system.bodyBytesMax : limitOf(principal.account, bodyLimit, contract)
  if (received.tooLarge || (body !== null && body.length > bytesMax)) {
    refuse('too-large', { limitBytes: String(bytesMax) })
  }
  const isEmpty = body === null || body.length === 0
  if (isEmpty && operation.body.empty !== null) {
    return grow(standing, { body: operation.body.empty, mediaType: null, bodySchema: operation.schemas.body })
  }
  if (isEmpty && !operation.body.required) return grow(standing, none)

  // Adapters undo the codings that they know before a request is handled.
  const coding = headers['content-encoding'] ?? 'identity'
  if (received.undoneCodings !== undefined) refuse('unknown-coding', { coding, codings: received.undoneCodings })
  if (coding.trim().toLowerCase() !== 'identity') unreadable(`The body is not of its Content-Encoding, ${coding}.`)
  const contentType = headers['content-type'] ?? ''
  const sent = withoutParameters(contentType)
  const mediaType = system.readAsJson.includes(sent) ? (jsonTypeIn(operation.body.mediaTypes) ?? sent) : sent
  const declared = declaredType(mediaType, operation.body)
  if (declared === undefined) {
    const seen = mediaType === '' ? 'none was sent' : `${mediaType} was sent`
    const problem = `The Content-Type must be ${operation.body.mediaTypes.join(' or ')}; ${seen}.`
    refuse('unsupported-type', { problem, field: 'body' })
  }
  const content = { bytes: body ?? new Uint8Array(), mediaType, contentType, declared }
  return grow(standing, {
    body: contentOf(content, operation.body, formReaders),
    mediaType,
    bodySchema: schemaOf(content, operation),
  })
}

const none = { body: undefined, mediaType: null, bodySchema: null }

/** A type that is not JSON is held to a schema where it is a form. */
function schemaOf({ mediaType, declared }: Content, { body, schemas }: Operation): string | null {
  if (body === null || body.raw.includes(declared)) return null
  if (Object.hasOwn(body.schemas, declared)) return body.schemas[declared] ?? null
  return isJson(mediaType) ? schemas.body : null
}

/** The media type itself, else the first range that it is of; undefined where it is none of them. */
function declaredType(mediaType: string, { mediaTypes }: RequestBody): string | undefined {
  if (mediaTypes.includes(mediaType)) return mediaType
  return mediaTypes.find((declared) => mediaType !== '' && isOfType(mediaType, declared))
}

interface Content {
  readonly bytes: Uint8Array
  readonly mediaType: string
  /** With its parameters. */
  readonly contentType: string
  readonly declared: string
}

function contentOf(
  { bytes, mediaType, contentType, declared }: Content,
  { forms, raw }: RequestBody,
  formReaders: FormReaders,
): unknown {
  if (raw.includes(declared)) return bytes
  if (isJson(mediaType)) {
    if (bytes.length === 0) unreadable('The body is empty; JSON was expected.')
    return readJson(bytes)
  }
  const form = forms.find((each) => each.mediaType === mediaType)
  const readForm = formReaders[mediaType]
  if (form !== undefined && readForm !== undefined) return readForm(bytes, contentType, form)
  return mediaType.startsWith('text/') ? readText(bytes, contentType) : bytes
}
