/** Refuses who takes nothing of what the operation gives, where its catalogue tells that apart; anybody else is answered whatever they take. */
import { refuse } from '../../errors/refusal.ts'
import type { Engine } from '../engine.ts'
import type { InGoodStanding } from '../exchange.ts'
import { accepts } from './accepts.ts'

export function refuseUnacceptable({ operation, received }: InGoodStanding, { contract }: Engine): void {
  if (contract.errors[operation.catalogue]?.situations['not-acceptable'] === undefined) return
  const { accept } = received.headers
  if (accept === undefined) return
  const types = operation.responses.filter(({ status }) => status < 400).flatMap(({ mediaTypes }) => mediaTypes)
  // What has no body is taken by everybody.
  if (types.length === 0 || types.some((type) => accepts(accept, type))) return
  refuse('not-acceptable', { accept, types: [...new Set(types)].join(', ') })
}
