/**
 * A `readOnly` property that is required is so in answers only, a `writeOnly` one in requests only. JSON Schema knows nothing of that, so
 * the document is given two sets of schemas: those of requests are copies under another name.
 */
import { isObject, type Json, type JsonObject, locate } from '../spec/pointer.ts'
import { mapList, mapMembers } from './reading/schema-parts.ts'

type Direction = 'request' | 'response'

const suffix = '__request'
const schemasAt = '#/components/schemas/'

export function splitDirections(document: JsonObject): JsonObject {
  const { schemas } = isObject(document.components) ? document.components : {}
  const named = isObject(schemas) ? schemas : {}
  const both = Object.fromEntries([
    ...Object.entries(named).map(([name, schema]) => [name, facing(document, schema, 'response')]),
    ...Object.entries(named).map(([name, schema]) => [`${name}${suffix}`, facing(document, schema, 'request')]),
  ])
  const visit = (part: Json, direction: Direction): Json => {
    if (Array.isArray(part)) return mapList(part, (member) => visit(member, direction))
    if (!isObject(part)) return part
    return mapMembers(part, (member, name) => {
      if (name === 'schema') return facing(document, member, direction)
      if (name === 'examples' || name === 'example') return member
      const isRequest = name === 'requestBody' || name === 'requestBodies' || name === 'parameters'
      return visit(member, isRequest ? 'request' : direction)
    })
  }
  const { components, ...others } = document
  const { schemas: _, ...otherComponents } = isObject(components) ? components : {}
  // An object stays one.
  const visited = visit({ ...others, components: otherComponents }, 'response') as JsonObject
  return { ...visited, components: { ...(visited.components as JsonObject), schemas: both } }
}

/**
 * @param absent Names that another part of the same whole has in the other direction only.
 * @returns The schema as it holds in one direction.
 */
function facing(document: JsonObject, schema: Json, direction: Direction, absent: Names = none): Json {
  if (Array.isArray(schema)) return mapList(schema, (member) => facing(document, member, direction))
  if (!isObject(schema)) return schema
  const own = absentIn(document, schema, direction)
  const hidden = own.length === 0 ? absent : new Set([...absent, ...own])
  return passingOver(schema, direction === 'request' ? own : [], (member, name) => {
    if (name === '$ref') return refer(member, direction)
    if (name === 'properties' && isObject(member)) return visible(document, member, direction)
    if (name === 'required') return required(document, member, direction, hidden)
    if (partKeywords.has(name) && Array.isArray(member)) {
      return mapList(member, (part) => facing(document, inlined(document, part, direction, hidden), direction, hidden))
    }
    return dataKeywords.has(name) ? member : facing(document, member, direction)
  })
}

/** What only answers have may be sent to a closed schema all the same: servers pass it over rather than refuse what they gave themselves. */
function passingOver(
  schema: JsonObject,
  names: readonly string[],
  change: (member: Json, name: string) => Json | undefined,
): JsonObject {
  const mapped = mapMembers(schema, change)
  const isClosed = schema.additionalProperties === false || schema.unevaluatedProperties === false
  if (!isClosed || names.length === 0) return mapped
  const quoted = names.map((name) => name.replaceAll(/[^\w]/g, '\\$&')).join('|')
  return { ...mapped, patternProperties: { ...(mapped.patternProperties as JsonObject), [`^(?:${quoted})$`]: {} } }
}

type Names = ReadonlySet<string>

const none: Names = new Set()
const partKeywords: Names = new Set(['allOf', 'anyOf', 'oneOf'])
const depthMax = 8

/** Names of the properties that a schema, or a part of it, has in the other direction only. */
function absentIn(document: JsonObject, schema: JsonObject, direction: Direction, depth = 0): string[] {
  if (depth > depthMax) return []
  if (typeof schema.$ref === 'string') {
    const target = locate(document, schema.$ref)?.value
    return target === undefined ? [] : absentIn(document, target, direction, depth + 1)
  }
  const own = Object.entries(isObject(schema.properties) ? schema.properties : {}).flatMap(([name, property]) =>
    isAbsent(document, property, direction) ? [name] : [],
  )
  const parts = Array.isArray(schema.allOf) ? schema.allOf.filter(isObject) : []
  return [...own, ...parts.flatMap((part) => absentIn(document, part, direction, depth + 1))]
}

/** A part that is referred to and requires what another part has in the other direction only, written out. */
function inlined(document: JsonObject, part: Json, direction: Direction, hidden: Names): Json {
  if (hidden.size === 0 || !isObject(part) || typeof part.$ref !== 'string') return part
  const target = locate(document, part.$ref)?.value
  const names = target?.required
  if (target === undefined || !Array.isArray(names)) return part
  // What it hides itself it does not require either.
  const own = new Set(absentIn(document, target, direction))
  return names.some((name) => hidden.has(String(name)) && !own.has(String(name))) ? target : part
}

const dataKeywords: ReadonlySet<string> = new Set(['default', 'enum', 'const', 'examples', 'example', 'discriminator'])

function refer(reference: Json, direction: Direction): Json {
  if (direction === 'response' || typeof reference !== 'string' || !reference.startsWith(schemasAt)) return reference
  const [name = '', ...rest] = reference.slice(schemasAt.length).split('/')
  return schemasAt + [`${name}${suffix}`, ...rest].join('/')
}

/** What only answers have is no part of a request, and what only requests have none of an answer. */
function visible(document: JsonObject, properties: JsonObject, direction: Direction): JsonObject {
  return mapMembers(properties, (property) =>
    isAbsent(document, property, direction) ? undefined : facing(document, property, direction),
  )
}

function required(document: JsonObject, names: Json, direction: Direction, hidden: Names): Json {
  // A property may be called "required", and then its value is a schema.
  if (!Array.isArray(names)) return facing(document, names, direction)
  return names.some((name) => hidden.has(String(name))) ? names.filter((name) => !hidden.has(String(name))) : names
}

/** Words of a description by which a property is sent and does not come back, where no `writeOnly` says it. */
const sentOnly = new RegExp(
  [
    String.raw`\b(?:not|never) (?:be )?(?:sent|returned|included|present|shown|exposed|echoed) (?:back )?(?:by the (?:server|api)|in (?:the |any |an? |subsequent )?(?:response|answer|output|read)s?)\b`,
    String.raw`\b(?:never|not) (?:returned|read back|sent back|echoed|retrievable|readable)\b`,
    String.raw`\b(?:not|never) (?:a )?part of (?:the |any |an? )?(?:response|answer|output)s?\b`,
    String.raw`\b(?:write|input|request)[- ]only\b`,
    String.raw`\bonly (?:sent|used|accepted|needed|valid|relevant) (?:when|on|in|for|during|at|upon) (?:the )?(?:creat|requests?\b|inputs?\b)`,
    String.raw`\b(?:used|accepted) (?:only )?(?:when|on|in|for|during|at|upon) (?:the )?(?:creat\w*|provisioning|requests?|inputs?) only\b`,
  ].join('|'),
  'i',
)

/** Whether a description says that what it describes is sent and does not come back. */
export function isSentOnly(description: Json | undefined): boolean {
  return typeof description === 'string' && sentOnly.test(description)
}

/** Words by which a property is shown and not sent, where no `readOnly` says it: at the beginning of a sentence, or of what sets it. */
const answeredOnly = new RegExp(
  [
    String.raw`(?:^|[.;([] ?)(?:this (?:field|property|value|attribute|member) is )?(?:read[- ]?only|output[- ]only)\b(?! ?(?:[=&|/]|access|mode|users?\b|members?\b|permissions?\b|tokens?\b|keys?\b|flag|or\b|and\b))`,
    String.raw`\b(?:is|are) (?:system-controlled|(?:set|computed|generated|assigned|managed) by the (?:server|system|api))\b`,
    String.raw`\bcannot be set (?:via|through|by|using) (?:the )?api\b`,
  ].join('|'),
  'i',
)
/** Of a time that nobody changes; what is said of anything else may mean that it stays as it was sent. */
const unchanging = /\b(?:cannot|can't|can not) (?:be )?(?:change|changed|set|modified|edited|updated|altered)\b/i
const ofTime = /^(?:an? |the )?(?:timestamp|time|date|moment|when)\b/i
const conditional =
  /\b(?:if (?:not|omitted|none|empty|absent|blank|null|left)|unless|by default|otherwise|when (?:not|omitted)|after|once|later)\b/i

/** Whether a description says that what it describes is answered and not sent. */
export function isAnsweredOnly({ description, format }: JsonObject): boolean {
  if (typeof description !== 'string' || conditional.test(description)) return false
  const isTime = format === 'date-time' || ofTime.test(description)
  return answeredOnly.test(description) || (isTime && unchanging.test(description))
}

function isAbsent(document: JsonObject, property: Json | undefined, direction: Direction): boolean {
  const said = isObject(property) ? property : {}
  if (direction === 'request') {
    const isForBoth = said.readOnly === false || said.writeOnly === true
    return isFlagged(document, property, 'readOnly') || (!isForBoth && isAnsweredOnly(said))
  }
  return isFlagged(document, property, 'writeOnly') || isSentOnly(said.description)
}

function isFlagged(document: JsonObject, property: Json | undefined, flag: 'readOnly' | 'writeOnly'): boolean {
  if (!isObject(property)) return false
  const { $ref: reference } = property
  const target = typeof reference === 'string' ? locate(document, reference)?.value : undefined
  return property[flag] === true || target?.[flag] === true
}
