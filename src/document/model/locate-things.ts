/** Where in an answer a thing stands, or the list of them. */

import { jsonTypeIn } from '../../spec/media-types.ts'
import { child, isObject, type JsonObject, type Located } from '../../spec/pointer.ts'
import { flat } from '../path-names.ts'
import { shapeOf } from '../shape.ts'
import { isSingularOf } from '../words.ts'
import type { AnswerModel } from './model.ts'

/** What wraps a thing or a list of them, the likelier first. */
const wrappers = [
  'data',
  'items',
  'results',
  'records',
  'values',
  'content',
  'rows',
  'entries',
  'list',
  'result',
  'response',
]
const depthMax = 2

export interface Place {
  readonly within: readonly string[]
  /** Of a list the names within each of its elements that lead to the thing: `product` of `[{ "product": { ... } }]`. */
  readonly each: readonly string[]
  readonly schema: Located
}

/** The object that has the property, at the top or in what wraps it. */
export function thingIn(
  document: JsonObject,
  schema: Located,
  key: string,
  collection = '',
  depth = 0,
): Place | undefined {
  const { properties, types } = shapeOf(document, schema)
  if (properties.has(key)) return { within: [], each: [], schema }
  if (depth === depthMax || types.includes('array')) return undefined
  const many = collection.split('/').at(-1) ?? ''
  // What is made may stand beside what tells of the making.
  const likely = byLikelihood(properties).toSorted(
    ([one], [other]) => Number(isSingularOf(other, many)) - Number(isSingularOf(one, many)),
  )
  return first(likely, ([name, member]) =>
    prefixed(
      name,
      shapeOf(document, member).types.includes('array')
        ? undefined
        : thingIn(document, member, key, collection, depth + 1),
    ),
  )
}

/** The list of objects, at the top or in what wraps it; with a key the one whose elements have it. */
export function listIn(document: JsonObject, schema: Located, key?: string, depth = 0): Place | undefined {
  const { properties, items, types } = shapeOf(document, schema)
  if (types.includes('array')) return items === undefined ? undefined : elementIn(document, items, key)
  if (depth === depthMax) return undefined
  return first(byLikelihood(properties), ([name, member]) => prefixed(name, listIn(document, member, key, depth + 1)))
}

/** Whether a list is what an answer is about, and no member of a thing: it is the answer, what wraps one, or called as it is asked for. */
export function isAbout({ within }: Place, word: string): boolean {
  return within.every((name) => wrappers.includes(flat(name)) || flat(name) === flat(word))
}

/** The thing that an element is, or that it alone holds. */
function elementIn(document: JsonObject, items: Located, key: string | undefined): Place | undefined {
  const { properties, types } = shapeOf(document, items)
  if (key !== undefined && properties.has(key)) return { within: [], each: [], schema: items }
  const [only, ...others] = properties
  const inner = only === undefined || others.length > 0 ? undefined : shapeOf(document, only[1])
  if (
    only !== undefined &&
    inner?.types.includes('object') &&
    (key === undefined ? inner.properties.size > 1 : inner.properties.has(key))
  )
    return { within: [], each: [only[0]], schema: only[1] }
  return key === undefined && types.includes('object') ? { within: [], each: [], schema: items } : undefined
}

/** The number that an answer is, or the only one that it says: how many there are. */
export function totalIn(document: JsonObject, schema: Located, depth = 0): readonly string[] | undefined {
  const { types, properties } = shapeOf(document, schema)
  if (types.includes('integer') || types.includes('number')) return []
  const [only, ...others] = properties
  if (only === undefined || others.length > 0 || depth === depthMax) return undefined
  const within = totalIn(document, only[1], depth + 1)
  return within && [only[0], ...within]
}

function byLikelihood(properties: ReadonlyMap<string, Located>): [string, Located][] {
  const rank = (name: string): number => (wrappers.indexOf(name) + wrappers.length + 1) % (wrappers.length + 1)
  return [...properties].toSorted(([one], [other]) => rank(one) - rank(other))
}

function first<T>(members: readonly T[], find: (member: T) => Place | undefined): Place | undefined {
  for (const member of members) {
    const found = find(member)
    if (found !== undefined) return found
  }
  return undefined
}

function prefixed(name: string, place: Place | undefined): Place | undefined {
  return place && { ...place, within: [name, ...place.within] }
}

export interface SuccessSchema {
  readonly status: number
  readonly response: Located
  /** Of its JSON body. */
  readonly schema: Located | undefined
  /** The media type that has it. */
  readonly media: Located | undefined
  readonly hasContent: boolean
  /** The media type of what is no JSON. */
  readonly raw: string | undefined
}

/** The successes of an operation, those with a word of their own before those of a whole range. */
export function successesOf(document: JsonObject, operation: Located): SuccessSchema[] {
  const { responses } = operation.value
  const successes = Object.keys(isObject(responses) ? responses : {}).flatMap((status): SuccessSchema[] => {
    const response = /^[23]\d\d$/.test(status) ? child(document, operation, 'responses', status) : undefined
    if (response === undefined) return []
    // Whatever a document declares for them, HTTP gives them no body.
    const hasBody = status !== '204' && status !== '304'
    const types = Object.keys(hasBody && isObject(response.value.content) ? response.value.content : {})
    const type = jsonTypeIn(types)
    const raw = types.find((each) => jsonTypeIn([each]) === undefined)
    const media = child(document, response, 'content', type ?? raw ?? '')
    const own = media && child(document, media, 'schema')
    // What may be of any type and is a text or nothing that is said is bytes.
    const isBytes =
      type?.endsWith('*') === true && (own?.value.type === 'string' || Object.keys(own?.value ?? {}).length === 0)
    const schema = type === undefined || isBytes ? undefined : own
    const rawType = isBytes ? 'application/octet-stream' : type === undefined ? raw : undefined
    return [{ status: Number(status), response, schema, media, hasContent: types.length > 0, raw: rawType }]
  })
  const isOneOfMany = ({ response }: SuccessSchema): number => (response.value['x-one-of-many'] === true ? 1 : 0)
  const isRedirect = ({ status }: SuccessSchema): number => (status >= 300 ? 1 : 0)
  return successes.toSorted(
    (one, other) => isRedirect(one) - isRedirect(other) || isOneOfMany(one) - isOneOfMany(other),
  )
}

interface Wanted {
  readonly key: string
  readonly isList: boolean
  /** Whether it says how many there are, and not which. */
  readonly isCount: boolean
  readonly collection: string
  /** Members of a thing that is made, replaced or changed. */
  readonly known?: ReadonlySet<string> | undefined
}

/** How the answer of an operation has what it is about. */
export function answerOf(
  document: JsonObject,
  success: SuccessSchema | undefined,
  { key, isList, isCount, collection, known }: Wanted,
): AnswerModel {
  const schema = success?.schema
  const media = success?.media?.pointer ?? null
  const raw = schema === undefined ? (success?.raw ?? null) : null
  if (schema === undefined)
    return { kind: success?.hasContent ? 'other' : 'nothing', within: [], each: [], schema: null, media, raw }
  const { pointer } = schema
  const total = isCount ? totalIn(document, schema) : undefined
  if (total !== undefined) return { kind: 'total', within: total, each: [], schema: pointer, media, raw }
  const list = (): AnswerModel | undefined => {
    const found = listIn(document, schema, key) ?? (isList ? listIn(document, schema) : undefined)
    return found && { kind: 'things', within: found.within, each: found.each, schema: pointer, media, raw }
  }
  if (isList) return list() ?? { kind: 'other', within: [], each: [], schema: pointer, media, raw }
  const found = thingIn(document, schema, key, collection)
  if (found !== undefined) return { kind: 'thing', within: found.within, each: [], schema: pointer, media, raw }
  const alike = known === undefined ? undefined : alikeIn(document, schema, known)
  if (alike !== undefined) return { kind: 'thing', within: alike.within, each: [], schema: pointer, media, raw }
  return list() ?? { kind: 'other', within: [], each: [], schema: pointer, media, raw }
}

/** What has no key, and two members or more that a thing has: some of what it shows elsewhere. */
function alikeIn(document: JsonObject, schema: Located, known: ReadonlySet<string>, depth = 0): Place | undefined {
  const { properties, types } = shapeOf(document, schema)
  if (types.includes('array')) return undefined
  if ([...properties.keys()].filter((name) => known.has(name)).length > 1) return { within: [], each: [], schema }
  if (depth === depthMax) return undefined
  return first(byLikelihood(properties), ([name, member]) =>
    prefixed(name, alikeIn(document, member, known, depth + 1)),
  )
}
