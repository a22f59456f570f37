/** The scenarios of the now API. */
import type { Scenario } from '../scenario.ts'
import { nowAliasScenarios } from './aliases.ts'
import { nowCertificateScenarios } from './certificates.ts'
import { nowDeploymentScenarios } from './deployments.ts'
import { nowDnsRecordScenarios } from './dns-records.ts'
import { nowDomainScenarios } from './domains.ts'
import { nowExternalDomainScenarios } from './external-domains.ts'
import { nowFileScenarios } from './files.ts'
import { nowIsolationScenarios } from './isolation.ts'
import { nowLifeCycleScenarios } from './life-cycle.ts'
import { nowLimitScenarios } from './limits.ts'
import { nowNeighbourScenarios } from './neighbours.ts'
import { nowSecretScenarios } from './secrets.ts'

export const nowScenarios: readonly Scenario[] = [
  ...nowDeploymentScenarios,
  ...nowLifeCycleScenarios,
  ...nowFileScenarios,
  ...nowDomainScenarios,
  ...nowExternalDomainScenarios,
  ...nowDnsRecordScenarios,
  ...nowCertificateScenarios,
  ...nowAliasScenarios,
  ...nowSecretScenarios,
  ...nowIsolationScenarios,
  ...nowLimitScenarios,
  ...nowNeighbourScenarios,
]
