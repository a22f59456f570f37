/** The scenarios of the secrets of projects. */
import type { Scenario } from '../../scenario.ts'
import { projectRateLimit } from './limits.ts'
import { projectOtherPaths } from './neighbours.ts'
import { projectSecretAccess, projectSecretCap, projectSecretLife } from './secrets.ts'

export const projectScenarios: readonly Scenario[] = [
  projectSecretLife,
  projectSecretCap,
  projectSecretAccess,
  projectOtherPaths,
  projectRateLimit,
]
