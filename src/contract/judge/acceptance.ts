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
  /** The last call of somebody whose token was refused every time; undefined while there is nobody of whom that can be said. */
  refused(): Exchange | undefined
  /** Whether an answer says that the token is none. */
  isRefused(exchange: Exchange): boolean
  /** Whether an operation that asks for a token succeeded with the owner's. */
  isGood(system: string): boolean
  /** Whether nothing of a system was found that a document states and that should have been there. */
  isAbsent(system: string): boolean
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
      const { call, answer } = exchange
      if (![404, 405, 501].includes(answer.status)) present.add(call.system)
      else if (call.role === 'owner' && call.refusal.length === 0 && isStated(call))
        missing.set(call.system, (missing.get(call.system) ?? 0) + 1)
      if (call.role === 'owner' && call.operation?.secured === true && isSuccess(exchange)) good.add(call.system)
      if (call.role !== 'owner' && call.role !== 'second') return
      const key = `${call.system} ${call.role}`
      if (!isUnauthenticated(exchange)) accepted.add(key)
      else if (call.refusal.length === 0 && call.operation !== undefined)
        refusals.set(key, [...(refusals.get(key) ?? []), exchange])
    },
    refused() {
      for (const [key, exchanges] of refusals) {
        if (exchanges.length >= refusalsMin && !accepted.has(key)) return exchanges.at(-1)
      }
      return undefined
    },
    isRefused: isUnauthenticated,
    isGood: (system) => good.has(system),
    isAbsent: (system) => !present.has(system) && (missing.get(system) ?? 0) >= refusalsMin,
  }

  function isStated({ operation }: Exchange['call']): boolean {
    return operation !== undefined && isHeldTo(specification.levelOf(operation), 'SHOULD')
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
