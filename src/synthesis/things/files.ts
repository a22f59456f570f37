/** Bytes that are sent with a thing, kept beside it, and given back where something below it answers bytes or a text. */
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { withoutParameters } from '../../spec/media-types.ts'
import type { Json, JsonObject } from '../../spec/pointer.ts'
import { locate } from '../../spec/pointer.ts'
import { sentFileOf } from '../../spec/sent-files.ts'
import type { Thing } from '../../world/records/records.ts'
import type { World } from '../../world/world.ts'
import type { Asked } from '../behaviours/behaviour.ts'
import { keepBeside, keptBeside } from './kept-beside.ts'

/** The bytes of a body: all of it, or its first file. */
export function bytesIn(body: unknown): Uint8Array | undefined {
  if (body instanceof Uint8Array) return body
  const members: readonly unknown[] = typeof body === 'object' && body !== null ? Object.values(body) : []
  return members.find((each): each is Uint8Array => each instanceof Uint8Array)
}

const tellings: readonly (readonly [
  RegExp,
  'integer' | 'string',
  (bytes: Uint8Array, said: string) => Json | undefined,
])[] = [
  [/^(bytes|size|filesize|sizebytes|sizeinbytes|contentlength|length)$/, 'integer', (bytes) => bytes.length],
  [/^(file)?(name)$|^(originalname|originalfilename)$/, 'string', (bytes) => sentFileOf(bytes)?.name],
  [
    /^(contenttype|mimetype|mediatype|mime|filetype)$/,
    'string',
    (bytes, said) => sentFileOf(bytes)?.mediaType || (sentFileOf(bytes) === undefined ? said : undefined),
  ],
]

/** Members of a thing that tell of its file: how large it is, what it was called, of which media type it is. */
export function factsOfFile({ setting: { document }, collection, call }: Asked): JsonObject {
  const bytes = bytesIn(call.body)
  const schema = collection.schema === null ? undefined : locate(document, collection.schema)
  if (bytes === undefined || schema === undefined) return {}
  const said = withoutParameters(call.headers['content-type'] ?? '')
  const { properties } = shapeOf(document, schema)
  const isCalled = [...properties.keys()].some((name) => /^(original)?filename$/.test(flat(name)))
  return Object.fromEntries(
    [...properties].flatMap(([name, property]): [string, Json][] => {
      // Beside a name of the file a name alone is that of the thing.
      const [, type, telling] = tellings.find(([isIt]) => isIt.test(flat(name))) ?? []
      if (telling === undefined || type === undefined || (flat(name) === 'name' && isCalled)) return []
      const value = shapeOf(document, property).types.includes(type) ? telling(bytes, said) : undefined
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )
}

export function keepFile({ call }: Asked, { id, ownerId }: Thing): void {
  const bytes = bytesIn(call.body)
  if (bytes === undefined) return
  const value = { bytes: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) }
  keepBeside(call.world, 'files of things', { key: id, parentId: id, ownerId, value })
}

/** Undefined where nothing was sent. */
export function fileOf(world: Pick<World, 'things'>, thingId: string): Uint8Array | undefined {
  const kept = keptBeside(world, 'files of things', thingId)?.bytes
  return typeof kept === 'string' ? Uint8Array.from(atob(kept), (sign) => sign.charCodeAt(0)) : undefined
}
