/** All mutants: those that are bundled and those that are tested here alone. */
import type { Mutant } from '../../../src/contract/selftest/mutants/mutant.ts'
import { allBundledMutants } from '../../../src/contract/selftest/selftest.ts'
import { limitMutants } from './limits.ts'
import { nowAliasMutants } from './now-aliases.ts'
import { nowCertificateMutants } from './now-certificates.ts'
import { nowDeploymentMutants } from './now-deployments.ts'
import { nowDomainMutants } from './now-domains.ts'
import { nowFileMutants } from './now-files.ts'
import { nowRecordMutants } from './now-records.ts'
import { nowStateMutants } from './now-states.ts'
import { nowTokenMutants } from './now-tokens.ts'
import { transportMutants } from './transport.ts'

export { limitMutants } from './limits.ts'

export const allMutants: readonly Mutant[] = [
  ...transportMutants,
  ...nowDeploymentMutants,
  ...nowStateMutants,
  ...nowFileMutants,
  ...nowDomainMutants,
  ...nowRecordMutants,
  ...nowCertificateMutants,
  ...nowAliasMutants,
  ...nowTokenMutants,
  ...allBundledMutants,
  ...limitMutants,
]
