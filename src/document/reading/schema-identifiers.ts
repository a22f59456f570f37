/**
 * Schemas that call each other by `$id` and `$dynamicRef`, written so that only pointers are left: what a schema binds by `$dynamicAnchor`
 * is put where the schema that it refers to asks for it, as a generic type is given its parameter.
 */
import { at, isObject, type Json, type JsonObject } from '../../spec/pointer.ts'

/** Name of an anchor -> the schema that is bound to it, ready. */
type Bindings = Readonly<Record<string, Json>>

interface Identified {
  readonly document: JsonObject
  /** `$id` -> the pointer of its schema. */
  readonly pointers: ReadonlyMap<string, string>
  /** Pointers of schemas that are being put in, so that none is put into itself for ever. */
  readonly open: readonly string[]
}

const identifiers = ['$id', '$anchor', '$dynamicAnchor', '$dynamicRef']
/** Members whose value is anybody's data. */
const dataNames: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const'])

/** The same document, whose schemas have no identifiers any more. */
export function withoutIdentifiers(document: JsonObject): JsonObject {
  const pointers = new Map<string, string>()
  if (!find(document, '#', pointers)) return document
  const named: Identified = { document, pointers, open: [] }
  const visit = (part: Json): Json => {
    if (Array.isArray(part)) return part.map(visit)
    if (!isObject(part)) return part
    return Object.fromEntries(
      Object.entries(part).map(([name, member]) => {
        if (dataNames.has(name) && !isObject(part.properties)) return [name, member]
        if (name === 'schema') return [name, bound(named, member, {})]
        if (name === 'schemas' && isObject(member))
          return [
            name,
            Object.fromEntries(Object.entries(member).map(([each, schema]) => [each, bound(named, schema, {})])),
          ]
        return [name, visit(member)]
      }),
    )
  }
  // An object stays one.
  return visit(document) as JsonObject
}

/** @returns Whether there is any identifier. */
function find(part: Json, place: string, pointers: Map<string, string>): boolean {
  if (typeof part !== 'object' || part === null) return false
  let isAny = false
  for (const [name, member] of Object.entries(part)) {
    if (dataNames.has(name)) continue
    if (identifiers.includes(name) && typeof member === 'string') {
      isAny = true
      if (name === '$id') pointers.set(member, place)
    } else if (find(member, `${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, pointers)) isAny = true
  }
  return isAny
}

function bound(named: Identified, schema: Json, outer: Bindings): Json {
  if (Array.isArray(schema)) return schema.map((member) => bound(named, member, outer))
  if (!isObject(schema)) return schema
  // What the outermost binds holds for all that it refers to.
  const bindings: Bindings = { ...bindingsOf(named, schema, outer), ...outer }
  const { $ref: reference, $dynamicRef: dynamic } = schema
  const rest = Object.fromEntries(
    Object.entries(schema)
      .filter(([name]) => name !== '$ref' && !identifiers.includes(name))
      .map(([name, member]) => [name, dataNames.has(name) ? member : bound(named, member, bindings)]),
  )
  const parts: Json[] = []
  if (typeof dynamic === 'string') parts.push(bindings[dynamic.replace(/^.*#/, '')] ?? {})
  if (typeof reference === 'string') parts.push(referred(named, named.pointers.get(reference) ?? reference, bindings))
  const [only] = parts
  if (only === undefined) return rest
  if (parts.length === 1 && Object.keys(rest).every((name) => name === '$defs')) return only
  return { ...rest, allOf: [...(Array.isArray(rest.allOf) ? rest.allOf : []), ...parts] }
}

/** What a reference leads to: the pointer, or the schema itself where something in it is to be filled in. */
function referred(named: Identified, pointer: string, bindings: Bindings): Json {
  const target = at(named.document, pointer)
  const isGeneric = target !== undefined && JSON.stringify(target).includes('"$dynamicRef"')
  if (!isGeneric || named.open.includes(pointer) || Object.keys(bindings).length === 0) return { $ref: pointer }
  return bound({ ...named, open: [...named.open, pointer] }, target, bindings)
}

function bindingsOf(named: Identified, { $defs }: JsonObject, outer: Bindings): Bindings {
  const entries = Object.values(isObject($defs) ? $defs : {}).flatMap((schema) => {
    const anchor = isObject(schema) ? schema.$dynamicAnchor : undefined
    return typeof anchor === 'string' && outer[anchor] === undefined
      ? [[anchor, bound(named, schema, outer)] as const]
      : []
  })
  return Object.fromEntries(entries)
}
