/** The scenarios of the secrets of environments. */
import type { Scenario } from '../scenario.ts'
import { environmentIdempotency, environmentSecretLife, environmentSecretReveal } from './secrets.ts'

export const environmentScenarios: readonly Scenario[] = [
  environmentSecretLife,
  environmentSecretReveal,
  environmentIdempotency,
]
