/** The operations of the document, and the objects that its pointers lead to. */
import { child, type JsonObject, locate } from '../../src/spec/pointer.ts'

export interface Placed {
  readonly place: string
  readonly pointer: string
  readonly operation: JsonObject
  readonly item: JsonObject
}

export function operationsOf(document: JsonObject): Placed[] {
  const root = { pointer: '#', value: document }
  return Object.keys(objectAt(document, '#/paths')).flatMap((path) => {
    const item = child(document, root, 'paths', path)
    return ['get', 'put', 'post', 'delete', 'patch'].flatMap((method) => {
      const operation = item && child(document, item, method)
      if (item === undefined || operation === undefined) return []
      return [
        {
          place: `${method.toUpperCase()} ${path}`,
          pointer: operation.pointer,
          operation: operation.value,
          item: item.value,
        },
      ]
    })
  })
}

export function objectAt(document: JsonObject, pointer: string): JsonObject {
  return locate(document, pointer)?.value ?? {}
}
