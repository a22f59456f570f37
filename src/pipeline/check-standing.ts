/** Fourth stage: may the account act? An operation that a blocked account cannot use lists the code of that refusal. */
import { refuse } from '../errors/refusal.ts'
import type { Engine } from './engine.ts'
import { type Admitted, grow, type InGoodStanding } from './exchange.ts'

export function checkStanding(admitted: Admitted, { contract }: Engine): InGoodStanding {
  const { account } = admitted.principal
  const code = contract.errors[admitted.system.errors]?.situations.blocked?.code
  if (account.blocked && code !== undefined && admitted.operation.errors.includes(code)) refuse('blocked')
  return grow(admitted, { standing: 'good' as const })
}
