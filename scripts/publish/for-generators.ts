/**
 * The same schemas in words that code generators understand. Where they have no word for what a schema says, the published
 * one says it in its description; the validators that the fake asks are made from openapi.yaml and hold all of it.
 */
import { isObject, type Json, type JsonObject } from '../../src/spec/pointer.ts'
import { flattened } from './flattened.ts'
import { objectIn } from './map-operations.ts'
import { mapSchemas } from './map-schemas.ts'

export function forGenerators(document: JsonObject): JsonObject {
  const whole = mapSchemas(document, (schema) => flattened(schema, document))
  return mapSchemas(whole, (schema) => admitNamed(withoutNames(withoutBooleans(typed(hoisted(schema))))))
}

/** What says how a value is made up; a part of `allOf` without any of these only adds a keyword or two. */
const structural = ['$ref', 'type', 'properties', 'items', 'allOf', 'anyOf', 'oneOf', 'if']

/** Parts of `allOf` that only add keywords, each kept apart for its source, become keywords of the schema itself. */
function hoisted(schema: JsonObject): JsonObject {
  if (!Array.isArray(schema.allOf)) return schema
  const { allOf, ...own } = schema
  const kept: Json[] = []
  const descriptions = [own.description]
  let merged: JsonObject = own
  for (const part of allOf as readonly Json[]) {
    const keywords = Object.entries(objectIn(part)).filter(([name]) => !name.startsWith('x-') && name !== 'description')
    if (!isObject(part) || keywords.some(([name]) => structural.includes(name) || name in merged)) kept.push(part)
    else {
      merged = { ...merged, ...Object.fromEntries(keywords) }
      descriptions.push(part.description)
    }
  }
  const description = descriptions.filter((text) => typeof text === 'string').join('\n\n')
  return {
    ...merged,
    ...(description === '' ? {} : { description }),
    ...(kept.length === 0 ? {} : { allOf: kept }),
  }
}

/** What values tell of their type is said, a constant is an enum of one, and a list without a word on its elements says so. */
function typed(schema: JsonObject): JsonObject {
  if (schema.type === 'array' && schema.items === undefined) return { ...schema, items: {} }
  const { const: constant, ...rest } = schema
  const valued = constant === undefined ? schema : { ...rest, enum: [constant] }
  const types = new Set((Array.isArray(valued.enum) ? valued.enum : []).map((value) => typeof value))
  const [type] = types
  return valued.type === undefined && types.size === 1 && type !== undefined && type !== 'object'
    ? { type, ...valued }
    : valued
}

/** A property that is `false` must not be there, and one that is `true` may be anything: both have a form that is an object. */
function withoutBooleans(schema: JsonObject): JsonObject {
  if (!isObject(schema.properties)) return schema
  const { properties, ...own } = schema
  const kept = Object.entries(objectIn(properties)).filter(([, property]) => property !== false)
  const forbidden = Object.keys(objectIn(properties)).filter((name) => objectIn(properties)[name] === false)
  const named = Object.fromEntries(kept.map(([name, property]) => [name, property === true ? {} : property]))
  return {
    ...own,
    ...(kept.length === 0 && forbidden.length > 0 ? {} : { properties: named }),
    ...(forbidden.length === 0 ? {} : { not: noneOf(forbidden) }),
  }
}

function noneOf(names: readonly string[]): JsonObject {
  const [first, ...others] = names.map((name) => ({ required: [name] }))
  return others.length === 0 ? (first ?? {}) : { anyOf: [first ?? {}, ...others] }
}

/** A pattern of names makes some generators forget the named properties: the description has it in words. */
function withoutNames(schema: JsonObject): JsonObject {
  if (!isObject(schema.propertyNames)) return schema
  const { propertyNames: _, ...own } = schema
  return own
}

/** In languages whose index signatures cover the named properties too, further properties have to admit those. */
function admitNamed(schema: JsonObject): JsonObject {
  const { additionalProperties: further, properties } = schema
  const named = Object.entries(objectIn(properties))
  if (!isObject(further) || Object.keys(further).length === 0 || named.length === 0) return schema
  const { description, ...own } = further
  const names = named.map(([name]) => `\`${name}\``).join(', ')
  const why = `*In types alone* also what ${names} may be, which a type of all properties has to admit.`
  return {
    ...schema,
    additionalProperties: {
      description: typeof description === 'string' ? `${description}\n\n${why}` : why,
      anyOf: [own, ...named.map(([, property]) => property)],
    },
  }
}
