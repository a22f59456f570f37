/** What can be read without making anything first: it answers as declared, and an element of a list is found by its id. */
import type { Operation } from '../../../spec/contract.ts'
import { isObject } from '../../../spec/pointer.ts'
import { elementsOf } from '../../paging.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import type { Specification } from '../../specification.ts'
import { itemIn } from '../thing.ts'

/** @param called Ids of operations that other scenarios call. */
export function plainReads(specification: Specification, called: ReadonlySet<string>): Scenario[] {
  const operations = Object.values(specification.contract.operations)
  const plain = operations.filter((operation) => !called.has(operation.id) && isPlain(specification, operation))
  const [first] = plain
  if (first === undefined) return []
  return [
    scenario('what can be read without more is answered', { system: first.system }, async ({ owner, step }) => {
      for (const operation of plain) {
        const answer = await step.apart(`${operation.method} ${operation.path}`, [operation.id], async ({ expect }) => {
          const found = await owner.send(operation.id)
          // Whether there is anything for this account nobody knows; that it fails is never right.
          expect(found.status).toBeAtMost(499)
          return found
        })
        const read = readOf(specification, operation)
        const [name] = (read && specification.resource(read)?.by) ?? []
        if (read === undefined || name === undefined || called.has(read.id) || answer === undefined) continue
        const element = elementsOf(answer.body).find(isObject)
        const id = itemIn(element, [name])?.[name]
        const [, parameter = ''] = /\{([^{}]+)\}/.exec(read.path) ?? []
        if (typeof id !== 'string' && typeof id !== 'number') continue
        await step.apart(`${read.method} ${read.path} of the first`, [read.id], async ({ expect }) => {
          const found = await owner.send(read.id, { path: { [parameter]: String(id) } })
          expect(found.status).toBeAtMost(299)
          expect(itemIn(found.body, [name])?.[name]).toBe(id)
        })
      }
    }),
  ]
}

export function isPlain(specification: Specification, operation: Operation): boolean {
  const needs = specification.parameters(operation).some(({ value }) => value.required === true)
  return operation.method === 'GET' && !operation.path.includes('{') && !needs
}

/** The operation that reads one element of a list, where it needs nothing but its id. */
export function readOf(specification: Specification, list: Operation): Operation | undefined {
  const resource = specification.resource(list)
  if (resource?.action !== 'list') return undefined
  return Object.values(specification.contract.operations).find((operation) => {
    const other = specification.resource(operation)
    const needed = specification.parameters(operation).filter(({ value }) => value.required === true)
    return other?.action === 'read' && other.collection === resource.collection && needed.length === 1
  })
}
