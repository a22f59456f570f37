/** How to find and remove what carries the run's marks, from an element of a list. */

import type { Operation } from '../../spec/contract.ts'
import { withDigits } from '../exchange/digits.ts'
import { memberAt } from '../speak/paging.ts'
import type { Specification } from '../specification/specification.ts'
import type { Intention, Removal } from './journal.ts'

export interface Listing {
  readonly operation: Operation
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

/** The list in which something would stand, if there is one that can be asked with what is known of it. */
export function listingOf(
  specification: Specification,
  { system, collection, path, query }: Pick<Intention, 'system' | 'collection' | 'path' | 'query'>,
): Listing | undefined {
  const lists = specification
    .operationsOf(system, collection)
    .filter((operation) => specification.resource(operation)?.action === 'list')
  const namesIn = (operation: Operation): string[] =>
    operation.parameters.flatMap((parameter) => (parameter.in === 'path' ? [parameter.name] : []))
  // The widest list first: one that stands below something is gone with that, and what should have gone along may not be.
  for (const operation of lists.toSorted((a, b) => namesIn(a).length - namesIn(b).length)) {
    const names = namesIn(operation)
    if (!names.every((name) => path[name] !== undefined)) continue
    const declared = new Set(
      operation.parameters.flatMap((parameter) => (parameter.in === 'query' ? [parameter.name] : [])),
    )
    return {
      operation,
      path: Object.fromEntries(names.map((name) => [name, path[name] ?? ''])),
      query: Object.fromEntries(Object.entries(query).filter(([name]) => declared.has(name))),
    }
  }
  return undefined
}

/** The call that removes an element of a list; null when no operation does. */
export function removalOfElement(specification: Specification, intention: Intention, element: unknown): Removal | null {
  for (const operation of specification.operationsOf(intention.system, intention.collection)) {
    const resource = specification.resource(operation)
    if (resource?.action !== 'delete' || operation.body !== null) continue
    const names = operation.parameters.flatMap((parameter) => (parameter.in === 'path' ? [parameter.name] : []))
    const path: Record<string, string> = {}
    for (const name of names) {
      const value = name === names.at(-1) ? nameOf(element, resource.by) : intention.path[name]
      if (value === undefined) return null
      path[name] = value
    }
    return { operationId: operation.id, path, query: intention.query }
  }
  return null
}

/** What the document identifies it by; an element of a list may have it on its own or where single answers have it. */
function nameOf(element: unknown, by: readonly string[]): string | undefined {
  for (const path of by) {
    const value = memberAt(element, path) ?? memberAt(element, path.split('.').at(-1) ?? path)
    if (typeof value === 'string' || typeof value === 'number') return withDigits(String(value))
  }
  return undefined
}
