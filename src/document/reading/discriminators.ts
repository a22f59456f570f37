/**
 * A discriminator, written so that JSON Schema knows it: each of the alternatives fixes the property by the words that stand for it. A
 * schema that others are made of by `allOf` stands, where one of them is meant, for all of them.
 */
import { isObject, type Json, type JsonObject } from '../../spec/pointer.ts'
import { isData } from './anybodys-data.ts'
import { mapList, mapMembers } from './schema-parts.ts'

const schemasAt = '#/components/schemas/'
/** What a schema is called as one of its kinds. */
const suffix = '__kinds'

export function withDiscriminators(document: JsonObject): JsonObject {
  const { schemas } = isObject(document.components) ? document.components : {}
  const named = isObject(schemas) ? schemas : {}
  if (!hasDiscriminator(document)) return document
  const kinds = kindsOf(named)
  const visit = (part: Json, within: string): Json => {
    if (Array.isArray(part)) return mapList(part, (member) => visit(member, within))
    if (!isObject(part)) return part
    const { $ref: reference } = part
    if (typeof reference === 'string' && within !== 'allOf' && kinds.has(reference))
      return { ...part, $ref: reference + suffix }
    return told(mapMembers(part, (member, name) => (isData(name, within) ? member : visit(member, name))))
  }
  // An object stays one.
  const changed = visit(document, '') as JsonObject
  const components = isObject(changed.components) ? changed.components : {}
  const wholes = [...kinds].map(([pointer, whole]) => [pointer.slice(schemasAt.length) + suffix, whole])
  return {
    ...changed,
    components: {
      ...components,
      schemas: { ...(isObject(components.schemas) ? components.schemas : {}), ...Object.fromEntries(wholes) },
    },
  }
}

function hasDiscriminator(part: Json): boolean {
  if (Array.isArray(part)) return part.some(hasDiscriminator)
  return isObject(part) && (Object.hasOwn(part, 'discriminator') || Object.values(part).some(hasDiscriminator))
}

/** Pointer of a schema that has a discriminator and no alternatives of its own -> all that is made of it, told apart. */
function kindsOf(named: JsonObject): ReadonlyMap<string, JsonObject> {
  const kinds = new Map<string, JsonObject>()
  for (const [name, schema] of Object.entries(named)) {
    if (
      !isObject(schema) ||
      !isObject(schema.discriminator) ||
      schema.oneOf !== undefined ||
      schema.anyOf !== undefined
    )
      continue
    const pointer = schemasAt + name
    const made = Object.keys(named).filter((other) => isMadeOf(named, other, pointer, []))
    if (made.length === 0) continue
    const oneOf = made.map((other) => ({ $ref: schemasAt + other }))
    kinds.set(pointer, told({ oneOf, discriminator: schema.discriminator }))
  }
  return kinds
}

function isMadeOf(named: JsonObject, name: string, pointer: string, seen: readonly string[]): boolean {
  const schema = named[name]
  if (!isObject(schema) || seen.includes(name)) return false
  return (Array.isArray(schema.allOf) ? schema.allOf : []).some((part) => {
    const reference = isObject(part) && typeof part.$ref === 'string' ? part.$ref : ''
    return reference === pointer || isMadeOf(named, reference.slice(schemasAt.length), pointer, [...seen, name])
  })
}

/** The same schema, each of whose alternatives has its words. */
function told(schema: JsonObject): JsonObject {
  const { discriminator } = schema
  const property = isObject(discriminator) ? discriminator.propertyName : undefined
  if (!isObject(discriminator) || typeof property !== 'string') return schema
  const mapping = isObject(discriminator.mapping) ? discriminator.mapping : {}
  const changed: Record<string, Json> = { ...schema }
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    const branches = schema[keyword]
    if (!Array.isArray(branches)) continue
    changed[keyword] = branches.map((branch): Json => {
      const words = isObject(branch) && typeof branch.$ref === 'string' ? wordsFor(branch.$ref, mapping) : []
      if (words.length === 0) return branch
      const [first = ''] = words
      const fixed = words.length === 1 ? { const: first } : { enum: words }
      return { allOf: [branch, { required: [property], properties: { [property]: { type: 'string', ...fixed } } }] }
    })
  }
  return changed
}

/** The words of a mapping, which may give a schema by its name alone; without one, the name of the schema. */
function wordsFor(reference: string, mapping: JsonObject): string[] {
  const name = reference.slice(reference.lastIndexOf('/') + 1)
  const plain = name.endsWith(suffix) ? name.slice(0, -suffix.length) : name
  const isIt = (target: Json): boolean =>
    typeof target === 'string' && (target === reference || target.slice(target.lastIndexOf('/') + 1) === plain)
  const words = Object.entries(mapping).flatMap(([word, target]) => (isIt(target) ? [word] : []))
  return words.length > 0 ? words : [plain]
}
