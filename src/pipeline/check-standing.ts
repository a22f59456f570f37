/** Fourth stage: may the account act? An operation that a blocked or an unpaid account cannot use lists the code of that refusal. */
import { refuse } from '../errors/refusal.ts'
import type { Engine } from './engine.ts'
import { type Admitted, grow, type InGoodStanding } from './exchange.ts'

export function checkStanding(admitted: Admitted, { contract }: Engine): InGoodStanding {
  const { account } = admitted.principal
  const situations = contract.errors[admitted.operation.catalogue]?.situations
  for (const situation of ['blocked', 'unpaid'] as const) {
    const code = situations?.[situation]?.code
    if (account[situation] && code !== undefined && admitted.operation.errors.includes(code)) refuse(situation)
  }
  return grow(admitted, { standing: 'good' as const })
}
