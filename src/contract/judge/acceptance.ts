/**
 * Whether a target accepts the tokens that the run was given, and has a system at all: where it does not, every call would fail for the
 * same reason.
 */
import { errorCodeIn } from '../../checks/check-answer.ts'
import { isHeldTo } from '../../spec/facts.ts'
import { type Exchange, isSuccess } from '../exchange/exchange.ts'
import type { Specification } from '../specification/specification.ts'

export interface Acceptance {
  learn(exchange: Exchange): void
  /** Of these systems, the last call of somebody whose token was refused every time; undefined while there is nobody of whom that can be said. */
  refused(systems: ReadonlySet<string>): Exchange | undefined
  /** Whether an answer says that the token is none. */
  isRefused(exchange: Exchange): boolean
  /** Whether an operation that asks for a token succeeded with the owner's. */
  isGood(system: string): boolean
  /** Whether nothing answered as a system does, though it was asked for what a document states. A refusal is what anybody may answer. */
  isAbsent(system: string): boolean
  /** Whether anything did. */
  isPresent(system: string): boolean
}

/** So many calls that should succeed and do not, with none that does, show that it is the token or the whole system. */
const refusalsMin = 3

export function createAcceptance(specification: Specification): Acceptance {
  const accepted = new Set<string>()
  const refusals = new Map<string, Exchange[]>()
  const good = new Set<string>()
  const present = new Set<string>()
  const missing = new Map<string, number>()
  return {
    learn(exchange) {
      const { call } = exchange
      if (answersAsStated(exchange)) present.add(call.system)
      else if (call.role === 'owner' && call.refusal.length === 0 && isStated(call))
        missing.set(call.system, (missing.get(call.system) ?? 0) + 1)
      if (call.role === 'owner' && call.operation?.secured === true && isSuccess(exchange)) good.add(call.system)
      if (call.role !== 'owner' && call.role !== 'second') return
      const key = `${call.system} ${call.role}`
      if (!isUnauthenticated(exchange)) accepted.add(key)
      else if (call.refusal.length === 0 && call.operation !== undefined)
        refusals.set(key, [...(refusals.get(key) ?? []), exchange])
    },
    refused(systems) {
      for (const [key, exchanges] of refusals) {
        const last = exchanges.at(-1)
        const isAsked = last !== undefined && systems.has(last.call.system)
        if (isAsked && exchanges.length >= refusalsMin && !accepted.has(key)) return last
      }
      return undefined
    },
    isRefused: isUnauthenticated,
    isGood: (system) => good.has(system),
    isPresent: (system) => present.has(system),
    isAbsent: (system) => {
      const refused = refusals.get(`${system} owner`)?.length ?? 0
      return !present.has(system) && Math.max(missing.get(system) ?? 0, refused) >= refusalsMin
    },
  }

  function isStated({ operation }: Exchange['call']): boolean {
    return operation !== undefined && isHeldTo(specification.levelOf(operation), 'SHOULD')
  }

  /** With a body that the document has for it, which no page and no proxy has. */
  function answersAsStated(exchange: Exchange): boolean {
    const { call, answer, body } = exchange
    const { operation } = call
    if (operation === undefined || !isSuccess(exchange) || !isStated(call)) return false
    return specification.open(`${operation.id}.response.${answer.status}`)?.(body) === true
  }

  function isUnauthenticated(exchange: Exchange): boolean {
    const { call, answer, body } = exchange
    if (isSuccess(exchange)) return false
    if (answer.status === 401) return true
    const catalogue = specification.contract.errors[specification.system(call.system).errors]
    const code = catalogue?.situations.unauthenticated?.code
    return (
      answer.status === 403 && code !== undefined && catalogue !== undefined && errorCodeIn(body, catalogue) === code
    )
  }
}
