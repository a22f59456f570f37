/**
 * An answer that does not fit its schema after all, because of what was sent or of rules that no single property shows: what is wrong is made
 * anew from the schema, or left out, until it fits.
 */
import { makeValue } from '../../document/make-value.ts'
import { shapeOf } from '../../document/shape.ts'
import { isObject, type Json, type JsonObject, type Located, locate, unescapePointer } from '../../spec/pointer.ts'
import { chanceFor } from '../chance.ts'
import type { AnswerProblem } from '../setting.ts'
import { makeUp } from '../things/making/make-up.ts'
import { wordFor } from '../things/making/words.ts'
import type { Showing } from './show.ts'

const roundsMax = 6
const drawsMax = 12

/** What is wrong with a body; empty where it fits. */
type ProblemsOf = (body: Json) => readonly AnswerProblem[]

/** What is repaired, and where in it the thing stands or the list of them, so that what is made anew of a thing is the same wherever it is shown. */
interface Repairing extends Showing {
  readonly within: readonly string[]
  /** The way from an element of a list to the thing. */
  readonly each: readonly string[]
  /** Of the elements of a list; null of one thing. */
  readonly purposes: readonly string[] | null
}

/** @param readings The document as it is read, the strictest first: where parts of it forbid each other's members, nothing fits that. */
export function repaired(showing: Repairing, schema: string | null, body: Json, readings: readonly ProblemsOf[]): Json {
  const whole = schema === null ? undefined : locate(showing.document, schema)
  if (whole === undefined) return body
  for (const problemsOf of readings) {
    const fitting = repairedBy(showing, whole, body, problemsOf)
    if (fitting !== undefined) return fitting
  }
  return body
}

function repairedBy(showing: Repairing, whole: Located, body: Json, problemsOf: ProblemsOf): Json | undefined {
  let current = body
  for (let round = 0; round < roundsMax; round++) {
    const problems = problemsOf(current)
    if (problems.length === 0) return current
    current = structuredClone(current)
    for (const problem of problems) current = mended(showing, whole, current, problem, round)
  }
  return problemsOf(current).length === 0 ? current : madeWhole(showing, whole, problemsOf)
}

/** What the schema makes by itself, tried with other chances. */
function madeWhole({ document, world, purpose }: Showing, whole: Located, problemsOf: ProblemsOf): Json | undefined {
  for (let draw = 0; draw < drawsMax; draw++) {
    const chance = chanceFor(world, `${purpose} whole ${draw}`)
    const made = makeValue(whole, {
      document,
      random: chance,
      word: (name) => wordFor(name, chance),
      extent: 'required',
      direction: 'response',
      byExample: draw === 0,
      nowMs: world.clock.now(),
    })
    if (problemsOf(made).length === 0) return made
  }
  return undefined
}

function mended(
  showing: Repairing,
  whole: Located,
  body: Json,
  { pointer, keyword, allowed }: AnswerProblem,
  round: number,
): Json {
  const names = pointer.split('/').slice(1).map(unescapePointer)
  if (forbidding.has(keyword)) {
    const owner = ownerOf(body, names)
    if (owner !== undefined) delete owner[names.at(-1) ?? '']
    return body
  }
  const only = ownerOf(body, names)
  if (only !== undefined && allowed !== undefined && allowed.length > 0) {
    // Values of a schema are JSON.
    only[names.at(-1) ?? ''] = allowed[round % allowed.length] as Json
    return body
  }
  // What only one of several forms has, the schema does not show by itself: what has these forms is made anew.
  for (let way: readonly string[] = names; way.length > 0; way = way.slice(0, -1)) {
    const place = schemaAt(showing.document, whole, way)
    const owner = ownerOf(body, way) ?? listOf(body, way)
    const name = way.at(-1) ?? ''
    if (place === undefined || owner === undefined) continue
    if (!place.isRequired && round >= patience) delete owner[name]
    else
      owner[name] = makeUp(showing.document, place.schema, showing.world, {
        name,
        purpose: `${purposeAt(showing, names)} ${round}`,
        byExample: round === 0,
      })
    return body
  }
  return body
}

function purposeAt({ purpose, within, each, purposes }: Repairing, names: readonly string[]): string {
  if (!within.every((name, index) => names[index] === name)) return `${purpose} beside ${names.join('/')}`
  const inner = names.slice(within.length)
  return purposes === null
    ? `${purpose} /${inner.join('/')}`
    : `${purposes[Number(inner[0])] ?? purpose} /${inner.slice(1 + each.length).join('/')}`
}

/** Keywords by which something must not be there. */
const forbidding: ReadonlySet<string> = new Set([
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'false schema',
])
/** After so many rounds what may be left out is. */
const patience = 3

/** The object that has the member, which is a clone that was made to be changed. */
function ownerOf(body: Json, names: readonly string[]): Record<string, Json> | undefined {
  const owner = valueAt(body, names.slice(0, -1))
  return isObject(owner) ? (owner as Record<string, Json>) : undefined
}

/** The list that has the element, whose indexes are names as well. */
function listOf(body: Json, names: readonly string[]): Record<string, Json> | undefined {
  const owner = valueAt(body, names.slice(0, -1))
  return Array.isArray(owner) ? (owner as unknown as Record<string, Json>) : undefined
}

interface Place {
  readonly schema: Located
  readonly isRequired: boolean
}

function schemaAt(document: JsonObject, whole: Located, names: readonly string[]): Place | undefined {
  let place: Place | undefined = { schema: whole, isRequired: true }
  for (const name of names) {
    if (place === undefined) return undefined
    const { properties, items, values, required, types } = shapeOf(document, place.schema)
    const property: Located | undefined = properties.get(name)
    const next = property ?? (types.includes('array') ? items : values)
    place = next && { schema: next, isRequired: required.has(name) || property === undefined }
  }
  return place
}

function valueAt(body: Json, names: readonly string[]): Json | undefined {
  let value: Json | undefined = body
  for (const name of names) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as JsonObject)[name]
  }
  return value
}
