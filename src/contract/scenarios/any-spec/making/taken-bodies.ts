/**
 * What a target was seen to take of an operation. There are rules that no schema can say, so what refuses what the schema allows is given
 * less of our own making, for as long as the run lasts: first whole numbers, then the document's examples, then no more than has to be there.
 */
import type { MakeOptions } from '../../../../document/make-options.ts'
import type { Operation } from '../../../../spec/contract.ts'
import type { Specification } from '../../../specification/specification.ts'

type Manner = 'made up' | 'of whole numbers' | 'of times to come' | 'of today' | 'by example' | 'by example, the least'

/** In the order in which they are tried; what is of whole numbers, or of times, only where something is. Numbers stay whole from then on. */
const manners: readonly Manner[] = [
  'made up',
  'of whole numbers',
  'of times to come',
  'of today',
  'by example',
  'by example, the least',
]

/** What a body has of which a target may want less than its schema allows. */
export interface Has {
  readonly times: boolean
  readonly fractions: boolean
}

interface Seen {
  manner: Manner
  /** Something was taken that had more than has to be there. */
  isTaken: boolean
}

const seen = new WeakMap<Specification, Map<string, Seen>>()

function seenOf(specification: Specification, { id }: Operation): Seen {
  const known = seen.get(specification) ?? new Map<string, Seen>()
  seen.set(specification, known)
  const found = known.get(id) ?? { manner: 'made up', isTaken: false }
  known.set(id, found)
  return found
}

export function wantsExamples(specification: Specification, operation: Operation): boolean {
  return seenOf(specification, operation).manner.startsWith('by example')
}

/** Which times to send. What is taken from examples has times to come beside them. */
export function timesOf(specification: Specification, operation: Operation): Pick<MakeOptions, 'times' | 'slot'> {
  const { manner } = seenOf(specification, operation)
  if (manner === 'made up' || manner === 'of whole numbers') return { times: 'usual' }
  if (manner === 'of today') return { times: 'today' }
  const slot = slots.get(specification) ?? 0
  slots.set(specification, slot + 1)
  return { times: 'coming', slot }
}

/** How many times to come were given: two of them may not overlap where they are of one room. */
const slots = new WeakMap<Specification, number>()

/** Whether to send whole numbers where a fraction is allowed: what made a thing was refused with one, or this was. */
export function isWholeOf(specification: Specification, operation: Operation): boolean {
  const collectionOf = (id: string): string | undefined =>
    specification.resource(specification.operation(id))?.collection
  const own = collectionOf(operation.id)
  return [...(seen.get(specification) ?? [])].some(
    ([id, { manner }]) =>
      manner !== 'made up' && (id === operation.id || (own !== undefined && collectionOf(id) === own)),
  )
}

/** How much to send, where so much was meant to be sent. */
export function extentOf(
  specification: Specification,
  operation: Operation,
  extent: MakeOptions['extent'],
): MakeOptions['extent'] {
  return seenOf(specification, operation).manner === 'by example, the least' ? 'required' : extent
}

export function noteTaken(specification: Specification, operation: Operation): void {
  seenOf(specification, operation).isTaken = true
}

/**
 * After a refusal: goes on to the next manner, if there is one. What was taken once has nothing to leave out.
 */
export function giveLess(specification: Specification, operation: Operation, has: Has): boolean {
  const found = seenOf(specification, operation)
  const next = manners
    .slice(manners.indexOf(found.manner) + 1)
    .find((manner) => manner.startsWith('by example') || (manner === 'of whole numbers' ? has.fractions : has.times))
  if (next === undefined || (next === 'by example, the least' && found.isTaken)) return false
  found.manner = next
  return true
}

export function giveLeast(specification: Specification, operation: Operation): void {
  const found = seenOf(specification, operation)
  if (!found.isTaken) found.manner = 'by example, the least'
}

/** After a refusal that nobody declares: goes on to the document's examples, once, unless something made up was taken before. */
export function giveExamples(specification: Specification, operation: Operation): boolean {
  const found = seenOf(specification, operation)
  if (found.isTaken || found.manner.startsWith('by example')) return false
  found.manner = 'by example'
  return true
}
