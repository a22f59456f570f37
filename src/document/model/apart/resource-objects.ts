/**
 * Things that keep their own apart from what is said about them, as JSON:API and Strapi do below `attributes`, and what belongs to them below
 * `relationships`. For each such schema there is one more, in which all of it stands side by side: what is known of a thing is kept by that,
 * so that a state, a time, a count or a key of another is the same there as anywhere else, and stands apart only where it is sent or shown.
 */
import type { Json, JsonObject, Located } from '../../../spec/pointer.ts'
import { operationsIn } from '../../adapt-document.ts'
import { shapeOf } from '../../shape.ts'
import { isSingularOf } from '../../words.ts'
import { bodyOf, wholeBodyOf } from '../bodies.ts'
import { successesOf } from '../locate-things.ts'
import type { Seen } from '../seen.ts'
import { flatSchemaOf, place, type Relationship } from './flat-schemas.ts'

/** What else a schema may have whose things keep their own apart. */
const aside: ReadonlySet<string> = new Set(['id', 'type', 'lid', 'links', 'meta', 'attributes', 'relationships'])

/** @returns The document with the schemas added. */
export function withFlatSchemas(document: JsonObject): JsonObject {
  const found = new Map<string, Located>()
  for (const [, , operation] of operationsIn(document)) {
    const whole = [
      wholeBodyOf(document, { operation }),
      ...successesOf(document, operation).map(({ schema }) => schema),
    ]
    for (const schema of whole) {
      for (const each of schema === undefined ? [] : thingsIn(document, schema)) found.set(each.pointer, each)
    }
  }
  if (found.size === 0) return document
  const types = [...found.values()].flatMap((each) => typeOf(document, shapeOf(document, each).properties.get('type')))
  const flats = [...found].map(([pointer, each]): [string, JsonObject] => [pointer, flatOf(document, each, types)])
  return { ...document, [place]: Object.fromEntries(flats) }
}

/** What is sent of a thing, side by side where it stands apart. */
export function thingSentBy(document: JsonObject, seen: Pick<Seen, 'operation'>): Located | undefined {
  const body = bodyOf(document, seen)
  const data = body && shapeOf(document, body).properties.get('data')
  return data === undefined ? body : (flatSchemaOf(document, data) ?? body)
}

/** A schema, its elements, what wraps one, and the elements of that. */
function thingsIn(document: JsonObject, schema: Located): Located[] {
  const own = shapeOf(document, schema)
  const data = own.properties.get('data')
  const inner = data && shapeOf(document, data)
  return [
    ...[schema, own.items].filter((each) => each !== undefined && standsApart(document, each, false)),
    ...[data, inner?.items].filter((each) => each !== undefined && standsApart(document, each, true)),
  ].filter((each) => each !== undefined)
}

/** @param isWrapped Whether it is said to be data, so that it need not say of what. */
function standsApart(document: JsonObject, schema: Located, isWrapped: boolean): boolean {
  const { properties } = shapeOf(document, schema)
  const attributes = properties.get('attributes')
  if (attributes === undefined || !(isWrapped || properties.has('id') || properties.has('type'))) return false
  return shapeOf(document, attributes).properties.size > 0 && [...properties.keys()].every((name) => aside.has(name))
}

function flatOf(document: JsonObject, schema: Located, types: readonly string[]): JsonObject {
  const { properties, required } = shapeOf(document, schema)
  const { attributes, relationships } = Object.fromEntries(properties)
  const own = attributes && shapeOf(document, attributes)
  const related = relationsIn(document, relationships, types, own?.properties ?? new Map())
  const id = properties.get('id')
  const key: JsonObject = id === undefined ? { type: 'string' } : { $ref: id.pointer }
  const outer = [...properties].filter(([name]) => name !== 'attributes' && name !== 'relationships')
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(
        [...outer, ...(own?.properties ?? [])].map(([name, { pointer }]) => [name, { $ref: pointer }]),
      ),
      ...Object.fromEntries(
        related.map(({ property, isMany }): [string, Json] => [
          property,
          isMany
            ? { type: 'array', items: { type: 'object', properties: { id: key, type: { type: 'string' } } } }
            : { anyOf: [key, { type: 'null' }] },
        ]),
      ),
    },
    required: [
      ...[...required].filter((name) => name !== 'attributes' && name !== 'relationships'),
      ...(required.has('attributes') ? (own?.required ?? []) : []),
    ],
    'x-apart': schema.pointer,
    'x-relationships': related as unknown as Json,
  }
}

function relationsIn(
  document: JsonObject,
  relationships: Located | undefined,
  types: readonly string[],
  attributes: ReadonlyMap<string, Located>,
): Relationship[] {
  if (relationships === undefined) return []
  return [...shapeOf(document, relationships).properties].flatMap(([name, related]): Relationship[] => {
    const data = shapeOf(document, related).properties.get('data')
    if (data === undefined) return []
    const { items } = shapeOf(document, data)
    const [said] = typeOf(document, shapeOf(document, items ?? data).properties.get('type'))
    const type =
      said ??
      types.find((each) => each === name || isSingularOf(name, each)) ??
      (items === undefined ? `${name}s` : name)
    const property = items === undefined ? `${name}_id` : name
    return attributes.has(property) ? [] : [{ name, property, isMany: items !== undefined, type }]
  })
}

/** The only value that a type may have. */
function typeOf(document: JsonObject, schema: Located | undefined): string[] {
  const { enum: values, const: only, example } = schema === undefined ? {} : shapeOf(document, schema).keywords
  const said = typeof only === 'string' ? only : Array.isArray(values) && values.length === 1 ? values[0] : example
  return typeof said === 'string' ? [said] : []
}
