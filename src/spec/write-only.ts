/** Where a schema holds values that must never come back: standard `writeOnly`, followed through references. */
import { child, type JsonObject, type Located } from './pointer.ts'

const depthMax = 12

/** Paths of property names, `*` for every element of an array; a path is listed once. */
export function writeOnlyPaths(document: JsonObject, schema: Located): string[][] {
  const found = new Map<string, string[]>()
  visit(schema, [])
  return [...found.values()]

  function visit(part: Located, path: readonly string[]): void {
    if (path.length > depthMax) return
    if (part.value.writeOnly === true) {
      found.set(path.join('/'), [...path])
      return
    }
    for (const name of Object.keys(part.value.properties ?? {})) follow(part, [...path, name], 'properties', name)
    follow(part, [...path, '*'], 'items')
    for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
      const branches = part.value[keyword]
      if (!Array.isArray(branches)) continue
      for (const index of branches.keys()) follow(part, path, keyword, String(index))
    }
  }

  function follow(part: Located, path: readonly string[], ...names: readonly string[]): void {
    const next = child(document, part, ...names)
    // A recursive schema comes back to where it was without a new property on the way.
    if (next !== undefined && next.pointer !== part.pointer) visit(next, path)
  }
}
