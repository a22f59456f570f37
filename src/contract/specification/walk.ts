/** Steps from one part of a document to another. */
import { child, type JsonObject, type Located } from '../../spec/pointer.ts'

export function walk(document: JsonObject, from: Located, names: readonly string[]): Located | undefined {
  let current: Located | undefined = from
  // One step at a time, because any of them may be a reference.
  for (const name of names) current = current && child(document, current, name)
  return current
}
