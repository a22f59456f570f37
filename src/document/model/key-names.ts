/** Names that say where a thing stands, as resource names do: `memos/{memo}`, of which the path has the last part alone. */
import type { JsonObject, Located } from '../../spec/pointer.ts'
import { shapeOf } from '../shape.ts'

/** @returns Property -> its format, `shelves/{shelf}/books/{book}`, of those whose description says that they are such names. */
export function nameFormatsOf(document: JsonObject, thing: Located): ReadonlyMap<string, string> {
  return new Map(
    [...shapeOf(document, thing).properties].flatMap(([name, property]): [string, string][] => {
      const { types, keywords } = shapeOf(document, property)
      const format = types.includes('string') ? formatIn(keywords.description) : undefined
      return format === undefined ? [] : [[name, format]]
    }),
  )
}

/** Of the thing itself; what else it names are others. */
export function ownNameOf(
  document: JsonObject,
  thing: Located,
): readonly [property: string, format: string] | undefined {
  return [...nameFormatsOf(document, thing)].find(([name]) => name === 'name' || name === 'resourceName')
}

/** Words and parameters in turn, which end with a parameter. */
const formats =
  /(?:^|[\s`'":(])((?:[a-zA-Z][\w-]{0,48}\/\{[\w.-]{1,48}\}\/){0,8}[a-zA-Z][\w-]{0,48}\/\{[\w.-]{1,48}\})(?=$|[\s`'".,;:)])/

function formatIn(description: unknown): string | undefined {
  if (typeof description !== 'string' || !/\b(?:resource name|format|relative name)\b/i.test(description))
    return undefined
  return formats.exec(description.slice(0, 2000))?.[1]
}
