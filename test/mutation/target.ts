/** The fake for mutants to stand before. */
import type { CreateTarget } from '../../src/contract/selftest/selftest.ts'
import { createFake } from '../contract/fake.ts'
import { limitMutants } from './mutants/limits.ts'

export const createTarget: CreateTarget = (mutant) => {
  const isLimitLow = mutant !== undefined && limitMutants.includes(mutant)
  const { target } = createFake(isLimitLow ? { rateLimit: 60 } : {})
  const { fetch } = target
  if (fetch === undefined) throw new Error('the fake has a fetch function')
  return { ...target, fetch, ...(isLimitLow && { capabilities: ['low-rate-limit'] }) }
}
