/** Whether a target accepts the tokens that the run was given: of one that it does not, every call would fail for the same reason. */
import { errorCodeIn } from '../checks/check-answer.ts'
import { type Exchange, isSuccess } from './exchange.ts'
import type { Specification } from './specification.ts'

export interface Acceptance {
  learn(exchange: Exchange): void
  /** The last call of somebody whose token was refused every time; undefined while there is nobody of whom that can be said. */
  refused(): Exchange | undefined
}

/** So many calls that should succeed and are refused as nobody's, with none that does, show that it is the token. */
const refusalsMin = 3

export function createAcceptance(specification: Specification): Acceptance {
  const accepted = new Set<string>()
  const refusals = new Map<string, Exchange[]>()
  return {
    learn(exchange) {
      const { call } = exchange
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
