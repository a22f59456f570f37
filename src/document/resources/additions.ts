/** What was inferred of operations, written into the document. */
import { isObject, type Json, type JsonObject } from '../../spec/pointer.ts'
import { operationsIn } from '../adapt-document.ts'

/** By the pointer of the operation. */
export type Additions = Map<string, { resource?: JsonObject; links?: Record<string, Json>; status?: string }>

export function withAdditions(document: JsonObject, additions: Additions): JsonObject {
  const paths = isObject(document.paths) ? document.paths : {}
  const changed = new Map<string, Record<string, Json>>()
  for (const [path, method, operation] of operationsIn(document)) {
    const added = additions.get(operation.pointer)
    if (added === undefined) continue
    // Adapted responses are objects by their status.
    const responses = { ...(operation.value.responses as Readonly<Record<string, JsonObject>>) }
    const status = added.status
    if (status !== undefined && added.links !== undefined)
      responses[status] = { ...responses[status], links: added.links }
    const members = changed.get(path) ?? {}
    members[method] = {
      ...operation.value,
      ...(added.resource === undefined ? {} : { 'x-resource': added.resource }),
      responses,
    }
    changed.set(path, members)
  }
  return {
    ...document,
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, item]) => [path, { ...(isObject(item) ? item : {}), ...changed.get(path) }]),
    ),
  }
}
