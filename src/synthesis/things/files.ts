/** Bytes that are sent with a thing, kept beside it, and given back where something below it answers bytes or a text. */
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import type { Json, JsonObject } from '../../spec/pointer.ts'
import { locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import type { World } from '../../world/world.ts'
import type { Asked } from '../behaviours/behaviour.ts'
import { idOf, placeOf } from '../places.ts'

/** No collection of a document has a space in its name. */
const files = 'files of things'

/** The bytes of a body: all of it, or its first file. */
export function bytesIn(body: unknown): Uint8Array | undefined {
  if (body instanceof Uint8Array) return body
  const members: readonly unknown[] = typeof body === 'object' && body !== null ? Object.values(body) : []
  return members.find((each): each is Uint8Array => each instanceof Uint8Array)
}

/** Members of a thing that tell how large its file is. */
export function sizesOf({ setting: { document }, collection, call }: Asked): JsonObject {
  const bytes = bytesIn(call.body)
  const schema = collection.schema === null ? undefined : locate(document, collection.schema)
  if (bytes === undefined || schema === undefined) return {}
  return Object.fromEntries(
    [...shapeOf(document, schema).properties].flatMap(([name, property]): [string, Json][] => {
      const isSize = /^(bytes|size|filesize|sizebytes|sizeinbytes|contentlength|length)$/.test(flat(name))
      return isSize && shapeOf(document, property).types.includes('integer') ? [[name, bytes.length]] : []
    }),
  )
}

export function keepFile({ call }: Asked, { id, ownerId }: Thing): void {
  const bytes = bytesIn(call.body)
  if (bytes === undefined) return
  const { things, clock } = call.world
  const value = { bytes: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) }
  const own = idOfFile(id)
  if (things.has(own)) {
    things.update(own, { value })
    return
  }
  const nowMs = clock.now()
  things.insert({
    id: own,
    collection: files,
    place: placeOf(files, [], {}),
    key: id,
    // It goes with the thing.
    parentId: id,
    ownerId,
    ordinal: 1,
    version: 1,
    createdAt: nowMs,
    updatedAt: nowMs,
    life: null,
    value,
  })
}

/** Undefined where nothing was sent. */
export function fileOf({ things }: Pick<World, 'things'>, thingId: string): Uint8Array | undefined {
  const kept = things.get(idOfFile(thingId))?.value.bytes
  return typeof kept === 'string' ? Uint8Array.from(atob(kept), (sign) => sign.charCodeAt(0)) : undefined
}

function idOfFile(thingId: string): string {
  return idOf(placeOf(files, [], {}), thingId)
}
