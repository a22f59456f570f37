/** OpenAPI Overlay 1.0: `update` merges into what a JSONPath selects, `remove` takes it out. A target that selects nothing is a mistake. */
import { paths as findPaths } from 'jsonpath-rfc9535'
import { UsageError } from '../errors/usage-error.ts'
import { isObject, type Json, type JsonObject } from '../spec/pointer.ts'

/** @throws UsageError INVALID_SPEC */
export function applyOverlay(document: JsonObject, overlay: JsonObject): JsonObject {
  const result = structuredClone(document)
  const { actions } = overlay
  if (!Array.isArray(actions) || !actions.every(isObject))
    refuse('it has no list of actions', 'Give an OpenAPI Overlay 1.0 document.')
  for (const action of actions) {
    const target = String(action.target)
    // Last first, so that removing one element does not move the others.
    const paths = pathsOf(result, target).reverse()
    if (paths.length === 0) refuse(`${target} selects nothing`, 'Correct the target, or leave the action out.')
    for (const path of paths) {
      const keys = [...path.matchAll(/\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]/g)].map(
        ([, name, index]) => name?.replaceAll(/\\(.)/g, '$1') ?? Number(index),
      )
      change(result, keys, action)
    }
  }
  return result
}

function pathsOf(document: JsonObject, target: string): string[] {
  try {
    // The library's JSON type is a mutable one.
    return findPaths(document as never, target)
  } catch (cause) {
    return refuse(
      `its target ${JSON.stringify(target)} is no JSONPath (${cause instanceof Error ? cause.message : String(cause)})`,
      'Write it as RFC 9535 has it.',
    )
  }
}

function change(root: JsonObject, keys: readonly (string | number)[], action: JsonObject): void {
  // The clone is ours to change.
  let parent = root as Record<string | number, unknown>
  for (const key of keys.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>
  const last = keys.at(-1)
  if (last === undefined) refuse('an action replaces the whole document', 'Select a part of it.')
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

function refuse(why: string, next: string): never {
  throw new UsageError('INVALID_SPEC', `Failed to apply the overlay: ${why}. ${next}`)
}
