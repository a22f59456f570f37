/** Values made up from a schema: whole ones or only what is required, the same for the same chance. */
import { isObject, type Json, type JsonObject, type Located } from '../spec/pointer.ts'
import { exampleOf, isIdentity, type MakeOptions } from './make-options.ts'
import { makeText } from './make-text.ts'
import { type Shape, shapeOf } from './shape.ts'

/** Deeper than this only what is required is made. */
const depthMax = 3
/** So many values are drawn before one that is the default is good enough. */
const drawsMax = 10
/** A list that may be longer is full enough with so many. */
const fullMax = 10
const fullDefault = 3
/** A longer list is no request that anybody sends: it is left too short, and then does not fit. */
const itemsMax = 10_000

export function makeValue(schema: Located, options: MakeOptions): Json {
  return make(schema, 'value', 0, options)
}

/** The value of a property of that name. */
export function makeProperty(schema: Located, name: string, options: MakeOptions): Json {
  return make(schema, name, 1, options)
}

function make(part: Located, name: string, depth: number, options: MakeOptions): Json {
  let made = makeOnce(part, name, depth, options)
  if (options.besideDefault !== true || depth === 0) return made
  const initial = shapeOf(options.document, part, () => 0).keywords.default
  for (let draws = 1; initial !== undefined && isSame(made, initial) && draws < drawsMax; draws++)
    made = makeOnce(part, name, depth, options)
  return made
}

function isSame(one: Json, other: Json): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function makeOnce(part: Located, name: string, depth: number, options: MakeOptions): Json {
  const { document, random, branch, manner } = options
  const shape = shapeOf(document, part, (count) =>
    branch === undefined ? Math.floor(random() * count) : branch % count,
  )
  const { keywords, types } = shape
  const example = options.byExample === true && depth > 0 && !isIdentity(name) ? exampleOf(keywords) : undefined
  if (example !== undefined) return example
  // Whether null is one of a few values that do not have it, in what may be null, OpenAPI 3.0 left open for long.
  const isChoice = Array.isArray(keywords.enum)
  if (manner === 'empty' && depth > 0 && types.includes('null') && !isChoice) return null
  if (keywords.const !== undefined) return keywords.const
  if (Array.isArray(keywords.enum))
    return pick(
      keywords.enum.filter((value) => value !== null),
      options,
    )
  const type = types.find((each) => each !== 'null') ?? (shape.properties.size > 0 ? 'object' : undefined)
  switch (type) {
    case 'string':
      return makeText(keywords, name, options)
    case 'integer':
    case 'number':
      return makeNumber(keywords, type, options)
    case 'boolean':
      return random() < 0.5
    case 'array':
      return makeArray(shape, name, depth, options)
    case 'object':
      return makeObject(shape, name, depth, options)
    case 'null':
      return null
    default:
      return types.includes('null') ? null : (exampleOf(keywords) ?? options.word(name))
  }
}

function makeNumber(keywords: JsonObject, type: 'integer' | 'number', { random, isWhole }: MakeOptions): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = keywords
  const step = typeof multipleOf === 'number' && multipleOf > 0 ? multipleOf : type === 'integer' || isWhole ? 1 : 0.5
  const above = typeof exclusiveMinimum === 'number' ? exclusiveMinimum + step : undefined
  const below = typeof exclusiveMaximum === 'number' ? exclusiveMaximum - step : undefined
  const greatest = typeof maximum === 'number' ? maximum : below
  const least = typeof minimum === 'number' ? minimum : (above ?? Math.min(1, greatest ?? 1))
  const first = Math.ceil(least / step)
  const last = Math.max(first, Math.floor((greatest ?? least + 1_000) / step))
  return atStep(first + Math.floor(random() * (Math.min(last, first + 100_000) - first + 1)), step, first)
}

/**
 * A multiple of a step as decimals have it: 19.65, and not 19.650000000000002. Of several it is one that divides by the step without a rest
 * also for whoever divides by it, since many validators do no more than that (77.77 / 0.01 is 7776.999999999999).
 */
function atStep(count: number, step: number, least: number): number {
  const digits = /\.(\d+)$/.exec(String(step))?.[1]?.length ?? 0
  const multiple = (each: number): number => (digits === 0 ? each * step : Number((each * step).toFixed(digits)))
  for (let each = count; each >= least && each > count - stepsMax; each--)
    if (Number.isInteger(multiple(each) / step)) return multiple(each)
  return multiple(count)
}

const stepsMax = 20

function makeArray({ items, keywords }: Shape, name: string, depth: number, options: MakeOptions): Json {
  const least = typeof keywords.minItems === 'number' ? Math.min(keywords.minItems, itemsMax) : 0
  // A body that is a list makes as many things as it has elements: one is enough.
  const more = options.extent === 'whole' && depth < depthMax ? wanted(keywords, least, options) : least
  const count = depth === 0 ? Math.max(1, least) : more
  if (items === undefined) return Array.from({ length: least }, (_, index) => index)
  const made: Json[] = []
  for (let attempts = 0; made.length < count && attempts < count * 5; attempts++) {
    const value = make(items, name, depth + 1, options)
    const isTaken = keywords.uniqueItems === true && made.some((each) => isSame(each, value))
    if (!isTaken) made.push(value)
  }
  return made
}

function wanted({ maxItems }: JsonObject, least: number, { manner }: MakeOptions): number {
  if (manner === 'empty') return least
  const most = typeof maxItems === 'number' ? maxItems : Number.POSITIVE_INFINITY
  return Math.max(least, Math.min(most, manner !== 'full' ? 1 : most <= fullMax ? most : fullDefault))
}

function makeObject(shape: Shape, name: string, depth: number, options: MakeOptions): Json {
  const { document, extent, direction } = options
  const { properties, required, keywords } = shape
  const made: Record<string, Json> = {}
  for (const [member, property] of properties) {
    const isHidden = shapeOf(document, property).keywords[direction === 'request' ? 'readOnly' : 'writeOnly'] === true
    const isDeprecated = property.value.deprecated === true
    const isWanted = required.has(member) || (extent === 'whole' && depth < depthMax && !isDeprecated)
    if (!isHidden && isWanted && depth <= depthMax * 3) made[member] = make(property, member, depth + 1, options)
  }
  for (const member of required) if (!properties.has(member)) made[member] = options.word(member)
  const least = typeof keywords.minProperties === 'number' ? keywords.minProperties : 0
  for (const [member, property] of properties) {
    if (Object.keys(made).length >= least) break
    made[member] ??= make(property, member, depth + 1, options)
  }
  const isWanted = extent === 'whole' && options.manner !== 'empty' && hasKnownKeys(shape, name, options)
  addEntries(made, shape, isWanted ? Math.max(1, least) : least, depth, options)
  return made
}

/** What is called so is kept for its sender, who may call its members anything. */
const senders =
  /^(meta_?data|labels|annotations|(custom|user|extra)_?(data|fields|attributes|properties)|extras?|attributes|properties|tags)$/i

/** Whether it is known what the members of a map may be called: by a rule, or because they are the sender's to call. */
function hasKnownKeys({ properties, keywords }: Shape, name: string, { direction }: MakeOptions): boolean {
  const isFree = properties.size === 0 && keywords.additionalProperties !== false && senders.test(name)
  return isObject(keywords.propertyNames) || (direction === 'request' && isFree)
}

/** The members of a map have names that nobody else chose. */
function addEntries(
  made: Record<string, Json>,
  { values, keywords }: Shape,
  least: number,
  depth: number,
  options: MakeOptions,
): void {
  const names = isObject(keywords.propertyNames) ? keywords.propertyNames : {}
  for (let attempts = 0; Object.keys(made).length < least && attempts < 20; attempts++) {
    const name = makeText(names, 'key', options)
    made[name] = values === undefined ? options.word('value') : make(values, 'value', depth + 1, options)
  }
}

function pick(values: readonly Json[], { random }: MakeOptions): Json {
  return values[Math.floor(random() * values.length)] ?? null
}
