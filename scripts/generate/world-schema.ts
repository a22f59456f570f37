/**
 * The schema of a world takes what it can from the document: fixtures/worlds/world.schema.json points at the one that is built, which
 * an editor follows too. Here the pointers are turned to where the document is, or what they point at is put in.
 */
import type { Profile } from '../../src/spec/contract.ts'
import { isObject, type Json, type JsonObject, locate } from '../../src/spec/pointer.ts'
import { base } from './schemas.ts'

const written = '../../dist/openapi.json'

/** The schema as the validator library takes it beside the document of a profile. */
export function worldSchemaOf(profile: Profile, schema: JsonObject): JsonObject {
  return mapReferences(schema, (reference) => reference.replace(written, `${base}/${profile}.json`))
}

/** The schema as it is published: whole, without the words of the document that only this project knows. */
export function bundleWorldSchema(schema: JsonObject, document: JsonObject): JsonObject {
  const definitions: Record<string, Json> = {}
  const bundled = mapReferences(withoutExtensions(schema), (reference) =>
    reference.startsWith(written) ? include(reference) : reference,
  )
  return { ...bundled, $defs: { ...(isObject(bundled.$defs) ? bundled.$defs : {}), ...definitions } }

  function include(reference: string): string {
    const pointer = reference.slice(reference.indexOf('#'))
    const name = pointer.replace('#/components/schemas/', '').replaceAll('/', '.')
    if (!(name in definitions)) {
      const found = locate(document, pointer)
      if (found === undefined) throw new Error(`the schema of a world points at ${reference}, which is not there`)
      // Put there before what it refers to is, which may be itself.
      definitions[name] = true
      definitions[name] = mapReferences(withoutExtensions(found.value), include)
    }
    return `#/$defs/${name}`
  }
}

/** The schema without what only readers of it need. */
export function withoutDescriptions<T extends Json>(value: T): T {
  return without(value, (name, member) => !isObject(member) && ['description', 'examples', 'title'].includes(name))
}

function mapReferences<T extends Json>(value: T, change: (reference: string) => string): T {
  if (Array.isArray(value)) return value.map((each) => mapReferences(each, change)) as unknown as T
  if (!isObject(value)) return value
  // The same shape, with other texts in it.
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === '$ref' && typeof member === 'string' ? change(member) : mapReferences(member, change),
    ]),
  ) as T
}

function withoutExtensions<T extends Json>(value: T): T {
  return without(value, (name) => name.startsWith('x-'))
}

function without<T extends Json>(value: T, isLeftOut: (name: string, member: Json) => boolean): T {
  if (Array.isArray(value)) return value.map((each) => without(each, isLeftOut)) as unknown as T
  if (!isObject(value)) return value
  const kept = Object.entries(value).filter(([name, member]) => !isLeftOut(name, member))
  // The same shape, with fewer members in it.
  return Object.fromEntries(kept.map(([name, member]) => [name, without(member, isLeftOut)])) as T
}
