/** Schemas in which all of a thing stands side by side, beside those by which it is sent and shown; `resource-objects.ts` makes them. */
import { child, isObject, type JsonObject, type Located } from '../../../spec/pointer.ts'

/** Of a schema, by the name of what is related. */
export interface Relationship {
  readonly name: string
  /** The property that has the key of another, or the list of them. */
  readonly property: string
  readonly isMany: boolean
  /** What the others are called; empty where nothing says that. */
  readonly type: string
}

/** Member of the document that has them, by the pointers of the others. */
export const place = 'x-flat-schemas'

/** The schema in which all of a thing stands side by side; undefined where nothing stands apart. */
export function flatSchemaOf(document: JsonObject, { pointer }: Located): Located | undefined {
  const flats = document[place]
  if (!isObject(flats) || !Object.hasOwn(flats, pointer)) return undefined
  return child(document, { pointer: `#/${place}`, value: flats }, pointer)
}

/** The schema by which things are sent and shown, of one in which they stand side by side. */
export function apartPointerOf(flat: Located | undefined): string | undefined {
  const pointer = flat?.pointer.startsWith(`#/${place}/`) ? flat.value['x-apart'] : undefined
  return typeof pointer === 'string' ? pointer : undefined
}

export function relationshipsOf(flat: Located | undefined): readonly Relationship[] {
  const said = flat?.value['x-relationships']
  // It was written here.
  return Array.isArray(said) ? (said as unknown as Relationship[]) : []
}
