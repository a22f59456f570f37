/** What can be read without making anything first: it answers as declared, and an element of a list is found by its id. */

import { codeOf } from '../../../../document/error-statuses.ts'
import type { Operation } from '../../../../spec/contract.ts'
import { isObject, type Json } from '../../../../spec/pointer.ts'
import { elementsOf } from '../../../speak/paging.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { itemIn } from '../making/thing.ts'
import { summaryOf } from '../making/writes.ts'
import { endUnlessAccepted, endUnlessAnswered, isOfCredential } from './plain-answers.ts'

/** @param called Ids of operations that other scenarios ask for without a credential. */
export function plainReads(specification: Specification, called: ReadonlySet<string>): Scenario[] {
  const operations = Object.values(specification.contract.operations)
  const plain = operations.filter((operation) => isPlain(specification, operation))
  const [first] = plain
  if (first === undefined) return []
  return [
    scenario(
      'what can be read without more is answered',
      { system: first.system },
      async ({ owner, anonymous, step, isTokenGood }) => {
        const refusing = new Set<Operation>()
        for (const operation of plain) {
          const title = `${operation.method} ${operation.path}`
          await step.apart(title, [operation.id], async ({ expect }) => {
            const found = await owner.send(operation.id)
            if (isOfCredential(operation, found)) {
              refusing.add(operation)
              throw new NotExercised(`the target refuses the credential: ${summaryOf(found)}`)
            }
            endUnlessAnswered(specification, operation, found)
            const first = firstOf(specification, operation, found.body)
            if (first === undefined) return
            const one = await owner.send(first.read.id, { path: first.path })
            expect(one.status, first.read.id).toBeAtMost(299)
            expect(itemIn(one.body, [first.name])?.[first.name], first.read.id).toBe(first.id)
          })
          if (!operation.secured || called.has(operation.id)) continue
          await step.apart(`${title} without a credential`, [operation.id], async () => {
            if (refusing.has(operation)) throw new NotExercised('it is refused with a credential too')
            await anonymous.refused(operation.id, {}, codeOf(401), codeOf(403))
          })
        }
        // Of a credential that nothing accepts nobody knows that it is a good one.
        for (const operation of isTokenGood() ? refusing : []) {
          const title = `${operation.method} ${operation.path} with a credential that others accept`
          await step.apart(title, [operation.id], async () =>
            endUnlessAccepted(specification, operation, await owner.send(operation.id)),
          )
        }
      },
    ),
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

/** How the first element of a list is read by itself; undefined where there is none, or nothing shows how. */
function firstOf(specification: Specification, list: Operation, body: unknown): FirstElement | undefined {
  const read = readOf(specification, list)
  const [name] = (read && specification.resource(read)?.by) ?? []
  if (read === undefined || name === undefined) return undefined
  const id = itemIn(elementsOf(body).find(isObject), [name])?.[name]
  const [, parameter = ''] = /\{([^{}]+)\}/.exec(read.path) ?? []
  const isId = typeof id === 'string' || typeof id === 'number'
  return isId ? { read, name, id, path: { [parameter]: String(id) } } : undefined
}

interface FirstElement {
  readonly read: Operation
  readonly name: string
  readonly id: Json
  readonly path: Readonly<Record<string, string>>
}
