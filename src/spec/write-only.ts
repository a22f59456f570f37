/** Where a schema holds values that must never come back: standard `writeOnly`, followed through references. */
import { at, child, escapePointer, isObject, type JsonObject, type Located } from './pointer.ts'

/** How often one schema may lie within itself on the way: a tree is followed this deep. */
const nestingMax = 3

/** Paths of property names, `*` for every element of an array; a path is listed once. */
export function writeOnlyPaths(document: JsonObject, schema: Located): string[][] {
  return writeOnlyParts(document, schema).map(({ path }) => path)
}

/** The same, each with the schema that says so. */
export function writeOnlyParts(document: JsonObject, schema: Located): { path: string[]; part: Located }[] {
  const found = new Map<string, { path: string[]; part: Located }>()
  visit(schema, [], [])
  return [...found.values()]

  function visit(part: Located, path: readonly string[], way: readonly string[]): void {
    const place = `${part.pointer} ${path.join('/')}`
    // The same schema for the same value is a circle of references; for a value inside that value it is a tree.
    if (way.includes(place) || way.filter((each) => each.startsWith(`${part.pointer} `)).length >= nestingMax) return
    if (part.value.writeOnly === true) {
      found.set(path.join('/'), { path: [...path], part })
      return
    }
    const further = [...way, place]
    for (const name of Object.keys(part.value.properties ?? {})) {
      follow(part, [...path, name], further, 'properties', name)
    }
    follow(part, [...path, '*'], further, 'items')
    for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
      const branches = part.value[keyword]
      if (!Array.isArray(branches)) continue
      for (const index of branches.keys()) follow(part, path, further, keyword, String(index))
    }
  }

  function follow(part: Located, path: readonly string[], way: readonly string[], ...names: readonly string[]): void {
    const next = child(document, part, ...names)
    if (next === undefined) return
    // OpenAPI 3.1 allows keywords beside a reference.
    const pointer = [part.pointer, ...names.map(escapePointer)].join('/')
    const beside = at(document, pointer)
    if (isObject(beside) && beside.writeOnly === true) {
      found.set(path.join('/'), { path: [...path], part: { pointer, value: beside } })
    } else visit(next, path, way)
  }
}
