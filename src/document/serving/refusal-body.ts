/** The body of a refusal as its operation declares it: an example of the document, or one that is made of the schema, with places for what is said. */

import { statusTextOf } from '../../errors/status-text.ts'
import type { ErrorTemplate } from '../../spec/contract.ts'
import { jsonTypeIn } from '../../spec/media-types.ts'
import { child, isObject, type Json, type JsonObject, type Located } from '../../spec/pointer.ts'
import { exampleOf, type MakeOptions } from '../make-options.ts'
import { makeProperty, makeValue } from '../make-value.ts'
import { flat } from '../path-names.ts'
import { shapeOf } from '../shape.ts'

export interface RefusalBody {
  readonly mediaType: string | null
  readonly body: { readonly [name: string]: ErrorTemplate }
}

/** What is said where a document says nothing of its own: RFC 9457. */
export const problemDetails: RefusalBody = {
  mediaType: 'application/problem+json',
  body: { type: 'about:blank', title: '{title}', status: { number: '{status}' }, detail: '{message}' },
}

/** @param fits Whether a body fits the schema of the response. */
export function refusalBody(
  document: JsonObject,
  response: Located,
  status: number,
  fits: (body: Json) => boolean,
): RefusalBody {
  const types = Object.keys(isObject(response.value.content) ? response.value.content : {})
  const type = jsonTypeIn(types)
  if (type === undefined)
    return types.length === 0 ? { mediaType: null, body: {} } : { ...problemDetails, mediaType: types[0] ?? null }
  const media = child(document, response, 'content', type)
  const schema = media && child(document, media, 'schema')
  const mediaType = type === 'application/json' || type.endsWith('*') ? 'application/json; charset=utf-8' : type
  if (media === undefined || schema === undefined) return { ...problemDetails, mediaType }
  const candidates = [
    exampleOf(media.value),
    exampleOf(schema.value),
    telling(document, schema, made(document, schema, status, 'required'), status),
    made(document, schema, status, 'required'),
    made(document, schema, status, 'whole'),
  ]
  const fitting = candidates.filter((each): each is JsonObject => isObject(each) && fits(each))
  // What has to have nothing tells something all the same.
  const sample = fitting.find((each) => Object.keys(each).length > 0) ?? fitting[0]
  if (sample === undefined) return { mediaType, body: emptyOf(candidates) }
  const template = templateOf(document, schema, sample, status)
  // What is put in its place may be what the schema does not let stand there.
  const filled = fill(template, {
    message: 'A sentence.',
    field: 'name',
    place: 'body',
    status: String(status),
    title: statusTextOf(status),
  })
  const body = isObject(filled) && fits(filled) ? template : literal(sample)
  return { mediaType, body: body as RefusalBody['body'] }
}

function emptyOf(candidates: readonly (Json | undefined)[]): RefusalBody['body'] {
  const last = candidates.findLast(isObject)
  return last === undefined ? problemDetails.body : (literal(last) as RefusalBody['body'])
}

function made(document: JsonObject, schema: Located, status: number, extent: 'whole' | 'required'): Json {
  return makeValue(schema, makingOf(document, status, extent))
}

function makingOf(document: JsonObject, status: number, extent: 'whole' | 'required'): MakeOptions {
  const reason = statusTextOf(status)
  const word = wordOf(status)
  return {
    document,
    random: () => 0,
    word: (name) => (/code|type|error|name/i.test(name) ? word : reason),
    extent,
    direction: 'response',
    byExample: true,
    nowMs: 0,
  }
}

function wordOf(status: number): string {
  return statusTextOf(status)
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '_')
}

/** With the members that say what is wrong, where these may be left out. */
function telling(document: JsonObject, schema: Located, value: Json, status: number, depth = 0): Json {
  if (depth > tellingMax) return value
  // What has to be there says it of any refusal.
  if (Array.isArray(value)) return value.length > 0 ? value : (listTelling(document, schema, status, depth) ?? value)
  if (!isObject(value)) return value
  const told: Record<string, Json> = {}
  for (const [name, property] of shapeOf(document, schema).properties) {
    const own = value[name]
    const { types } = shapeOf(document, property)
    const isText = types.includes('string') || types.includes('integer') || types.includes('number')
    const isTelling = isText && [...messages, ...fields, ...statuses, 'title', 'type'].includes(flat(name))
    const shown = shownIn(document, property) ?? (isOfSuccess(name, types) ? false : undefined)
    if (shown !== undefined) told[name] = shown
    else if (own !== undefined) told[name] = telling(document, property, own, status, depth + 1)
    else if (isTelling) told[name] = makeProperty(property, name, makingOf(document, status, 'required'))
    else {
      const list = types.includes('array') ? listTelling(document, property, status, depth, flat(name)) : undefined
      if (list !== undefined) told[name] = list
    }
  }
  return { ...value, ...told }
}

/** What alone a member can be, or is shown to be: a flag, a word or a number, and no time that is over. */
function shownIn(document: JsonObject, property: Located): Json | undefined {
  const { keywords } = shapeOf(document, property)
  const [only, ...others] = Array.isArray(keywords.enum) ? (keywords.enum as readonly Json[]) : []
  const shown = keywords.const ?? exampleOf(keywords) ?? (others.length === 0 ? only : undefined)
  const isTime = typeof keywords.format === 'string' && /date|time/.test(keywords.format)
  return isTime || typeof shown === 'object' ? undefined : shown
}

/** Whether it says that all went well, which is not so of a refusal. */
function isOfSuccess(name: string, types: readonly string[]): boolean {
  return /^(is)?(success|successful|succeeded|ok)$/.test(flat(name)) && types.includes('boolean')
}

/** A list of one that says what is wrong; undefined where its elements have no place for that. */
function listTelling(
  document: JsonObject,
  list: Located,
  status: number,
  depth: number,
  name?: string,
): Json[] | undefined {
  const { items } = shapeOf(document, list)
  if (items === undefined) return undefined
  const element = telling(document, items, made(document, items, status, 'required'), status, depth + 1)
  if (typeof element === 'string') return name !== undefined && sentences.includes(name) ? [element] : undefined
  // What is wrong with a member is said of what was sent, and not of what is not there.
  if (!isObject(element) || (name !== undefined && !blaming.includes(status))) return undefined
  return Object.keys(element).some((each) => messages.includes(flat(each))) ? [element] : undefined
}

const tellingMax = 4

const messages = [
  'message',
  'detail',
  'details',
  'description',
  'errordescription',
  'reason',
  'msg',
  'errormessage',
  'usermessage',
]
/** Lists of sentences. */
const sentences = ['messages', 'errors', 'details', 'reasons', 'errormessages']
const blaming = [400, 422]
const fields = ['field', 'param', 'parameter', 'property', 'attribute', 'fieldname']
const statuses = ['status', 'statuscode', 'httpstatus', 'httpstatuscode', 'code', 'errorcode']

function templateOf(document: JsonObject, schema: Located, value: Json, status: number): ErrorTemplate {
  const template = placesIn(document, schema, value, status)
  // What has no place for anything is given as it stands.
  const isAsItStands = !hasPlaces(template) && JSON.stringify(fill(template, {})) === JSON.stringify(value)
  return isAsItStands ? literal(value) : template
}

function hasPlaces(template: ErrorTemplate): boolean {
  if (typeof template === 'string') return true
  if ('$literal' in template) return false
  return Object.values(template).some((each) => hasPlaces(each as ErrorTemplate))
}

function placesIn(document: JsonObject, schema: Located, value: Json, status: number): ErrorTemplate {
  if (Array.isArray(value)) {
    const { items } = shapeOf(document, schema)
    return items === undefined
      ? literal(value)
      : value.slice(0, 1).map((each: Json) => templateOf(document, items, each, status))
  }
  if (!isObject(value)) return literal(value)
  const { properties, required } = shapeOf(document, schema)
  const hasMessage = Object.keys(value).some((name) => messages.includes(flat(name)))
  // As RFC 9457 and JSON:API have it beside the status.
  const hasTitle = Object.hasOwn(value, 'title')
  return Object.fromEntries(
    Object.entries(value).map(([name, member]): [string, ErrorTemplate] => {
      const property = properties.get(name)
      const keywords = property === undefined ? {} : shapeOf(document, property).keywords
      const isFree = [keywords.enum, keywords.const, keywords.pattern, keywords.format].every(
        (each) => each === undefined,
      )
      const bare = flat(name)
      if (typeof member === 'string' && isFree) {
        if (
          messages.includes(bare) ||
          (bare === 'error' && !hasMessage && (!isCode(member) || member === wordOf(status)))
        )
          return [name, '{message}']
        if (fields.includes(bare) && !required.has(name)) return [name, '{field}']
        if (statuses.includes(bare) && (/^\d{3}$/.test(member) || (bare === 'status' && hasTitle)))
          return [name, '{status}']
      }
      if (Array.isArray(member) && hasTexts(document, property)) {
        if (sentences.includes(bare) && member.length > 0) return [name, ['{message}']]
        const place = hasMessage && places[bare]
        if (place) return [name, place]
      }
      if (typeof member === 'number' && statuses.includes(bare) && (isHttp(member) || bare !== 'code'))
        return [name, literal(status)]
      return [name, property === undefined ? literal(member) : templateOf(document, property, member, status)]
    }),
  )
}

/** A word for programs, and no sentence: `idempotency_key_reuse`. */
function isCode(text: string): boolean {
  return /^[A-Za-z][\w.-]*$/.test(text) && /[_.-]/.test(text.slice(1, -1))
}

/** Where what is wrong stands, as lists have it: FastAPI with the part of the request before the member. */
const places: Readonly<Record<string, ErrorTemplate>> = { loc: ['{place}', '{field}'], path: ['{field}'] }

function hasTexts(document: JsonObject, list: Located | undefined): boolean {
  const items = list && shapeOf(document, list).items
  return items !== undefined && typeof made(document, items, 400, 'required') === 'string'
}

function isHttp(value: number): boolean {
  return value < 600
}

function literal(value: Json): ErrorTemplate {
  return { $literal: value }
}

/** The template with values, as a refusal will have it. */
function fill(template: ErrorTemplate, values: Readonly<Record<string, string>>): Json {
  if (typeof template === 'string') return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  if (Array.isArray(template)) return template.map((each: ErrorTemplate) => fill(each, values))
  if ('$literal' in template) return template.$literal as Json
  return Object.fromEntries(Object.entries(template).map(([name, each]) => [name, fill(each as ErrorTemplate, values)]))
}
