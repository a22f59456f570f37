/** The scenarios of the now API. */
import type { Scenario } from '../../scenario.ts'
import { nowSecretScenarios } from './secrets.ts'

export const nowScenarios: readonly Scenario[] = [...nowSecretScenarios]
