/**
 * What would make more of an API asked: of each operation that is not called the one thing that is missing, said once for all that miss it,
 * and the most useful first.
 */
import { parametersIn, plain } from '../../../document/path-names.ts'
import type { Operation } from '../../../spec/contract.ts'
import { oncePer } from '../../specification/once-per.ts'
import type { Specification } from '../../specification/specification.ts'
import { givenPath } from './making/request-body.ts'
import { unshown } from './reading/plain-reads.ts'

export interface Asking {
  readonly specification: Specification
  readonly called: readonly Operation[]
  readonly notCalled: readonly Operation[]
  /** Why a create cannot be called, by its id. */
  readonly problems: ReadonlyMap<string, string>
}

const shownMax = 3

/** One thing that is missing, and what it would show how to call. */
export interface Wanting {
  readonly remedy: string
  readonly operations: readonly Operation[]
}

export function wantingOf(asking: Asking): Wanting[] {
  const known = new Set(asking.called.flatMap(({ path }) => placesIn(path)))
  const byRemedy = new Map<string, Operation[]>()
  for (const operation of asking.notCalled) {
    const remedy = remedyOf(asking, operation, known)
    const same = byRemedy.get(remedy)
    if (same === undefined) byRemedy.set(remedy, [operation])
    else same.push(operation)
  }
  return usefulFirst([...byRemedy].map(([remedy, operations]) => ({ remedy, operations })))
}

/** The same with what is called only by leave, and was not. */
export function withLeave(wanting: readonly Wanting[], waiting: readonly Operation[]): readonly Wanting[] {
  const remedy = 'leave for what nothing shows how to undo (--allow leftovers, singletons, or the operation)'
  return waiting.length === 0 ? wanting : usefulFirst([...wanting, { remedy, operations: waiting }])
}

function usefulFirst(wanting: readonly Wanting[]): Wanting[] {
  return wanting.toSorted((a, b) => b.operations.length - a.operations.length)
}

export function wantingText({ remedy, operations }: Wanting): string {
  const shown = operations.slice(0, shownMax).map(titleOf).join(', ')
  const rest = operations.length > shownMax ? ', ...' : ''
  return `${remedy}: ${operations.length} ${operations.length === 1 ? 'operation' : 'operations'} (${shown}${rest})`
}

function remedyOf(asking: Asking, operation: Operation, known: ReadonlySet<string>): string {
  const { specification, problems } = asking
  const given = givenPath(specification, operation)
  const names = parametersIn(operation.path)
  const outer = placesIn(operation.path).findIndex(
    (place, index) => !known.has(place) && !Object.hasOwn(given, names[index] ?? ''),
  )
  const name = names[outer]
  if (name !== undefined) return remedyOfPlace(asking, placesIn(operation.path)[outer] ?? '', name)
  const problem = problems.get(operation.id)
  if (problem !== undefined) return remedyOfProblem(operation, problem)
  const needed = unshown(specification, operation).filter(({ value }) => value.in !== 'path')
  if (operation.method === 'GET' && needed.length > 0)
    return `an example of ${needed.map(({ value }) => `"${String(value.name)}"`).join(' and ')}`
  return 'an "x-resource" that says what it makes, reads, changes or removes'
}

/** @param place Path of an element, whatever its parameters are called. */
function remedyOfPlace({ notCalled, problems }: Asking, place: string, name: string): string {
  const create = creatorsIn(notCalled).get(place)
  const where = `{${name}} in ${place.replace(/\{\}$/, `{${name}}`)}`
  if (create === undefined) return `an example of ${where}, or an operation that makes or lists what it names`
  const problem = problems.get(create.id)
  return problem === undefined
    ? `the id, a Location or a link in the answer of ${titleOf(create)}, or an example of ${where}`
    : remedyOfProblem(create, problem)
}

/** By the path of what they may make. */
const creatorsIn = oncePer((operations: readonly Operation[]) => {
  const posts = operations.filter(({ method }) => method === 'POST').toReversed()
  return new Map(posts.map((operation) => [`${plain(operation.path)}/{}`, operation]))
})

function remedyOfProblem(create: Operation, problem: string): string {
  const [, property] = /^its ("[^"]*") has to be the id/.exec(problem) ?? []
  return property === undefined
    ? `an example of the body of ${titleOf(create)}`
    : `an example of ${property} in the body of ${titleOf(create)}, or an operation that makes what it names`
}

/** The paths that end with each of its parameters, outermost first. */
function placesIn(path: string): string[] {
  const segments = plain(path).split('/')
  return segments.flatMap((segment, index) => (segment.includes('{}') ? [segments.slice(0, index + 1).join('/')] : []))
}

function titleOf({ method, path }: Operation): string {
  return `${method} ${path}`
}
