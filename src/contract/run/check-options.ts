/** Refuses options that nobody reads, before anything is asked: a run with a misspelt option would ask something else than was meant. */
import { levels } from '../../spec/facts.ts'
import { documents } from '../../spec/generated/document.ts'
import { refuseOption } from '../target/choose-systems.ts'
import type { VerifyOptions } from './verify-options.ts'

const known: Readonly<Record<keyof VerifyOptions, true>> = {
  profile: true,
  specification: true,
  spec: true,
  systems: true,
  level: true,
  seed: true,
  scenarios: true,
  only: true,
  bail: true,
  keepsExchanges: true,
  journal: true,
  leftOut: true,
  budget: true,
  maxRequests: true,
  demands: true,
  onProgress: true,
  onExchange: true,
  signal: true,
}

/** @throws UsageError INVALID_OPTION */
export function checkOptions(options: VerifyOptions): void {
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(known, name)) refuseOption('of that name', name, Object.keys(known))
  }
  const { level, profile, budget, maxRequests } = options
  if (level !== undefined && !levels.includes(level)) refuseOption('level', String(level), levels)
  if (profile !== undefined && !Object.hasOwn(documents, profile))
    refuseOption('profile', String(profile), Object.keys(documents))
  if (budget !== undefined && !(Number.isSafeInteger(budget) && budget > 0))
    refuseOption('budget', String(budget), ['whole numbers of 1 or more'])
  if (maxRequests !== undefined && !(Number.isSafeInteger(maxRequests) && maxRequests > 0))
    refuseOption('maxRequests', String(maxRequests), ['whole numbers of 1 or more'])
}
