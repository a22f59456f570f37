/** What a behaviour would say with other secrets in the place of those that were sent: how a refusal is known not to tell them. */
import { withOtherSecrets } from '../../checks/secrets.ts'
import { Refusal } from '../../errors/refusal.ts'
import type { Engine } from '../engine.ts'
import type { Validated } from '../exchange.ts'
import { suspectsIn } from './secrecy.ts'

export function seemsToTell(error: unknown, reached: Validated, { checkResponses }: Engine): error is Refusal {
  return checkResponses && error instanceof Refusal && error.isTold && suspectsIn(error.values, reached).length > 0
}

export function disguised({ body, operation }: Validated): unknown {
  return withOtherSecrets(body, operation.body?.secrets ?? [])
}

/** What it refuses with, undefined when it does not. */
export function refusalOf(run: () => unknown): Refusal | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    return asRefusal(error)
  }
}

export function asRefusal(error: unknown): Refusal | undefined {
  return error instanceof Refusal ? error : undefined
}
