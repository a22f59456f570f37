/** The scenarios of the secrets of projects. */
import type { Scenario } from '../scenario.ts'
import { projectSecretCap } from './cap.ts'
import { projectSecretKeys } from './keys.ts'
import { projectRateLimit } from './limits.ts'
import { projectOtherPaths } from './neighbours.ts'
import { projectSecretAccess, projectSecretLife } from './secrets.ts'

export const projectScenarios: readonly Scenario[] = [
  projectSecretLife,
  projectSecretKeys,
  projectSecretCap,
  projectSecretAccess,
  projectOtherPaths,
  projectRateLimit,
]
