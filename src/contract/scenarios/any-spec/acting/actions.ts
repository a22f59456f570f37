/** Transitions that somebody commands: an action of that name below the element. */
import type { Operation } from '../../../../spec/contract.ts'
import { isObject } from '../../../../spec/pointer.ts'
import type { Specification } from '../../../specification/specification.ts'
import type { Collection } from '../collections.ts'
import { edgesOf } from './edges.ts'

export interface Action {
  readonly operation: Operation
  readonly from: readonly string[]
  readonly to: string
}

/** The operations that the transitions of a life cycle are named for. */
export function actionsOf(specification: Specification, collection: Collection): Action[] {
  const { states, read } = collection
  if (states === undefined || read === undefined || !isObject(states.lifeCycle)) return []
  const own = plain(read.path)
  return edgesOf(states).flatMap(({ from, to, on }): Action[] => {
    const operation = Object.values(specification.contract.operations).find(
      ({ method, path }) =>
        on !== undefined && method === 'POST' && plain(path).toLowerCase() === `${own}/${on}`.toLowerCase(),
    )
    return operation === undefined ? [] : [{ operation, from, to }]
  })
}

function plain(path: string): string {
  return path.replaceAll(/\{[^{}]+\}/g, '{}')
}
