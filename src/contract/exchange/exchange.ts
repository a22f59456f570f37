/** A request that was sent and the answer that came, as scenarios, checks and reports see them. */
import type { Operation } from '../../spec/contract.ts'
import type { Role } from './roles.ts'
import type { WireAnswer, WireRequest } from './wire.ts'

/** What an operation is called with. A body that is neither text nor bytes is sent as JSON. */
export interface Input {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A call before it is sent. */
export interface Call {
  readonly system: string
  /** Undefined for a path or method that the document does not have. */
  readonly operation: Operation | undefined
  readonly role: Role | 'anonymous'
  readonly input: Input
  /** Placed in `request`; kept apart so that a report can mask it. */
  readonly token: string | undefined
  readonly request: WireRequest
  /** Codes of the catalogue with which it is meant to be refused; empty when it is meant to succeed. */
  readonly refusal: readonly string[]
}

export interface Exchange {
  /** Counted from 1 through the whole run. */
  readonly number: number
  readonly call: Call
  /** Milliseconds since the epoch by the clock that waiting moves. */
  readonly atMs: number
  readonly durationMs: number
  readonly answer: WireAnswer
  /** The body as UTF-8. */
  readonly text: string
  /** Parsed JSON, or undefined when it is empty or no JSON. */
  readonly body: unknown
}

/** Safe methods change nothing, so what they showed may be asked again. */
export function isSafe({ request }: Call): boolean {
  return isSafeMethod(request.method)
}

export function isSafeMethod(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
}

export function isSuccess({ call, answer }: Exchange): boolean {
  // A document may list its errors among the answers too.
  if (answer.status >= 400) return false
  // Another success than the declared one has done what was asked all the same; that it is another is said by a check of its own.
  if (answer.status >= 200 && answer.status < 300) return true
  return call.operation?.responses.some(({ status }) => status === answer.status) ?? false
}

/** As it was asked for, without the query. */
export function pathOf({ request }: Call): string {
  return new URL(request.url).pathname
}

/** The exchange whose answer holds what a step looked at: an object of its body, or the elements of a list that was made of some. */
export function exchangeShowing(actual: unknown, exchanges: readonly Exchange[]): Exchange | undefined {
  const looked = (Array.isArray(actual) ? actual : [actual]).filter((part) => typeof part === 'object' && part !== null)
  if (looked.length === 0) return undefined
  return exchanges.findLast(({ body }) => holdsAny(body, new Set(looked)))
}

/** The exchange whose answer says plain values that a step took out of it: the last one that has all of them, or that status. */
export function exchangeSaying(actual: unknown, exchanges: readonly Exchange[]): Exchange | undefined {
  const values = (Array.isArray(actual) ? actual : [actual]).filter(
    (value) => typeof value === 'string' || typeof value === 'number',
  )
  if (values.length === 0) return undefined
  return exchanges.findLast(
    ({ answer, body }) => (values.length === 1 && values[0] === answer.status) || holdsEach(body, values),
  )
}

function holdsEach(body: unknown, values: readonly unknown[]): boolean {
  const said = new Set<unknown>()
  const visit = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) visit(member)
    else said.add(value)
  }
  visit(body)
  return values.every((value) => said.has(value))
}

function holdsAny(value: unknown, looked: ReadonlySet<unknown>): boolean {
  if (typeof value !== 'object' || value === null) return false
  return looked.has(value) || Object.values(value).some((member) => holdsAny(member, looked))
}
