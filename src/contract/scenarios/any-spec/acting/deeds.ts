/** Actions of which the document itself shows what they do to a thing: by the word of their path, its states, and what 409 is described as. */

import { type RefusedWhen, refusedWhen } from '../../../../document/model/states/refused-when.ts'
import { isStateName } from '../../../../document/model/states/state-names.ts'
import { flat, lastWord, plain } from '../../../../document/path-names.ts'
import { shapeOf } from '../../../../document/shape.ts'
import type { Operation } from '../../../../spec/contract.ts'
import type { Json, Located } from '../../../../spec/pointer.ts'
import { isNamed } from '../../../specification/response-key.ts'
import type { Specification } from '../../../specification/specification.ts'
import { type Collection, itemSchema } from '../collections.ts'
import { actionsOf } from './actions.ts'
import { comesToRest, participlesOf, statesLedTo, undoneBy } from './participles.ts'

export interface Deed {
  readonly operation: Operation
  /** The property that shows it, and the values of it that do; undefined where none is named so. */
  readonly outcome: Outcome | undefined
  readonly refused: RefusedWhen | undefined
}

export interface Outcome {
  readonly property: string
  readonly values: readonly Json[]
  /** Nothing else follows by itself. */
  readonly isResting: boolean
}

/** Those that the life cycle of a document does not name; of one that is answered before it is done nothing is known. */
export function deedsOf(specification: Specification, collection: Collection): readonly Deed[] {
  const { read } = collection
  const schema = read && itemSchema(specification, read)
  if (read === undefined || schema === undefined) return []
  const commanded = new Set(actionsOf(specification, collection).map(({ operation }) => operation.id))
  return Object.values(specification.contract.operations).flatMap((operation): Deed[] => {
    if (!isAction(operation, read) || commanded.has(operation.id) || isLater(operation)) return []
    const resource = specification.resource(operation)
    if (resource !== undefined && resource.collection !== collection.name) return []
    const deed = deedOf(specification, schema, operation)
    return deed === undefined ? [] : [deed]
  })
}

/** Right below the thing, or behind a colon at its path, and no part of it that is read. */
function isAction({ method, path }: Operation, read: Operation): boolean {
  const [whole, thing] = [plain(path), plain(read.path)]
  const rest = whole.startsWith(thing) ? whole.slice(thing.length) : ''
  return ['POST', 'PUT', 'PATCH'].includes(method) && /^(\/(actions?\/)?[^/{}:]+|:\w+)$/.test(rest)
}

function isLater({ responses }: Operation): boolean {
  return responses.some(({ status }) => status === 202)
}

function deedOf(specification: Specification, schema: Located, operation: Operation): Deed | undefined {
  const word = lastWord(operation.path) ?? ''
  const states = statesIn(specification, schema)
  const conflict = isNamed(specification, operation, 409)
    ? specification.part(operation, 'responses', '409')?.value.description
    : undefined
  const outcome = outcomeOf(specification, schema, word, states)
  const to = (outcome?.values ?? []).filter((value) => typeof value === 'string')
  const { summary, description } = specification.located(operation).operation.value
  const refused =
    conflict === undefined
      ? undefined
      : refusedWhen(
          {
            conflict: String(conflict),
            action: [summary, description].filter((text) => typeof text === 'string').join('. '),
          },
          states?.values ?? [],
          to,
        )
  // What makes or changes something by PUT is no action unless its word says so.
  if (outcome === undefined && (refused === undefined || operation.method !== 'POST')) return undefined
  return { operation, outcome, refused }
}

interface StateProperty {
  readonly property: string
  readonly values: readonly string[]
}

function statesIn({ document }: Specification, schema: Located): StateProperty | undefined {
  for (const part of [schema, ...shapeOf(document, schema).properties.values()]) {
    for (const [property, member] of shapeOf(document, part).properties) {
      const { keywords } = shapeOf(document, member)
      const values = Array.isArray(keywords.enum) ? keywords.enum.filter((value) => typeof value === 'string') : []
      if (values.length > 1 && isStateName(property)) return { property, values }
    }
  }
  return undefined
}

function outcomeOf(
  { document }: Specification,
  schema: Located,
  word: string,
  states: StateProperty | undefined,
): Outcome | undefined {
  const isResting = comesToRest(word)
  const values = states === undefined ? [] : statesLedTo(word, states.values)
  if (states !== undefined && values.length > 0) return { property: states.property, values, isResting }
  const flags = [...shapeOf(document, schema).properties].filter(
    ([, member]) => shapeOf(document, member).types.join() === 'boolean',
  )
  const flagOf = (words: readonly string[]): string | undefined => {
    const wanted = new Set(words.flatMap((each) => [flat(each), `is${flat(each)}`]))
    return flags.find(([property]) => wanted.has(flat(property)))?.[0]
  }
  const [done, undone] = [flagOf(participlesOf(word)), flagOf(undoneBy(word))]
  if (done !== undefined) return { property: done, values: [true], isResting }
  return undone === undefined ? undefined : { property: undone, values: [false], isResting: true }
}

/** Whether the document says that what it leads to is none of the states in which it is taken. */
export function isAgainRefused({ outcome, refused }: Deed): boolean {
  if (refused === undefined) return false
  const to = outcome?.values ?? []
  return (
    refused.isOnce ||
    to.some((value) => refused.never.includes(String(value))) ||
    (to.length > 0 && refused.from.length > 0)
  )
}

/** Whether it is refused in a state. */
export function isRefusedIn({ outcome, refused }: Deed, state: Json): boolean {
  if (refused === undefined) return false
  const isDone = outcome?.values.includes(state) === true
  return (
    (refused.isOnce && isDone) ||
    refused.never.includes(String(state)) ||
    (refused.from.length > 0 && !refused.from.includes(String(state)))
  )
}
