/** The rate limits of the document that a call counts in. */
import type { Contract, RateLimit } from '../../spec/contract.ts'
import type { Call } from '../exchange/exchange.ts'

/** The limit of the document that a call counts in. */
export function limitOf(call: Call, contract: Contract): RateLimit | undefined {
  const name = call.operation?.rateLimit ?? contract.systems.find(({ name }) => name === call.system)?.rateLimit
  return name === undefined ? undefined : contract.rateLimits[name]
}
