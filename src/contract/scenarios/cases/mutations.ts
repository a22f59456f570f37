/**
 * Values beside a valid one: a member left out, a type exchanged, a bound overstepped or just met. They are only guesses; whether one is
 * valid, and which fact says so, the compiled schema decides afterwards.
 */
import { child, isObject, type Json, type JsonObject, type Located } from '../../../spec/pointer.ts'
import { lengthsOf, unlike } from './texts.ts'

export interface Mutation {
  /** Says what is different: "without name". */
  readonly title: string
  readonly value: Json
  /** The schema that it was made from. */
  readonly at: JsonObject
}

export interface MutationOptions {
  /** How deep to go into the value; 1 is its own members. */
  readonly depthMax: number
  /**
   * Also what is asked of a document that nobody wrote for this kit: null, fractions, formats, every value of an enum, letters beyond
   * ASCII.
   */
  readonly isThorough?: boolean
}

const elementsMax = 200
const textLengthMax = 20_000
const enumMax = 8

/** @param value Fits the schema. */
export function mutationsOf(
  document: JsonObject,
  schema: Located,
  value: Json,
  { depthMax, isThorough = false }: MutationOptions,
): Mutation[] {
  const found: Mutation[] = []
  const seen = new Set<string>()
  let isForeignWritten = false
  visit(schema, value, [])
  return found

  function add(at: JsonObject, title: string, path: readonly string[], changed: Json | undefined): void {
    const mutated = replaceAt(value, path, changed)
    const key = JSON.stringify(mutated) ?? ''
    if (mutated === undefined || seen.has(key)) return
    seen.add(key)
    found.push({ title, value: mutated, at })
  }

  function visit(part: Located, here: Json, path: readonly string[]): void {
    if (path.length > depthMax) return
    const what = path.length === 0 ? 'the body' : path.join('.')
    const schema = part.value
    // What needs a member is refused without it, and needs no further proof that it has to be an object.
    if (path.length > 0 || schema.required === undefined) exchangeType(schema, here, what, path)
    if (typeof here === 'string') changeText(schema, here, what, path)
    if (typeof here === 'number') changeNumber(schema, here, what, path)
    if (Array.isArray(here)) changeArray(part, here, what, path)
    if (isObject(here)) changeObject(part, here, what, path)
    for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
      const branches = schema[keyword]
      if (!Array.isArray(branches)) continue
      for (const index of branches.keys()) {
        const branch = child(document, part, keyword, String(index))
        if (branch !== undefined && (keyword === 'allOf' || isLike(branch.value, here))) visit(branch, here, path)
      }
    }
  }

  function exchangeType(schema: JsonObject, here: Json, what: string, path: readonly string[]): void {
    const { type, enum: values, const: fixed } = schema
    if (Array.isArray(values)) {
      add(schema, `${what} of another value`, path, `${unlike(values.map(String))}`)
      if (!isThorough) return
      for (const other of values.slice(0, enumMax)) {
        if (other !== here && other !== null) add(schema, `${what} of the value ${JSON.stringify(other)}`, path, other)
      }
    } else if (fixed !== undefined) add(schema, `${what} of another value`, path, unlike([String(fixed)]))
    else if (type !== undefined) {
      const other = typeof here === 'string' ? 7 : Array.isArray(here) || isObject(here) ? 'text' : []
      add(schema, `${what} of another type`, path, other)
    }
  }

  /** What is left out may be null to many; what has to be there may not. */
  function addNull(schema: JsonObject, name: string, path: readonly string[]): void {
    if (isThorough) add(schema, `${[...path, name].join('.')} as null`, [...path, name], null)
  }

  function changeText(schema: JsonObject, here: string, what: string, path: readonly string[]): void {
    const { minLength, maxLength, pattern, format, enum: values } = schema
    const ofLength = (length: number): void => {
      const text = lengthen(here, length)
      add(schema, `${what} of ${length} ${length === 1 ? 'character' : 'characters'}`, path, text)
    }
    if (typeof minLength === 'number' && minLength > 0) {
      if (minLength < here.length && !isIdentity(path)) ofLength(minLength)
      ofLength(minLength - 1)
    }
    const expression = typeof pattern === 'string' ? new RegExp(pattern, 'u') : undefined
    // Where the pattern refuses a text of that length whatever it is made of, it is the pattern's edge that is asked for.
    if (
      typeof maxLength === 'number' &&
      maxLength < textLengthMax &&
      expression?.test(lengthen(here, maxLength)) !== false
    ) {
      ofLength(maxLength)
      ofLength(maxLength + 1)
    }
    if (isThorough && typeof format === 'string') add(schema, `${what} not of its format`, path, 'not of that format')
    const isFree = pattern === undefined && format === undefined && values === undefined && !isIdentity(path)
    if (isThorough && isFree && !isForeignWritten) {
      const foreign = foreignText(here, maxLength)
      isForeignWritten = foreign !== undefined
      if (foreign !== undefined) add(schema, `${what} with letters beyond ASCII`, path, foreign)
    }
    if (expression === undefined) return
    for (const length of lengthsOf(expression, here)) {
      ofLength(length)
      ofLength(length + 1)
    }
    const most = typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY
    // Longer or shorter than it may be, it would be refused for that.
    const bad = [...violations(here)].find(
      (candidate) =>
        !expression.test(candidate) && candidate.length <= most && candidate.length >= Number(minLength ?? 0),
    )
    if (bad !== undefined) add(schema, `${what} not of its pattern`, path, bad)
  }

  function changeNumber(schema: JsonObject, here: number, what: string, path: readonly string[]): void {
    const { type, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
    const step = typeof multipleOf === 'number' ? multipleOf : 1
    if (typeof exclusiveMinimum === 'number') {
      add(schema, `${what} as small as it may not be`, path, exclusiveMinimum)
      add(schema, `${what} as small as it may be`, path, exclusiveMinimum + step)
    }
    if (typeof exclusiveMaximum === 'number') {
      add(schema, `${what} as large as it may not be`, path, exclusiveMaximum)
      add(schema, `${what} as large as it may be`, path, exclusiveMaximum - step)
    }
    if (typeof multipleOf === 'number') add(schema, `${what} between two steps`, path, here + multipleOf / 2)
    else if (isThorough && type === 'integer') add(schema, `${what} with a fraction`, path, here + 0.5)
    if (typeof minimum === 'number') {
      add(schema, `${what} as small as it may be`, path, minimum)
      add(schema, `${what} too small`, path, minimum - 1)
    }
    if (typeof maximum === 'number') {
      add(schema, `${what} as large as it may be`, path, maximum)
      add(schema, `${what} too large`, path, maximum + 1)
    }
  }

  function changeArray(part: Located, here: readonly Json[], what: string, path: readonly string[]): void {
    const schema = part.value
    const { minItems, maxItems, uniqueItems } = schema
    const [first] = here
    if (typeof minItems === 'number' && minItems > 0)
      add(schema, `${what} with too few elements`, path, here.slice(0, minItems - 1))
    if (typeof maxItems === 'number' && maxItems < elementsMax && first !== undefined) {
      add(schema, `${what} with too many elements`, path, [
        ...here,
        ...Array.from({ length: maxItems + 1 - here.length }, () => first),
      ])
    }
    if (uniqueItems === true && first !== undefined)
      add(schema, `${what} with an element twice`, path, [...here, first])
    const items = child(document, part, 'items')
    if (items !== undefined && first !== undefined) visit(items, first, [...path, '0'])
  }

  function changeObject(part: Located, here: JsonObject, what: string, path: readonly string[]): void {
    const schema = part.value
    const { required, properties, additionalProperties, propertyNames } = schema
    if (isThorough) changeCount(part, here, what, path)
    for (const name of Array.isArray(required) ? required.map(String) : []) {
      add(schema, `without ${[...path, name].join('.')}`, [...path, name], undefined)
      addNull(schema, name, path)
    }
    for (const name of Object.keys(isObject(properties) ? properties : {})) {
      const property = child(document, part, 'properties', name)
      const member = here[name]
      if (property === undefined) continue
      if (member !== undefined) visit(property, member, [...path, name])
      else if (property.value.type !== undefined)
        add(schema, `${[...path, name].join('.')} of another type`, [...path, name], wrongFor(property.value.type))
    }
    if (additionalProperties === false)
      add(schema, `${what} with an unknown member`, [...path, 'nobodyKnowsThis'], true)
    if (isObject(additionalProperties) && additionalProperties.type !== undefined) {
      add(
        schema,
        `${what} with a member of another type`,
        [...path, 'another.txt'],
        wrongFor(additionalProperties.type),
      )
    }
    if (propertyNames !== undefined) {
      for (const name of ['../outside', '/rooted', 'a//b', 'package.json']) {
        add(schema, `${what} with a member called ${name}`, [...path, name], 'text')
      }
    }
  }

  /** Fewer members than there have to be, and more than there may be. */
  function changeCount(part: Located, here: JsonObject, what: string, path: readonly string[]): void {
    const { minProperties, maxProperties, additionalProperties } = part.value
    const entries = Object.entries(here)
    if (typeof minProperties === 'number' && minProperties > 0)
      add(part.value, `${what} with too few members`, path, Object.fromEntries(entries.slice(0, minProperties - 1)))
    const [first] = entries
    if (isObject(additionalProperties) && first !== undefined) {
      const values = child(document, part, 'additionalProperties')
      if (values !== undefined && !isObject(part.value.properties)) visit(values, first[1], [...path, first[0]])
    }
    if (typeof maxProperties !== 'number' || maxProperties > elementsMax || first === undefined) return
    const more = Array.from({ length: maxProperties + 1 - entries.length }, (_, index): [string, Json] => [
      first[0] + 'abcdefghijklmnopqrstuvwxyz'.charAt(index % 26).repeat(1 + Math.floor(index / 26)),
      first[1],
    ])
    add(part.value, `${what} with too many members`, path, { ...here, ...Object.fromEntries(more) })
  }
}

function wrongFor(type: Json): Json {
  const types = Array.isArray(type) ? type : [type]
  return types.includes('string') ? 7 : 'text'
}

/** Texts near a good one that a pattern is likely to exclude. */
function* violations(here: string): Generator<string> {
  yield `${here} with spaces`
  yield `${here}\u00e4`
  yield `${here}!`
  yield `-${here}`
  yield here.toLowerCase()
  yield here.toUpperCase()
  yield 'x'
  for (const sign of [' ', '\u00e4', '!']) yield here.slice(0, -1) + sign
}

/**
 * The text with letters of one, two, three and four bytes, no longer than it may be however its length is counted; undefined where it
 * has no room for them.
 */
function foreignText(text: string, maxLength: Json | undefined): string | undefined {
  const letters = 'h\u00f6h \u6f22\u5b57 \u{1f600}'
  const room = (typeof maxLength === 'number' ? maxLength : text.length + letters.length) - letters.length
  return room < 0 ? undefined : `${text.slice(0, room)}${letters}`
}

/** As long as that, by repeating its last letter, or cut. */
function lengthen(text: string, length: number): string {
  return text.padEnd(length, lastLetter(text)).slice(0, length)
}

function lastLetter(text: string): string {
  return /[A-Za-z0-9](?=[^A-Za-z0-9]*$)/.exec(text)?.[0] ?? 'a'
}

/** A short name may be anybody's. */
function isIdentity(path: readonly string[]): boolean {
  return /^(name|key|alias|domains?|slug|.*id)$/i.test(path.findLast((name) => !/^\d+$/.test(name)) ?? '')
}

/** Whether a value could be meant for a branch: what it requires is there. */
function isLike({ type, required }: JsonObject, value: Json): boolean {
  if (Array.isArray(value)) return type === 'array'
  if (!isObject(value)) return true
  return (
    type !== 'array' && (Array.isArray(required) ? required : []).every((name) => Object.hasOwn(value, String(name)))
  )
}

/** The value with another one at a path, or without it. */
export function replaceAt(
  value: Json,
  [name, ...rest]: readonly string[],
  changed: Json | undefined,
): Json | undefined {
  if (name === undefined) return changed
  if (Array.isArray(value))
    return value.map((member, index) => (String(index) === name ? (replaceAt(member, rest, changed) ?? null) : member))
  if (!isObject(value)) return value
  const below = replaceAt(value[name] ?? {}, rest, changed)
  const { [name]: _, ...others } = value
  return below === undefined ? others : { ...value, [name]: below }
}
