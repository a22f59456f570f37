/** One request of a plan, and how often it may be sent. */
import type { Operation } from '../../spec/contract.ts'
import { type Call, type Exchange, isSafe } from '../exchange/exchange.ts'
import { acceptedWindowMs, visibilityMs } from '../exchange/waiting.ts'
import { isMaking } from '../specification/making.ts'
import type { Specification } from '../specification/specification.ts'
import type { Session } from './session.ts'

export interface PlannedRequest {
  readonly method: string
  readonly url: string
  readonly operationId: string | null
  readonly role: string
  /** The collection in which it makes or deletes something. */
  readonly makes: string | null
  readonly deletes: string | null
  /** The codes with which it should be refused. */
  readonly refusal: readonly string[]
  /** Key of the window it counts in, for the time it takes. */
  readonly consumer: string
  /** How often it may be sent again, while something takes its time or is not visible yet. */
  readonly again: number
  /** The operation that removes what it makes, were it taken though it is to be refused. */
  readonly undoneBy: string | null
}

export interface Sent {
  readonly requests: number
  readonly atMost: number
}

/** @param repeats While something takes its time that is documented to. */
export type Describing = (exchange: Exchange, repeats?: number) => PlannedRequest

type Describer = Pick<Session, 'specification' | 'hiding'>

/** Is told of the exchanges of a rehearsal in order, because what was written before is what may not be visible yet. */
export function createDescription(session: Describer): Describing {
  let windowMs = 0
  return ({ call }, repeats = 0) => {
    const again = repeats + (mayBeUnseen(call, session.specification) ? looksWithin(windowMs) : 0)
    if (!isSafe(call) && call.refusal.length === 0) {
      const isAccepted = call.operation?.responses[0]?.status === 202
      windowMs = Math.max(windowMs, isAccepted ? acceptedWindowMs : visibilityMs)
    }
    return describe(call, session, again)
  }
}

/** What is asked to find out who answers. */
export function askedFor(url: string): PlannedRequest {
  const beside = { role: 'anonymous', makes: null, deletes: null, refusal: [], consumer: '', again: 0, undoneBy: null }
  return { method: 'GET', url, operationId: null, ...beside }
}

/** What only reads is read again, and what was not found is asked for again; an action is not. */
function mayBeUnseen({ operation, refusal, ...call }: Call, specification: Specification): boolean {
  if (operation === undefined || specification.acts(operation) !== undefined) return false
  if (isSafe({ operation, refusal, ...call })) return true
  const isAction = operation.method === 'POST' && !isMaking(specification.resource(operation)?.action ?? '')
  return !isAction && refusal.length === 0 && operation.path.includes('{')
}

/** A step looks until the time is up, with pauses that double; so may what it asks for. */
function looksWithin(windowMs: number): number {
  if (windowMs === 0) return 0
  let looks = 1
  for (let [spentMs, pauseMs] = [0, firstPauseMs]; spentMs < windowMs; pauseMs *= 2) {
    spentMs += pauseMs
    looks++
  }
  return looks * 2
}

const firstPauseMs = 100

/** @param perhaps What may be sent once more. */
export function sentOf(
  requests: readonly PlannedRequest[],
  perhaps: readonly string[] = [],
): Readonly<Record<string, Sent>> {
  const sent: Record<string, Sent> = {}
  const add = (key: string, count: number, more: number): void => {
    const known = sent[key] ?? { requests: 0, atMost: 0 }
    sent[key] = { requests: known.requests + count, atMost: known.atMost + count + more }
  }
  for (const { operationId, method, again, undoneBy } of requests) {
    add(operationId ?? method, 1, again)
    if (undoneBy !== null) add(undoneBy, 0, 1)
  }
  for (const key of perhaps) add(key, 0, 1)
  return sent
}

function describe(call: Call, { specification, hiding }: Describer, again: number): PlannedRequest {
  const resource = call.operation && specification.resource(call.operation)
  const isRefused = call.refusal.length > 0
  const action = isRefused ? undefined : resource?.action
  const collection = resource?.collection ?? null
  return {
    method: call.request.method,
    url: hiding.tokens.hide(call.request.url),
    operationId: call.operation?.id ?? null,
    role: call.role,
    makes: action === 'create' || action === 'upsert' || action === 'replace' ? collection : null,
    deletes: action === 'delete' ? collection : null,
    refusal: call.refusal,
    consumer: consumerOf(call, specification),
    again,
    undoneBy: isRefused ? undoingOf(call, specification) : null,
  }
}

/** What removes what it makes, or puts back what there is one of. */
function undoingOf({ operation, system }: Call, specification: Specification): string | null {
  if (operation === undefined || operation.method === 'GET') return null
  const resource = specification.resource(operation)
  if (resource === undefined) return putAt(operation, specification)
  if (!isMaking(resource.action)) return null
  const { collection } = resource
  const found = Object.values(specification.contract.operations).find((each) => {
    const resource = specification.resource(each)
    return each.system === system && resource?.action === 'delete' && resource.collection === collection
  })
  return found?.id ?? null
}

function putAt({ path }: Operation, { contract }: Specification): string | null {
  const operations = Object.values(contract.operations)
  return operations.find((each) => each.path === path && each.method === 'PUT')?.id ?? null
}

export function consumerOf(call: Call, specification: Specification): string {
  return `${call.role} ${call.operation?.rateLimit ?? specification.system(call.system).rateLimit}`
}
