/** A body of `multipart/form-data`: an object whose files are bytes and whose other parts are what their schema says. */
import { MultipartParseError, type MultipartPart, parseMultipart } from '@remix-run/multipart-parser'
import type { Form, Shape } from '../../spec/contract.ts'
import { isJson, withoutParameters } from '../../spec/media-types.ts'
import { keepSentFile } from '../../spec/sent-files.ts'
import { put } from '../parameters/branch.ts'
import { shapeOfMember } from '../parameters/typed.ts'
import { createFields, valueOfFields } from './fields.ts'
import { parameterOf } from './parameter-of.ts'
import { readJson } from './read-json.ts'
import { readText } from './read-text.ts'
import { unreadable } from './unreadable.ts'

const partsMax = 1000

export function readMultipart(bytes: Uint8Array, contentType: string, form: Form): unknown {
  const boundary = parameterOf(contentType, 'boundary')
  if (boundary === undefined || boundary === '' || boundary.length > 70) unreadable('The Content-Type has no boundary.')
  const fields = createFields(form)
  for (const part of partsOf(bytes, boundary)) {
    const { name } = part
    if (name === undefined) unreadable('A part of the body has no name.')
    const keys = fields.keysOf(name)
    const shape = keys.reduce<Shape | undefined>((above, key) => above && memberOf(above, key), form.shape)
    put(fields.root, keys, valueOfPart(part, shape))
  }
  return valueOfFields(fields, form)
}

function* partsOf(bytes: Uint8Array, boundary: string): Generator<MultipartPart> {
  // How large the whole may be was looked at before.
  const limits = { maxFileSize: bytes.length, maxTotalSize: bytes.length, maxParts: partsMax }
  try {
    yield* parseMultipart(bytes, { boundary, ...limits })
  } catch (error) {
    if (!(error instanceof MultipartParseError || error instanceof TypeError)) throw error
    unreadable(`The body is not multipart with at most ${partsMax} parts, and its boundary.`)
  }
}

function memberOf(shape: Shape, key: string): Shape | undefined {
  return shape.type === 'array' ? shape.items : shapeOfMember(shape, key)
}

function valueOfPart(part: MultipartPart, shape: Shape | undefined): unknown {
  const contentType = part.headers['content-type'] ?? ''
  const mediaType = withoutParameters(contentType)
  const own = shape?.type === 'array' ? shape.items : shape
  const isFile = part.filename !== undefined || own?.isBytes === true
  if (!isFile && isJson(mediaType)) return readJson(part.bytes)
  if (!isFile && (mediaType === '' || mediaType.startsWith('text/'))) return readText(part.bytes, contentType)
  // It puts them together anew whenever it is asked.
  const { bytes } = part
  keepSentFile(bytes, { name: part.filename, mediaType })
  return bytes
}
