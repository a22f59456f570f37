/** What two profiles say alike is compiled once: where the observed one says it again, it refers to the documented one. */
import type { Profile } from '../../src/spec/contract.ts'
import { isObject, type Json, type JsonObject, locate } from '../../src/spec/pointer.ts'
import { base } from './schemas.ts'

/** As text, with every reference replaced by what it stands for, so that two documents' schemas can be compared. */
export function resolved(schema: Json, document: JsonObject): string {
  const seen: string[] = []
  return JSON.stringify(expand(schema))

  function expand(value: Json): Json {
    if (Array.isArray(value)) return value.map(expand)
    if (!isObject(value)) return value
    if (typeof value.$ref === 'string') {
      const pointer = decodeURIComponent(value.$ref.slice(value.$ref.indexOf('#')))
      if (seen.includes(pointer)) return pointer
      seen.push(pointer)
      const found = locate(document, pointer)
      const expanded = found === undefined ? value.$ref : expand(found.value)
      seen.pop()
      return expanded
    }
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, expand(member)]))
  }
}

/** The document whose references lead to the other one wherever that says the same. */
export function sharing(document: JsonObject, other: JsonObject, address: string): JsonObject {
  const known = new Map<string, boolean>()
  const isTwin = (pointer: string): boolean => {
    const twin = known.get(pointer) ?? resolved({ $ref: pointer }, document) === resolved({ $ref: pointer }, other)
    known.set(pointer, twin)
    return twin
  }
  return Object.fromEntries(Object.entries(document).map(([name, member]) => [name, share(member)]))

  function share(value: Json): Json {
    if (Array.isArray(value)) return value.map(share)
    if (!isObject(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        name === '$ref' && typeof member === 'string' && isTwin(member) ? `${address}${member}` : share(member),
      ]),
    )
  }
}

/** The observed world, whose collections are those of the documented one where nothing in them differs. */
export function sharedWorld(
  worlds: Readonly<Record<Profile, JsonObject>>,
  documents: Readonly<Record<Profile, JsonObject>>,
): JsonObject {
  const collections = worlds.observed.properties
  const others = worlds.documented.properties
  if (!isObject(collections) || !isObject(others)) throw new Error('the schema of a world has no properties')
  const isTwin = (name: string): boolean =>
    resolved(collections[name] ?? null, documents.observed) === resolved(others[name] ?? null, documents.documented)
  const properties = Object.entries(collections).map(([name, schema]) => [
    name,
    isTwin(name) ? { $ref: `${base}/validators/documented/world#/properties/${name}` } : schema,
  ])
  return { ...worlds.observed, properties: Object.fromEntries(properties) }
}
