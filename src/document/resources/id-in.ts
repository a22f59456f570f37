/** Which property of a thing the parameter of its path speaks of. */
import type { JsonObject, Located } from '../../spec/pointer.ts'
import { flat, isIdOf } from '../path-names.ts'
import { pathToProperty, shapeOf, typesOf } from '../shape.ts'
import { isSingularOf } from '../words.ts'

/** A parameter, and the name of the collection whose elements it tells apart. */
export interface Telling {
  readonly parameter: string
  /** The parameter as the document has it; undefined where there is no path of an element. */
  readonly declared: Located | undefined
  readonly schema: JsonObject
  readonly collection: string
}

type Rule = (telling: Telling) => Parameters<typeof pathToProperty>[2] | undefined

/** What ids are mostly called. */
const ids = ['id', 'uid', 'uuid', 'guid', 'gid', 'sid', 'oid']
/** What else tells things apart; a parameter names it by its last word, as `{project_key}` does. */
const keys = ['key', 'slug', 'name', 'number', 'code', 'handle', 'login', 'username', 'token', 'ref', 'reference']
/** What is meant by the name of a thing. */
const names = ['name', 'login', 'username', 'slug']
/** A sender chooses these, so that a path may well speak of them where it says no more than what the thing is. */
const chosen: ReadonlySet<string> = new Set(['slug', 'key', 'login', 'username', 'handle', 'code'])

/** The likelier first. */
const rules: readonly Rule[] = [
  // Of `/comments/{comment}` the text that is called so is what somebody wrote, where there is an id too.
  ({ parameter, collection }) =>
    (name, _, others) =>
      isIdOf(name, parameter) &&
      !(
        flat(name) === flat(parameter) &&
        isSingularOf(parameter, collection) &&
        [...others.keys()].some((other) => flat(other) === 'id')
      ),
  ({ parameter }) =>
    (name) =>
      ([...ids, ...keys].includes(flat(name)) && flat(parameter).endsWith(flat(name))) ||
      (flat(name) === 'number' && flat(parameter).endsWith('index')),
  // "The name of the organization", of a parameter that is called after the thing alone.
  ({ parameter, collection, declared, schema }) => {
    const description = declared?.value.description
    const isCalledName = typeof description === 'string' && /\bname\b/i.test(description)
    if (!isCalledName || /\bids?\b|\bidentifiers?\b/i.test(description) || !isSingularOf(parameter, collection))
      return undefined
    return (name, { value }) => names.includes(flat(name)) && isOfOneType(schema, value)
  },
  // `/customers/{customer}` is mostly found by the id, unless something else is as likely.
  ({ parameter, collection, declared, schema }) => {
    const description = declared?.value.description
    const isCalledId = typeof description === 'string' && /\bids?\b|\bidentifiers?\b/i.test(description)
    if (!isCalledId && !isSingularOf(parameter, collection)) return undefined
    return (name, { value }, others) =>
      ids.includes(flat(name)) &&
      (isCalledId || ![...others.keys()].some((other) => chosen.has(flat(other)))) &&
      isOfOneType(schema, value)
  },
]

/** @returns Where in a value of a schema the id stands. */
export function idIn(document: JsonObject, schema: Located, telling: Telling): ReturnType<typeof pathToProperty> {
  // What the value itself has is likelier than what one of its members has.
  const { properties } = shapeOf(document, schema)
  for (const rule of rules) {
    const isIt = rule(telling)
    const [name] = isIt === undefined ? [] : ([...properties].find(([each, own]) => isIt(each, own, properties)) ?? [])
    if (name !== undefined) return { within: [], name }
  }
  for (const rule of rules) {
    const isIt = rule(telling)
    const found = isIt && pathToProperty(document, schema, isIt, (member) => isSingularOf(member, telling.collection))
    if (found !== undefined) return found
  }
  return undefined
}

function isOfOneType(one: JsonObject, other: JsonObject): boolean {
  const [a, b] = [typesOf(one), typesOf(other)].map((types) => types.filter((type) => type !== 'null'))
  return a === undefined || b === undefined || a.length === 0 || b.length === 0 || a.some((type) => b.includes(type))
}
