/** What a schema says of objects, with references and `allOf` followed and one of its alternatives taken. */
import { child, isObject, type Json, type JsonObject, type Located } from '../spec/pointer.ts'

export interface Shape {
  readonly types: readonly string[]
  readonly properties: ReadonlyMap<string, Located>
  readonly required: ReadonlySet<string>
  readonly items: Located | undefined
  /** The schema of the values of a map. */
  readonly values: Located | undefined
  /** Its other keywords, those of all parts together. */
  readonly keywords: JsonObject
}

const depthMax = 8

/** Shapes with the first of all alternatives, by document and pointer: a document never changes, and many ask the same. */
const known = new WeakMap<JsonObject, Map<string, Shape>>()

/** @param choose Takes one of so many alternatives; without it, the first is taken. */
export function shapeOf(document: JsonObject, schema: Located, choose?: (count: number) => number): Shape {
  if (choose !== undefined) return readShape(document, schema, choose)
  const shapes = known.get(document) ?? new Map<string, Shape>()
  known.set(document, shapes)
  const shape = shapes.get(schema.pointer) ?? readShape(document, schema, () => 0)
  shapes.set(schema.pointer, shape)
  return shape
}

function readShape(document: JsonObject, schema: Located, choose: (count: number) => number): Shape {
  const keywords: Record<string, Json> = {}
  const types = new Set<string>()
  const properties = new Map<string, Located>()
  const required = new Set<string>()
  let items: Located | undefined
  let values: Located | undefined
  let takesNull = false
  const seen = new Set<string>()
  const visit = (part: Located, depth: number): void => {
    // What was seen has nothing more to say, and schemas that are made of each other would be seen for ever.
    if (depth > depthMax || seen.has(part.pointer)) return
    seen.add(part.pointer)
    for (const type of typesOf(part.value)) types.add(type)
    Object.assign(keywords, part.value)
    for (const name of Object.keys(isObject(part.value.properties) ? part.value.properties : {})) {
      const property = child(document, part, 'properties', name)
      if (property !== undefined) properties.set(name, property)
    }
    for (const name of Array.isArray(part.value.required) ? part.value.required : []) required.add(String(name))
    items ??= child(document, part, 'items')
    values ??= child(document, part, 'additionalProperties')
    for (const index of indexesOf(part.value.allOf)) follow(part, depth, 'allOf', index)
    for (const keyword of ['oneOf', 'anyOf'] as const) {
      const branches = indexesOf(part.value[keyword]).filter((each) => {
        const branch = child(document, part, keyword, each)
        if (branch !== undefined && typesOf(branch.value).length === 1 && typesOf(branch.value)[0] === 'null')
          takesNull = true
        return branch !== undefined && !typesOf(branch.value).includes('null')
      })
      const index = branches[choose(branches.length)]
      if (index !== undefined) follow(part, depth, keyword, index)
    }
  }
  const follow = (part: Located, depth: number, ...names: readonly string[]): void => {
    const next = child(document, part, ...names)
    if (next !== undefined) visit(next, depth + 1)
  }
  visit(schema, 0)
  if (types.size === 0 && properties.size > 0) types.add('object')
  if (takesNull && types.size > 0) types.add('null')
  return { types: [...types], properties, required, items, values, keywords }
}

export function typesOf({ type }: JsonObject): string[] {
  return (Array.isArray(type) ? type : type === undefined ? [] : [type]).map(String)
}

function indexesOf(branches: Json | undefined): string[] {
  return Array.isArray(branches) ? [...branches.keys()].map(String) : []
}

/** Whether a property carries a flag, itself or beside its reference. */
export function isFlagged(schema: Located, name: string, flag: string, shape: Shape): boolean {
  const own = isObject(schema.value.properties) ? schema.value.properties[name] : undefined
  return (isObject(own) && own[flag] === true) || shape.properties.get(name)?.value[flag] === true
}

/** Where an object lies that has a property: in the value itself or in one of its members. */
export function pathToProperty(
  document: JsonObject,
  schema: Located,
  isWanted: (name: string, property: Located, others: ReadonlyMap<string, Located>) => boolean,
  isLikelier: (member: string) => boolean = () => false,
): { readonly within: readonly string[]; readonly name: string } | undefined {
  const find = (properties: ReadonlyMap<string, Located>): string | undefined =>
    [...properties].find(([name, property]) => isWanted(name, property, properties))?.[0]
  const { properties } = shapeOf(document, schema)
  const own = find(properties)
  if (own !== undefined) return { within: [], name: own }
  const likely = [...properties].toSorted(([one], [other]) => Number(isLikelier(other)) - Number(isLikelier(one)))
  for (const [member, property] of likely) {
    const shape = shapeOf(document, property)
    const name = shape.types.includes('array') ? undefined : find(shape.properties)
    if (name !== undefined) return { within: [member], name }
  }
  return undefined
}

/**
 * The schema of the elements of a list: of the array itself, or of the only array in the object, or of that which is called as lists are;
 * else of one in the only object that has some (`_embedded` of HAL).
 */
export function elementsSchema(document: JsonObject, schema: Located, depth = 0): Located | undefined {
  const { types, items, properties } = shapeOf(document, schema)
  if (types.includes('array')) return items
  const arrays = [...properties].flatMap(([name, property]) => {
    const shape = shapeOf(document, property)
    return shape.types.includes('array') && shape.items !== undefined ? [{ name, items: shape.items }] : []
  })
  if (arrays.length === 1) return arrays[0]?.items
  if (arrays.length > 1) {
    const [called, ...others] = arrays.filter(({ name }) => lists.has(name))
    return others.length === 0 ? called?.items : undefined
  }
  if (depth > 0) return undefined
  const within = [...properties.values()].flatMap((property) => elementsSchema(document, property, depth + 1) ?? [])
  return within.length === 1 ? within[0] : undefined
}

const lists: ReadonlySet<string> = new Set([
  'data',
  'items',
  'results',
  'records',
  'content',
  'rows',
  'entries',
  'value',
])
