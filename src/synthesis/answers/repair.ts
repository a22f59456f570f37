/**
 * An answer that does not fit its schema after all, because of what was sent or of rules that no single property shows: what is wrong is made
 * anew from the schema, or left out, until it fits.
 */
import { makeValue } from '../../document/make-value.ts'
import { shapeOf } from '../../document/shape.ts'
import { type Json, type JsonObject, type Located, locate, unescapePointer } from '../../spec/pointer.ts'
import { chanceFor } from '../chance.ts'
import type { AnswerProblem } from '../setting.ts'
import { makeUp } from '../things/make-up.ts'
import { wordFor } from '../things/words.ts'
import type { Showing } from './show.ts'

const roundsMax = 6
const drawsMax = 12

/** What is wrong with a body; empty where it fits. */
type ProblemsOf = (body: Json) => readonly AnswerProblem[]

/** @param readings The document as it is read, the strictest first: where parts of it forbid each other's members, nothing fits that. */
export function repaired(showing: Showing, schema: string | null, body: Json, readings: readonly ProblemsOf[]): Json {
  const whole = schema === null ? undefined : locate(showing.document, schema)
  if (whole === undefined) return body
  for (const problemsOf of readings) {
    const fitting = repairedBy(showing, whole, body, problemsOf)
    if (fitting !== undefined) return fitting
  }
  return body
}

function repairedBy(showing: Showing, whole: Located, body: Json, problemsOf: ProblemsOf): Json | undefined {
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
  showing: Showing,
  whole: Located,
  body: Json,
  { pointer, keyword }: AnswerProblem,
  round: number,
): Json {
  const names = pointer.split('/').slice(1).map(unescapePointer)
  const last = names.at(-1)
  if (last === undefined) return body
  const place = schemaAt(showing.document, whole, names)
  const owner = valueAt(body, names.slice(0, -1))
  if (typeof owner !== 'object' || owner === null) return body
  const isForbidden = ['additionalProperties', 'unevaluatedProperties', 'propertyNames', 'false schema'].includes(
    keyword,
  )
  // A clone that was made to be changed.
  const changing = owner as Record<string, Json>
  if (isForbidden || place === undefined || (!place.isRequired && round > 0)) {
    if (Array.isArray(owner)) return body
    delete changing[last]
    return body
  }
  changing[last] = makeUp(showing.document, place.schema, showing.world, {
    name: last,
    purpose: `${showing.purpose} ${pointer} ${round}`,
    byExample: round === 0,
  })
  return body
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
