/** What can be read without making anything first: it answers as declared, and an element of a list is found by its id. */

import { parametersIn } from '../../../../document/path-names.ts'
import type { Operation } from '../../../../spec/contract.ts'
import { isObject, type Json, type Located } from '../../../../spec/pointer.ts'
import { withDigits } from '../../../exchange/digits.ts'
import type { Input } from '../../../exchange/exchange.ts'
import { brief } from '../../../judge/clause.ts'
import type { Answer } from '../../../speak/actor.ts'
import { elementsOf } from '../../../speak/paging.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Context, type Scenario, scenario } from '../../scenario.ts'
import { refusedCodes } from '../credentials.ts'
import { containersOf, pathWithin } from '../making/containers.ts'
import { itemIn } from '../making/item-in.ts'
import { givenPath, makeBody, onlyValue, requiredParameters, shownValue } from '../making/request-body.ts'
import { makingOf } from '../making/thing.ts'

import { summaryOf } from '../making/writes.ts'
import { endUnlessAccepted, endUnlessAnswered, isOfCredential } from './plain-answers.ts'
import { isPlainRead } from './read-like.ts'

/** @param called Ids of operations that other scenarios ask for without a credential. */
export function plainReads(specification: Specification, called: ReadonlySet<string>): Scenario[] {
  const operations = Object.values(specification.contract.operations)
  // What is made and read anyway need not be read by an example of the documentation.
  const isByExample = (operation: Operation): boolean =>
    !called.has(operation.id) && isReadableByExample(specification, operation)
  const plain = operations.filter((operation) => isReadable(specification, operation) || isByExample(operation))
  const isActing = (operation: Operation): boolean =>
    operation.method === 'GET' && specification.acts(operation) !== undefined
  const reads = plain.filter((operation) => !isActing(operation))
  return [...readsOf(specification, called, reads), ...actsOf(specification, plain.filter(isActing))]
}

/** What does more than read, where somebody named it: once, and after all else, for it may be that nothing can be asked after it. */
function actsOf(specification: Specification, acting: readonly Operation[]): Scenario[] {
  const [first] = acting
  if (first === undefined) return []
  return [
    scenario('what does more than read is answered', { system: first.system, isLast: true }, async (context) => {
      for (const operation of acting)
        await context.step.apart(`${operation.method} ${operation.path}`, [operation.id], async () => {
          const input = await inputOf(specification, context, operation)
          endUnlessAnswered(specification, operation, await context.owner.send(operation.id, input))
        })
    }),
  ]
}

function readsOf(specification: Specification, called: ReadonlySet<string>, plain: readonly Operation[]): Scenario[] {
  const [first] = plain
  if (first === undefined) return []
  return [
    scenario('what can be read without more is answered', { system: first.system }, async (context) => {
      const { owner, anonymous, step, isTokenGood } = context
      const refusing = new Set<Operation>()
      const ask = async (operation: Operation): Promise<Answer> =>
        owner.send(operation.id, await inputOf(specification, context, operation))
      for (const operation of plain) {
        const title = `${operation.method} ${operation.path}`
        await step.apart(title, [operation.id], async ({ expect }) => {
          const found = await ask(operation)
          if (isOfCredential(operation, found)) {
            refusing.add(operation)
            throw new NotExercised(`the target refuses the credential: ${summaryOf(found)}`)
          }
          endUnlessAnswered(specification, operation, found)
          const first = firstOf(specification, operation, found.body)
          if (first === undefined) return
          const path = await pathWithin(specification, context, operation)
          const one = await owner.send(first.read.id, { path: { ...path, ...first.path } })
          const what = `an element that ${operation.id} lists (${first.name} ${brief(first.id)})`
          const unread = `${first.read.id} answered ${one.status} for ${what}`
          if (!expect(one.status, first.read.id).toHold(unread, '200', (status) => Number(status) < 300)) return
          const id = itemIn(one.body, [first.name])?.[first.name]
          const other = `${first.read.id} answers another (${first.name} ${brief(id)}) for ${what}`
          expect(id, first.read.id).toHold(other, brief(first.id), () => id === first.id)
        })
        if (!operation.secured || called.has(operation.id)) continue
        await step.apart(`${title} without a credential`, [operation.id], async () => {
          if (refusing.has(operation)) throw new NotExercised('it is refused with a credential too')
          const input = await inputOf(specification, context, operation)
          await anonymous.refused(operation.id, input, ...refusedCodes(specification, operation))
        })
      }
      // Of a credential that nothing accepts nobody knows that it is a good one.
      for (const operation of isTokenGood() ? refusing : []) {
        const title = `${operation.method} ${operation.path} with a credential that others accept`
        await step.apart(title, [operation.id], async () =>
          endUnlessAccepted(specification, operation, await ask(operation)),
        )
      }
    }),
  ]
}

/** Its path, and what it has to be asked with, as the document shows it. */
async function inputOf(specification: Specification, context: Context, operation: Operation): Promise<Input> {
  const path = await pathWithin(specification, context, operation)
  const making = makingOf({ specification, context }, 'required')
  // A body of a GET has no meaning, and clients send none.
  const isBare = operation.body === null || operation.method === 'GET'
  const made = isBare ? undefined : makeBody(specification, operation, making)
  if (made !== undefined && 'problem' in made)
    throw new NotExercised(`no body of ${operation.id} could be made up: ${made.problem}`)
  const body = made === undefined ? {} : { body: made.body }
  return {
    ...body,
    ...requiredParameters(specification, operation, makingOf({ specification, context }, 'required')),
    path,
  }
}

/** Parameters that have to be there and for which the document shows nothing. */
export function unshown(specification: Specification, operation: Operation): readonly Located[] {
  return specification
    .parameters(operation)
    .filter((parameter) => parameter.value.required === true && shownValue(specification, parameter) === undefined)
}

/** Whether an operation reads something with no more than the document shows, or within the only thing that there is. */
export function isReadable(specification: Specification, operation: Operation): boolean {
  if (unshown(specification, operation).some(({ value }) => value.in !== 'path')) return false
  if (operation.method !== 'GET') return isPlainRead(specification, operation)
  const containers = containersOf(specification, operation)
  const fixed = specification.parameters(operation).filter((parameter) => {
    const schema = specification.schemaOf(parameter)
    return parameter.value.in === 'path' && schema !== undefined && onlyValue(schema) !== undefined
  })
  // An example names a thing of somebody's documentation; what can only be one is there.
  return containers !== undefined && containers.length + fixed.length === parametersIn(operation.path).length
}

/** Whether examples of the document complete its path; what is not there all the same ends the step and breaks nothing. */
export function isReadableByExample(specification: Specification, operation: Operation): boolean {
  const names = parametersIn(operation.path)
  const needed = unshown(specification, operation).filter(({ value }) => value.in !== 'path')
  if (operation.method !== 'GET' || names.length === 0 || needed.length > 0) return false
  const given = givenPath(specification, operation)
  const containers = containersOf(specification, operation)?.map(({ parameter }) => parameter)
  return containers !== undefined && names.every((name) => Object.hasOwn(given, name) || containers.includes(name))
}

/** The operation that reads one element of a list, where it needs nothing but its id. */
export function readOf(specification: Specification, list: Operation): Operation | undefined {
  const resource = specification.resource(list)
  if (resource?.action !== 'list') return undefined
  return specification.operationsOf(list.system, resource.collection).find((operation) => {
    const other = specification.resource(operation)
    const needed = specification.parameters(operation).filter(({ value }) => value.required === true)
    const isNext =
      needed.length === parametersIn(list.path).length + 1 && needed.every(({ value }) => value.in === 'path')
    return other?.action === 'read' && isNext
  })
}

/** How the first element of a list is read by itself; undefined where there is none, or nothing shows how. */
function firstOf(specification: Specification, list: Operation, body: unknown): FirstElement | undefined {
  const read = readOf(specification, list)
  const [name] = (read && specification.resource(read)?.by) ?? []
  if (read === undefined || name === undefined) return undefined
  const id = itemIn(elementsOf(body).find(isObject), [name])?.[name]
  const parameter = parametersIn(read.path).at(-1) ?? ''
  const isId = typeof id === 'string' || typeof id === 'number'
  return isId ? { read, name, id, path: { [parameter]: withDigits(String(id)) } } : undefined
}

interface FirstElement {
  readonly read: Operation
  readonly name: string
  readonly id: Json
  readonly path: Readonly<Record<string, string>>
}
