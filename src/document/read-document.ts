/**
 * Takes an OpenAPI document that somebody brings: 3.0 or 3.1, with every reference inside it. What comes out is OpenAPI 3.1 with schemas of
 * JSON Schema 2020-12.
 */
import { UsageError } from '../errors/usage-error.ts'
import { isObject, type Json, type JsonObject } from '../spec/pointer.ts'
import { problemOfExtent } from './reading/extent.ts'
import { mendDocument } from './reading/mend-document.ts'
import { withoutIdentifiers } from './reading/schema-identifiers.ts'
import { upgradeSchema } from './reading/upgrade-schema.ts'

/** @throws UsageError INVALID_SPEC */
export function readDocument(value: unknown): JsonObject {
  const extent = problemOfExtent(value)
  if (extent !== undefined) refuse(extent, 'Give a document that says it in another way.')
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
    refuse('it has no paths', 'A document without paths has nothing to verify.')
  }
  const named = withoutIdentifiers(value)
  return mendDocument(version.startsWith('3.0') ? upgrade(named) : named)
}

/** Names of members whose value is anybody's data and no part of the document. */
const dataNames: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const'])

/** OpenAPI 3.0 as 3.1: only the schemas differ in what matters here. */
function upgrade(document: JsonObject): JsonObject {
  const visit = (part: Json, place: readonly string[]): Json => {
    if (Array.isArray(part)) return part.map((member, index) => visit(member, [...place, String(index)]))
    if (!isObject(part)) return part
    return Object.fromEntries(
      Object.entries(part).map(([name, member]) => {
        if (dataNames.has(name) && !isNamedMap(place.at(-1))) return [name, member]
        const isSchema = name === 'schema' && !isNamedMap(place.at(-1))
        const isSchemas = name === 'schemas' && place.length === 1 && place[0] === 'components'
        if (isSchemas && isObject(member)) return [name, mapMembers(member, upgradeSchema)]
        return [name, isSchema ? upgradeSchema(member) : visit(member, [...place, name])]
      }),
    )
  }
  // An object stays one.
  return { ...(visit(document, []) as JsonObject), openapi: '3.1.0' }
}

/** Members of these are named by the author: a header may be called `schema`, and the response `default` is one. */
const namedMaps = ['properties', 'headers', 'responses', 'parameters', 'requestBodies', 'links', 'callbacks', 'paths']

function isNamedMap(name: string | undefined): boolean {
  return namedMaps.includes(name ?? '')
}

function mapMembers(value: JsonObject, map: (member: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, map(member)]))
}

function refuse(why: string, next: string): never {
  throw new UsageError('INVALID_SPEC', `Failed to read the OpenAPI document: ${why}. ${next}`)
}
