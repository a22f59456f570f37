/** OpenAPI Overlay 1.0: `update` merges into what a JSONPath selects, `remove` takes it out. A target that selects nothing is a mistake. */
import { paths as findPaths } from 'jsonpath-rfc9535'
import { isObject, type Json, type JsonObject } from '../../src/spec/pointer.ts'

export function applyOverlay(document: JsonObject, overlay: JsonObject): JsonObject {
  const result = structuredClone(document)
  const actions = Array.isArray(overlay.actions) ? overlay.actions : []
  for (const action of actions as readonly JsonObject[]) {
    const target = String(action.target)
    // Last first, so that removing one element does not move the others. The library's JSON type is a mutable one.
    const paths = findPaths(result as never, target).reverse()
    if (paths.length === 0) throw new Error(`Failed to apply the overlay: ${target} selects nothing.`)
    for (const path of paths) {
      const keys = [...path.matchAll(/\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]/g)].map(
        ([, name, index]) => name?.replaceAll(/\\(.)/g, '$1') ?? Number(index),
      )
      change(result, keys, action)
    }
  }
  return result
}

function change(root: JsonObject, keys: readonly (string | number)[], action: JsonObject): void {
  // The clone is ours to change.
  let parent = root as Record<string | number, unknown>
  for (const key of keys.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>
  const last = keys.at(-1)
  if (last === undefined) throw new Error('Failed to apply the overlay: an action replaces the whole document.')
  if (action.remove === true) {
    if (Array.isArray(parent)) parent.splice(Number(last), 1)
    else delete parent[last]
  } else {
    parent[last] = merge(parent[last] as Json, action.update as Json)
  }
}

function merge(target: Json, update: Json): Json {
  if (Array.isArray(target)) return [...target, ...(Array.isArray(update) ? update : [update])]
  if (!isObject(target) || !isObject(update)) return update
  const merged: Record<string, Json> = { ...target }
  for (const [name, value] of Object.entries(update)) {
    const before = merged[name]
    merged[name] = before === undefined ? value : merge(before, value)
  }
  return merged
}
