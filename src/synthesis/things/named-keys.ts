/** Keys that a thing shows as where it stands: `memos/{memo}`, of which its path has the last part. */
import type { CollectionModel } from '../../document/model/model.ts'
import { flat } from '../../document/path-names.ts'
import type { Json, JsonObject } from '../../spec/pointer.ts'

type Format = Pick<CollectionModel, 'keyFormat'>

/** @param above Values by the names of path parameters. */
export function shownKey({ keyFormat }: Format, key: string | number, above: JsonObject): string | number {
  if (keyFormat === null || String(key).includes('/')) return key
  const parts = keyFormat.split('/')
  const parameters = parts.filter((part) => part.startsWith('{'))
  const values = Object.entries(above)
  return parts
    .map((part) => {
      if (!part.startsWith('{')) return part
      if (part === parameters.at(-1)) return String(key)
      return String(values.find(([name]) => flat(name) === flat(part))?.[1] ?? '-')
    })
    .join('/')
}

/** The part of it by which its path finds a thing. */
export function bareKey({ keyFormat }: Format, key: Json | undefined): Json | undefined {
  return keyFormat === null || typeof key !== 'string' ? key : key.slice(key.lastIndexOf('/') + 1)
}
