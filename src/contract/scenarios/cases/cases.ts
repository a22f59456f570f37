/**
 * Calls that have to be refused, and a few at the very edge that have to be taken, made from what the document says of an operation. Each
 * carries the fact that it was made from: what nobody documents is asked, and never held against a real target.
 */
import { problemsOf } from '../../../schema/validator.ts'
import type { Operation } from '../../../spec/contract.ts'
import { capped, type Fact, firmestOf, isHeldTo } from '../../../spec/facts.ts'
import { isObject, type Json } from '../../../spec/pointer.ts'
import type { Input } from '../../exchange/exchange.ts'
import type { Specification } from '../../specification/specification.ts'
import { isExact } from './mutations/of-numbers.ts'
import { mutationsOf } from './mutations.ts'

export interface Case {
  /** "createNowSecret without name" */
  readonly title: string
  readonly operationId: string
  readonly input: Input
  /** What it was made from by changing one thing. */
  readonly valid: Input
  /** The situation that it is refused for; null when it has to be taken. */
  readonly situation: 'invalid' | 'unreadable' | 'unauthenticated' | null
  readonly fact: Fact
}

/** So many values of an enum are asked for. */
const valuesMax = 8
const formType = 'application/x-www-form-urlencoded'
const unknown: Fact = { level: 'ASSUMED', requirements: [] }

/**
 * Bodies and query parameters beside the valid ones.
 *
 * @param withBody Puts another body into the valid input.
 * @param isThorough Whether to ask what only a document that nobody wrote for this kit is asked; see `MutationOptions`.
 */
export function inputCases(
  specification: Specification,
  operation: Operation,
  valid: Input,
  withBody: (body: Json) => Input,
  isThorough = false,
): Case[] {
  return [
    ...bodyCases(specification, operation, valid, withBody, isThorough),
    ...queryCases(specification, operation, valid, isThorough),
    ...unreadableCases(specification, operation, valid, isThorough),
  ]
}

function bodyCases(
  specification: Specification,
  operation: Operation,
  valid: Input,
  withBody: (body: Json) => Input,
  isThorough: boolean,
): Case[] {
  const json = specification.jsonSchema(operation, 'requestBody')
  const schema = json ?? specification.part(operation, 'requestBody', 'content', formType, 'schema')
  const validator = operation.body === null ? undefined : specification.closed(`${operation.id}.body`)
  if (schema === undefined || validator === undefined || valid.body === undefined) return []
  // An input's body is what the document's example or a scenario gave as JSON.
  const body = valid.body as Json
  if (!validator(body)) throw new Error(`the example body of ${operation.id} does not fit its schema`)
  // What only clients ask for is worth a few questions; what a document states, all of them.
  const depthMax = isStated(specification, operation) ? 6 : 1
  return mutationsOf(specification.document, schema, body, { depthMax, isThorough }).flatMap(
    ({ title, value, at }): Case[] => {
      if (json === undefined && !isWritable(value, body)) return []
      const problems = problemsOf(validator, value, 'body')
      const isRefused = problems.length > 0
      // Where a schema says nothing of it, other JSON is nobody's intention.
      if (!isRefused && title.startsWith('the body is ')) return []
      const parts = isRefused ? problems.flatMap(({ error }) => error?.parentSchema ?? []) : [at]
      const fact = firmestOf(parts.map((part) => specification.facts.near(part)))
      return [
        {
          title: `${operation.id}: ${title}`,
          operationId: operation.id,
          input: withBody(value),
          valid,
          situation: isRefused ? 'invalid' : null,
          fact: capped(fact ?? unknown, specification.levelOf(operation)),
        },
      ]
    },
  )
}

/** Whether a form can say it: what is no text there is one by how it is read, so a text has no other type. */
function isWritable(changed: Json, body: Json): boolean {
  if (!isObject(changed) || !isObject(body)) return false
  return Object.entries(changed).every(([name, value]) => {
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    return (
      JSON.stringify(value) === JSON.stringify(body[name]) ||
      (isPlain && !(typeof value === 'number' && typeof body[name] === 'string'))
    )
  })
}

function queryCases(specification: Specification, operation: Operation, valid: Input, isThorough: boolean): Case[] {
  return specification.parameters(operation).flatMap((parameter): Case[] => {
    const { value } = parameter
    if (value.in !== 'query') return []
    const name = String(value.name)
    const schema = specification.schemaOf(parameter)
    const fact = capped(specification.facts.near(value) ?? unknown, specification.levelOf(operation))
    const of = (text: string | undefined, what: string, isRefused: boolean): Case => ({
      title: `${operation.id}: ${what}`,
      operationId: operation.id,
      input: { ...valid, query: { ...valid.query, [name]: text } },
      valid,
      situation: isRefused ? 'invalid' : null,
      fact,
    })
    const { type, minimum, maximum, enum: values } = schema ?? {}
    const cases: Case[] = []
    if (value.required === true) cases.push(of(undefined, `without ${name}`, true))
    if (type === 'integer' || type === 'number') cases.push(of('many', `${name} of another type`, true))
    if (type === 'boolean' || Array.isArray(values)) cases.push(of('perhaps', `${name} of another value`, true))
    if (typeof minimum === 'number') {
      if (isThorough && isExact(minimum)) cases.push(of(String(minimum), `${name} as small as it may be`, false))
      cases.push(of(String(isExact(minimum) ? minimum - 1 : BigInt(minimum) * 2n), `${name} too small`, true))
    }
    for (const other of isThorough && Array.isArray(values) ? values.slice(0, valuesMax) : [])
      if (other !== null) cases.push(of(String(other), `${name} of the value ${JSON.stringify(other)}`, false))
    if (typeof maximum === 'number') {
      if (isExact(maximum)) cases.push(of(String(maximum), `${name} as large as it may be`, false))
      cases.push(of(String(isExact(maximum) ? maximum + 1 : BigInt(maximum) * 2n), `${name} too large`, true))
    }
    return cases
  })
}

function unreadableCases(
  specification: Specification,
  operation: Operation,
  valid: Input,
  isThorough: boolean,
): Case[] {
  if (operation.body?.mediaTypes.includes('application/json') !== true || valid.body === undefined) return []
  if (!isStated(specification, operation)) return []
  const system = specification.systemFact(operation.system, 'unreadable')
  // What is assumed of the system as a whole says nothing more of each of its operations.
  if (system?.level === 'ASSUMED' && operation.id !== lastCreating(specification, operation.system)) return []
  const fact = system ?? specification.situationFact(operation.system, 'unreadable') ?? unknown
  const of = (what: string, fact: Fact, input: Input): Case => ({
    title: `${operation.id}: ${what}`,
    operationId: operation.id,
    input,
    valid,
    situation: 'unreadable',
    fact,
  })
  const noJson = of('a body that is no JSON', fact, { ...valid, body: `${JSON.stringify(valid.body).slice(0, -1)},` })
  // What is wrong with a media type is not what is wrong with a body: it is asked where a document speaks of it.
  if (system === undefined && !isThorough) return [noJson]
  const headers = { ...valid.headers, 'content-type': 'text/plain' }
  return [of('another media type', system ?? unknown, { ...valid, headers }), noJson]
}

function lastCreating(specification: Specification, system: string): string | undefined {
  const creates = (each: Operation): boolean =>
    each.system === system && specification.resource(each)?.action === 'create' && isStated(specification, each)
  return Object.values(specification.contract.operations).findLast(creates)?.id
}

/** Whether a document states the operation, and not only a client or nobody. */
export function isStated(specification: Specification, operation: Operation): boolean {
  return isHeldTo(specification.levelOf(operation), 'SHOULD')
}
