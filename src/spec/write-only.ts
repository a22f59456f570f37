/** Where a schema holds values that must never come back: standard `writeOnly`, followed through references. */
import { child, isObject, type JsonObject, type Located } from './pointer.ts'

/** How often one schema may lie within itself on the way: a tree is followed this deep. */
const nestingMax = 3
/** Schemas that all refer to each other have more ways than anybody could list; the shortest are listed. */
const pathsMax = 500
const stepsMax = 20_000

/** Paths of property names, `*` for every element of an array; a path is listed once. */
export function writeOnlyPaths(document: JsonObject, schema: Located): string[][] {
  return writeOnlyParts(document, schema).map(({ path }) => path)
}

interface WriteOnlyPart {
  path: string[]
  part: Located
}

interface Visit {
  readonly part: Located
  readonly path: readonly string[]
  /** The places through which it was come to. */
  readonly way: readonly string[]
}

/** The same, each with the schema that says so; the shorter path stands first. */
export function writeOnlyParts(document: JsonObject, schema: Located): WriteOnlyPart[] {
  const found = new Map<string, WriteOnlyPart>()
  const leads = leadingToSecrets(document)
  const waiting: Visit[] = leads(schema) ? [{ part: schema, path: [], way: [] }] : []
  for (let step = 0; step < waiting.length && step < stepsMax && found.size < pathsMax; step++) {
    const { part, path, way } = waiting[step] as Visit // below the length of a list that only grows
    if (part.value.writeOnly === true) {
      found.set(path.join('/'), { path: [...path], part })
      continue
    }
    const place = `${part.pointer} ${path.join('/')}`
    // The same schema for the same value is a circle of references; for a value inside that value it is a tree.
    if (way.includes(place) || way.filter((each) => each.startsWith(`${part.pointer} `)).length >= nestingMax) continue
    const further = [...way, place]
    for (const { names, next, own } of edgesOf(document, part)) {
      const at = [...path, ...names]
      if (own !== undefined) found.set(at.join('/'), { path: at, part: own })
      else if (leads(next)) waiting.push({ part: next, path: at, way: further })
    }
  }
  return [...found.values()]
}

interface Edge {
  /** What is added to the path. */
  readonly names: readonly string[]
  readonly next: Located
  /** What stands beside the reference, where that says that it is only written. */
  readonly own: Located | undefined
}

function edgesOf(document: JsonObject, part: Located): Edge[] {
  const edges: Edge[] = []
  const add = (names: readonly string[], ...steps: readonly string[]): void => {
    const next = child(document, part, ...steps)
    if (next === undefined) return
    // OpenAPI 3.1 allows keywords beside a reference.
    const beside = steps.reduce<unknown>(
      (value, step) => (value as Readonly<Record<string, unknown>>)[step],
      part.value,
    )
    const isOwn = isObject(beside) && beside.writeOnly === true
    edges.push({ names, next, own: isOwn ? { pointer: next.pointer, value: beside } : undefined })
  }
  const { properties } = part.value
  for (const name of Object.keys(isObject(properties) ? properties : {})) add([name], 'properties', name)
  add(['*'], 'items')
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
    const branches = part.value[keyword]
    if (Array.isArray(branches)) for (const index of branches.keys()) add([], keyword, String(index))
  }
  return edges
}

/** Pointer -> whether something below it is only written; found once for a document, which never changes. */
const known = new WeakMap<JsonObject, Map<string, boolean>>()

/** Whether a schema leads to anything that is only written, so that no way is followed that ends in nothing. */
function leadingToSecrets(document: JsonObject): (schema: Located) => boolean {
  const leads = known.get(document) ?? new Map<string, boolean>()
  known.set(document, leads)
  return (schema) => {
    if (!leads.has(schema.pointer)) explore(document, schema, leads)
    return leads.get(schema.pointer) === true
  }
}

function explore(document: JsonObject, schema: Located, leads: Map<string, boolean>): void {
  const parents = new Map<string, string[]>([[schema.pointer, []]])
  const waiting = [schema]
  const secret: string[] = []
  for (const part of waiting) {
    if (part.value.writeOnly === true) secret.push(part.pointer)
    for (const { next, own } of edgesOf(document, part)) {
      if (own !== undefined || leads.get(next.pointer) === true) secret.push(part.pointer)
      if (leads.has(next.pointer)) continue
      const others = parents.get(next.pointer)
      if (others !== undefined) others.push(part.pointer)
      else {
        waiting.push(next)
        parents.set(next.pointer, [part.pointer])
      }
    }
  }
  for (const pointer of parents.keys()) leads.set(pointer, false)
  for (const pointer of secret) {
    if (leads.get(pointer) === true) continue
    leads.set(pointer, true)
    secret.push(...(parents.get(pointer) ?? []))
  }
}
