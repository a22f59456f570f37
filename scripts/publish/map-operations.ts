/** A document with each of its operations replaced. */
import { isObject, type Json, type JsonObject } from '../../src/spec/pointer.ts'

const methods: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'patch'])

export function mapOperations(
  document: JsonObject,
  replace: (operation: JsonObject, item: JsonObject) => JsonObject,
): JsonObject {
  const paths = objectIn(document.paths)
  return {
    ...document,
    paths: mapValues(paths, (item) =>
      isObject(item)
        ? mapValues(item, (part, name) => (methods.has(name) && isObject(part) ? replace(part, item) : part))
        : item,
    ),
  }
}

export function mapValues(object: JsonObject, replace: (value: Json, name: string) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, replace(value, name)]))
}

export function objectIn(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {}
}

export function textsIn(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((member) => typeof member === 'string') : []
}
