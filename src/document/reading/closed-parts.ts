/**
 * A schema that forbids other members and is a part of another one would forbid the other's members too, which nobody means: as a part it
 * is open, and everywhere else it stays closed.
 */
import { isObject, type Json, type JsonObject, locate } from '../../spec/pointer.ts'
import { isData } from './anybodys-data.ts'
import { mapList, mapMembers } from './schema-parts.ts'

const schemasAt = '#/components/schemas/'
const suffix = '__part'
const closing = ['additionalProperties', 'unevaluatedProperties'] as const

export function openParts(document: JsonObject): JsonObject {
  const opened = new Map<string, Json>()
  const visit = (part: Json, within: string): Json => {
    if (Array.isArray(part)) return mapList(part, (member) => visit(member, within))
    if (!isObject(part)) return part
    return mapMembers(part, (member, name) => {
      if (isData(name, within)) return member
      if (name !== 'allOf' || !Array.isArray(member)) return visit(member, name)
      return mapList(member, (each) => visit(openOf(each, [part, ...member.filter((other) => other !== each)]), name))
    })
  }
  const openOf = (part: Json, others: readonly Json[]): Json => {
    if (!isObject(part)) return part
    const { $ref: reference } = part
    const target = typeof reference === 'string' ? locate(document, reference) : { pointer: '', value: part }
    if (target === undefined || !closing.some((name) => target.value[name] === false)) return part
    const own = namesOf(document, target.value)
    if (others.every((other) => [...namesOf(document, other, part)].every((name) => own.has(name)))) return part
    if (typeof reference !== 'string') return withoutClosing(part)
    const name = target.pointer.split('/').slice(1).join('_') + suffix
    if (!opened.has(name)) {
      // What stands within it may lead to it again.
      opened.set(name, {})
      opened.set(name, visit(withoutClosing(target.value), ''))
    }
    return { ...part, $ref: schemasAt + name }
  }
  // An object stays one.
  const changed = visit(document, '') as JsonObject
  if (opened.size === 0) return changed
  const components = isObject(changed.components) ? changed.components : {}
  const schemas = isObject(components.schemas) ? components.schemas : {}
  return { ...changed, components: { ...components, schemas: { ...schemas, ...Object.fromEntries(opened) } } }
}

/** Names of the properties that a schema declares, itself and by its parts but one. */
function namesOf(document: JsonObject, schema: Json, but?: Json, depth = 0): ReadonlySet<string> {
  if (!isObject(schema) || schema === but || depth > depthMax) return new Set()
  if (typeof schema.$ref === 'string')
    return namesOf(document, locate(document, schema.$ref)?.value ?? {}, but, depth + 1)
  const parts = [schema.allOf, schema.anyOf, schema.oneOf].flatMap((each) => (Array.isArray(each) ? each : []))
  return new Set([
    ...Object.keys(isObject(schema.properties) ? schema.properties : {}),
    ...parts.flatMap((part) => [...namesOf(document, part, but, depth + 1)]),
  ])
}

const depthMax = 8

function withoutClosing(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).filter(([name, value]) => !(closing.some((each) => each === name) && value === false)),
  )
}
