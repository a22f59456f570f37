/**
 * Values beside a valid one: a member left out, a type exchanged, a bound overstepped or just met. They are only guesses; whether one is
 * valid, and which fact says so, the compiled schema decides afterwards. Each kind of them stands in `mutations/`.
 */
import { child, isObject, type Json, type JsonObject, type Located } from '../../../spec/pointer.ts'
import type { Change, Site } from './mutations/mutation.ts'
import { mutationsOfArrays } from './mutations/of-arrays.ts'
import { mutationsOfNumbers } from './mutations/of-numbers.ts'
import { mutationsOfObjects } from './mutations/of-objects.ts'
import { mutationsOfTexts } from './mutations/of-texts.ts'
import { anotherJson, anotherType } from './mutations/of-types.ts'

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

/** A change, with the schema that it was made from. */
type Found = Change & { readonly at: JsonObject }

/** @param value Fits the schema. */
export function mutationsOf(
  document: JsonObject,
  schema: Located,
  value: Json,
  { depthMax, isThorough = false }: MutationOptions,
): Mutation[] {
  const mutations: Mutation[] = []
  const seen = new Set<string>()
  const once = { isForeignWritten: false }
  for (const { at, title, path, to } of changesOf(schema, value, [])) {
    const mutated = replaceAt(value, path, to)
    const key = JSON.stringify(mutated) ?? ''
    if (mutated === undefined || seen.has(key)) continue
    seen.add(key)
    mutations.push({ title, value: mutated, at })
  }
  return mutations

  function* changesOf(part: Located, here: Json, path: readonly string[]): Generator<Found> {
    if (path.length > depthMax) return
    const what = path.length === 0 ? 'the body' : path.join('.')
    yield* changesHere({ document, part, schema: part.value, here, path, what, isThorough, once, below: changesOf })
    for (const branch of branchesFor(document, part, here)) yield* changesOf(branch, here, path)
  }
}

/** In the order in which they are asked. */
function* changesHere(site: Site): Generator<Found> {
  const { schema, here, path } = site
  const changes: Iterable<Change>[] = [anotherJson(site)]
  // What needs a member is refused without it, and needs no further proof that it has to be an object.
  if (path.length > 0 || schema.required === undefined) changes.push(anotherType(site))
  if (typeof here === 'string') for (const mutation of mutationsOfTexts) changes.push(mutation({ ...site, here }))
  if (typeof here === 'number') for (const mutation of mutationsOfNumbers) changes.push(mutation({ ...site, here }))
  if (Array.isArray(here)) for (const mutation of mutationsOfArrays) changes.push(mutation({ ...site, here }))
  if (isObject(here)) for (const mutation of mutationsOfObjects) changes.push(mutation({ ...site, here }))
  // What comes from below knows its own schema.
  for (const each of changes) for (const change of each) yield { at: schema, ...change }
}

function* branchesFor(document: JsonObject, part: Located, here: Json): Generator<Located> {
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
    const branches = part.value[keyword]
    if (!Array.isArray(branches)) continue
    for (const index of branches.keys()) {
      const branch = child(document, part, keyword, String(index))
      if (branch !== undefined && (keyword === 'allOf' || isLike(branch.value, here))) yield branch
    }
  }
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
