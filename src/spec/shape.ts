/** As much of a schema as says what a text is to be read as: its types, through references and alternatives. */
import type { ScalarType, Shape } from './contract.ts'
import { list } from './json-values.ts'
import { child, isObject, type JsonObject, type Located } from './pointer.ts'

const text: Shape = { type: 'string' }
/** The first one that a schema names is what a text is read as, if it can be. */
const scalars: readonly ScalarType[] = ['integer', 'number', 'boolean', 'string']
/** What is deeper is read as a text: nobody writes such a thing in a query or a form. */
const depthMax = 4

/** A document never changes, and many schemas share their parts. */
const shapes = new WeakMap<JsonObject, Map<string, Shape>>()

export function readShape(document: JsonObject, schema: Located | undefined, depth = 0): Shape {
  if (schema === undefined || depth > depthMax) return text
  const known = shapes.get(document) ?? new Map<string, Shape>()
  shapes.set(document, known)
  const key = `${depth} ${schema.pointer}`
  const shape = known.get(key) ?? shapeOf(document, partsOf(document, schema), depth)
  known.set(key, shape)
  return shape
}

function shapeOf(document: JsonObject, parts: readonly Located[], depth: number): Shape {
  const types = new Set(parts.flatMap(({ value }) => typesOf(value)))
  const [type = 'string', second] = scalars.filter((each) => types.has(each))
  const alone = types.size > 0 && scalars.some((each) => types.has(each)) ? { alone: type } : {}
  if (types.has('array')) {
    const items = parts.flatMap((part) => child(document, part, 'items') ?? [])[0]
    return { type: 'array', ...alone, items: readShape(document, items, depth + 1) }
  }
  if (types.has('object')) return { type: 'object', ...alone, ...membersOf(document, parts, depth) }
  return {
    type,
    ...(type !== 'string' && second !== undefined && types.has('string') ? { orText: true as const } : {}),
    ...(parts.some(({ value }) => isBytes(value)) ? { isBytes: true as const } : {}),
  }
}

function membersOf(
  document: JsonObject,
  parts: readonly Located[],
  depth: number,
): Pick<Shape, 'properties' | 'others'> {
  const properties: [string, Shape][] = []
  const names = new Set<string>()
  for (const part of parts) {
    for (const name of Object.keys(isObject(part.value.properties) ? part.value.properties : {})) {
      if (names.has(name)) continue
      names.add(name)
      properties.push([name, readShape(document, child(document, part, 'properties', name), depth + 1)])
    }
  }
  const isClosed = parts.some(({ value }) => value.additionalProperties === false)
  const others = parts.flatMap((part) => child(document, part, 'additionalProperties') ?? [])[0]
  return {
    properties: Object.fromEntries(properties),
    ...(isClosed ? {} : { others: readShape(document, others, depth + 1) }),
  }
}

/** The schema with its alternatives and what it is put together from; of what leads back to itself each part once. */
function partsOf(document: JsonObject, schema: Located): Located[] {
  const parts = new Map([[schema.pointer, schema]])
  // A Map that grows while it is walked is walked to its end.
  for (const part of parts.values()) {
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      for (const index of list(part.value[keyword]).keys()) {
        const below = child(document, part, keyword, String(index))
        if (below !== undefined && !parts.has(below.pointer)) parts.set(below.pointer, below)
      }
    }
  }
  return [...parts.values()]
}

function typesOf(schema: JsonObject): string[] {
  if (schema.type !== undefined) return list(schema.type).map(String)
  if (isObject(schema.properties) || isObject(schema.additionalProperties)) return ['object']
  if (schema.items !== undefined) return ['array']
  const values = schema.const === undefined ? list(schema.enum) : [schema.const]
  return values.map((value) => (Number.isInteger(value) ? 'integer' : typeof value))
}

function isBytes({ format, contentMediaType, contentEncoding }: JsonObject): boolean {
  return format === 'binary' || (contentMediaType !== undefined && contentEncoding === undefined)
}
