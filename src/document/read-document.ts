/**
 * Takes an OpenAPI document that somebody brings: 3.0 or 3.1, with every reference inside it. What comes out is OpenAPI 3.1 with schemas of
 * JSON Schema 2020-12.
 */
import { UsageError } from '../errors/usage-error.ts'
import { isObject, type Json, type JsonObject } from '../spec/pointer.ts'
import { problemOfExtent } from './reading/extent.ts'
import { mendDocument } from './reading/mend-document.ts'
import { withoutIdentifiers } from './reading/schema-identifiers.ts'
import { mapList, mapMembers } from './reading/schema-parts.ts'
import { upgradeSchema } from './reading/upgrade-schema.ts'

/** @throws UsageError INVALID_SPEC */
export function readDocument(value: unknown): JsonObject {
  if (isObject(value) && known.has(value)) return value
  requireExtent(value)
  if (!isObject(value)) refuse('it is no object', 'Give an OpenAPI document as JSON or YAML.')
  const version = value.openapi
  if (value.swagger !== undefined) {
    refuse(
      `it is Swagger ${String(value.swagger)}`,
      'Swagger 2.0 is converted by loadSpecFile of nowhere-kit/contract, whose promise gives OpenAPI 3.',
    )
  }
  if (typeof version !== 'string' || !/^3\.[01]\.\d+/.test(version)) {
    refuse(`its version is ${JSON.stringify(version)}`, 'OpenAPI 3.0 and 3.1 are read.')
  }
  if (!isObject(value.paths) || Object.keys(value.paths).length === 0) {
    refuse('it has no paths', 'Nothing can be asked of a document without paths.')
  }
  const named = withoutIdentifiers(value)
  const read = mendDocument(version.startsWith('3.0') ? upgrade(named) : named)
  known.add(read)
  return read
}

/**
 * That it can be walked through at all, which has to be known before anybody does.
 *
 * @throws UsageError INVALID_SPEC
 */
export function requireExtent(value: unknown): void {
  const extent = problemOfExtent(value)
  if (extent !== undefined) refuse(extent, 'Give a document that says it in another way.')
}

/** What came out here: whoever is given one reads it again, and a large one takes its time. */
const known = new WeakSet<object>()

/** Names of members whose value is anybody's data and no part of the document. */
const dataNames: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const'])

/** OpenAPI 3.0 as 3.1: only the schemas differ in what matters here. */
function upgrade(document: JsonObject): JsonObject {
  const visit = (part: Json, place: readonly string[]): Json => {
    if (Array.isArray(part)) return mapList(part, (member, index) => visit(member, [...place, index]))
    if (!isObject(part)) return part
    return mapMembers(part, (member, name) => {
      if (dataNames.has(name) && !isNamedMap(place.at(-1))) return member
      const isSchema = name === 'schema' && !isNamedMap(place.at(-1))
      const isSchemas = name === 'schemas' && place.length === 1 && place[0] === 'components'
      if (isSchemas && isObject(member)) return mapMembers(member, upgradeSchema)
      return isSchema ? upgradeSchema(member) : visit(member, [...place, name])
    })
  }
  // An object stays one.
  return { ...(visit(document, []) as JsonObject), openapi: '3.1.0' }
}

/** Members of these are named by the author: a header may be called `schema`, and the response `default` is one. */
const namedMaps = ['properties', 'headers', 'responses', 'parameters', 'requestBodies', 'links', 'callbacks', 'paths']

function isNamedMap(name: string | undefined): boolean {
  return namedMaps.includes(name ?? '')
}

function refuse(why: string, next: string): never {
  throw new UsageError('INVALID_SPEC', `Failed to read the OpenAPI document: ${why}. ${next}`)
}
