/** All mutants: those that are bundled and those that are tested here alone. */
import type { Mutant } from '../../../src/contract/mutants/mutant.ts'
import { allBundledMutants } from '../../../src/contract/selftest.ts'
import { limitMutants } from './limits.ts'
import { nowDeploymentMutants } from './now-deployments.ts'
import { nowNameMutants } from './now-names.ts'
import { transportMutants } from './transport.ts'

export { limitMutants } from './limits.ts'

export const allMutants: readonly Mutant[] = [
  ...transportMutants,
  ...nowDeploymentMutants,
  ...nowNameMutants,
  ...allBundledMutants,
  ...limitMutants,
]
