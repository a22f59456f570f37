/**
 * The document without what only readers of it need. The published ones have all of it; what the code loads is smaller. A
 * response keeps its description, which OpenAPI asks for.
 */
import { isObject, type JsonObject } from '../../src/spec/pointer.ts'
import { mapValues, objectIn } from '../publish/map-operations.ts'
import { mapSchemas } from '../publish/map-schemas.ts'

export function withoutProse(document: JsonObject): JsonObject {
  const { components, info, ...rest } = mapSchemas(document, (part) => {
    const isResponse = 'headers' in part || 'content' in part || Object.keys(part).length === 1
    return isResponse
      ? part
      : without(part, ['description', 'x-enumDescriptions', 'x-displayName', 'x-pattern-in-words'])
  })
  return {
    ...rest,
    info: document.info ?? info ?? null,
    tags: (Array.isArray(rest.tags) ? rest.tags : []).map((tag) => ({
      ...objectIn(tag),
      'x-system': without(objectIn(objectIn(tag)['x-system']), ['topics']),
    })),
    components: {
      ...objectIn(components),
      'x-errors': mapValues(objectIn(objectIn(components)['x-errors']), (catalogue) => ({
        ...without(objectIn(catalogue), ['example']),
        codes: mapValues(objectIn(objectIn(catalogue).codes), (code) =>
          without(objectIn(code), ['description', 'example']),
        ),
      })),
    },
  }
}

function without(part: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(part).filter(
      ([name, value]) => !names.includes(name) || (name === 'description' && isObject(value)),
    ),
  )
}
