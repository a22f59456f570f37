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
  return edgesOf(states).flatMap(({ from, to, on }): Action[] => {
    const operation = on === undefined ? undefined : actionCalled(specification, read, on)
    return operation === undefined ? [] : [{ operation, from, to }]
  })
}

/** Why transitions of a life cycle are not asked for though something brings them about. */
export function unknownActions(specification: Specification, collection: Collection): string[] {
  const { name, states, read } = collection
  if (states === undefined || read === undefined) return []
  return edgesOf(states).flatMap(({ to, on }) => {
    if (on === undefined || actionCalled(specification, read, on) !== undefined) return []
    const other = Object.values(specification.contract.operations).find(({ id }) => id === idOf(on))
    const why =
      other === undefined
        ? `no action below ${read.path} has it as the last word of its path or as its operationId`
        : `${other.method} ${other.path} is no action below ${read.path}`
    return [`${name}: that "${on}" leads to ${to} (x-life-cycle) is not asked, because ${why}`]
  })
}

/** By the last word of its path, or by its operationId. */
function actionCalled({ contract }: Specification, read: Operation, on: string): Operation | undefined {
  const own = plain(read.path)
  const actions = Object.values(contract.operations).filter(
    ({ method, path }) => method !== 'GET' && method !== 'DELETE' && plain(path).startsWith(`${own}/`),
  )
  return (
    actions.find(
      ({ method, path }) => method === 'POST' && plain(path).toLowerCase() === `${own}/${on}`.toLowerCase(),
    ) ?? actions.find(({ id }) => id === idOf(on))
  )
}

/** As it is read from a document. */
function idOf(operationId: string): string {
  return operationId.replaceAll(/[^A-Za-z0-9_-]+/g, '_')
}

function plain(path: string): string {
  return path.replaceAll(/\{[^{}]+\}/g, '{}')
}
