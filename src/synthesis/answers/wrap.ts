/** The whole of an answer around the thing or the list that it is about. */
import type { AnswerModel } from '../../document/model/model.ts'
import { shapeOf } from '../../document/shape.ts'
import { isObject, type Json, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import { type Around, confirmation, memberBeside, toldAs } from './beside.ts'
import type { ListFacts } from './list-facts.ts'
import { type Showing, show } from './show.ts'

interface Wrapped {
  /** Of the answer. */
  readonly status: number
  /** What stands where the model says. */
  readonly content: Json
  /** Of its elements, where it is a list of things. */
  readonly purposes?: readonly string[]
  /** Of a list. */
  readonly facts?: ListFacts
  /** Path of the member that gives the next page, and its value. */
  readonly next?: { readonly path: readonly string[]; readonly value: Json }
}

export function wrap(
  showing: Showing,
  { kind, within, each, schema }: AnswerModel,
  { content, status, purposes, facts, next }: Wrapped,
): Json {
  const whole = schema === null ? undefined : locate(showing.document, schema)
  const around: Around = { showing, facts, purposes, each, status, nextValue: next?.value ?? null }
  if (whole === undefined) return content
  const body = wrapped(around, whole, content, within, next?.path)
  return kind === 'other' && isObject(body) ? confirming(around, whole, body) : body
}

/** An answer that has no place for the thing says all the same that something was done: `{ "data": true, "message": "..." }`. */
function confirming(around: Around, whole: Located, body: JsonObject): Json {
  const { properties } = shapeOf(around.showing.document, whole)
  const said = [...properties].flatMap(([name, property]): [string, Json][] => {
    if (Object.hasOwn(body, name)) return []
    const value = confirmation(around, name, property, Object.keys(body).length === 0)
    return value === undefined ? [] : [[name, value]]
  })
  return said.length === 0 ? body : { ...body, ...Object.fromEntries(said) }
}

function wrapped(
  around: Around,
  part: Located,
  content: Json,
  way: readonly string[],
  nextWay: readonly string[] | undefined,
): Json {
  const { showing } = around
  const [inner, ...deeper] = way
  if (inner === undefined) return shown(around, part, content)
  const { properties, required } = shapeOf(showing.document, part)
  const made: Record<string, Json> = {}
  for (const [name, property] of properties) {
    const nextWithin = nextWay?.[0] === name ? nextWay.slice(1) : undefined
    const value =
      name === inner
        ? wrapped(around, property, content, deeper, nextWithin)
        : memberBeside(around, {
            name: toldAs(name, properties),
            property,
            isRequired: required.has(name),
            nextWay: nextWithin,
          })
    if (value !== undefined) made[name] = value
  }
  return made
}

/** A thing among others shows what it shows by itself. */
function shown({ showing, purposes, each, ...around }: Around, part: Located, content: Json): Json {
  const { items } = shapeOf(showing.document, part)
  if (purposes === undefined || items === undefined || !Array.isArray(content)) return show(showing, part, content)
  return content.map((one: Json, index) => {
    const alone = { ...around, showing: { ...showing, purpose: purposes[index] ?? '' }, purposes: undefined, each: [] }
    return wrapped(alone, items, one, each, undefined)
  })
}
