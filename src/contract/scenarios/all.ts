/** Every scenario: those written for the systems of this package, and those that follow from any document. */

import type { Specification } from '../specification/specification.ts'
import type { ExampleInputs } from './cases/inputs/ground.ts'
import { caseScenarios } from './cases/scenarios.ts'
import { environmentScenarios } from './environment-secrets/all.ts'
import { environmentExamples } from './environment-secrets/examples.ts'
import { nowScenarios } from './now/all.ts'
import { nowExamples } from './now/examples.ts'
import { projectScenarios } from './project-secrets/all.ts'
import type { Scenario } from './scenario.ts'
import { vercelScenarios } from './vercel-secrets/all.ts'
import { vercelExamples } from './vercel-secrets/examples.ts'

const written: readonly Scenario[] = [...nowScenarios, ...vercelScenarios, ...environmentScenarios, ...projectScenarios]

/** Inputs of generated cases in place of the document's examples. */
const examples: ExampleInputs = { ...nowExamples, ...vercelExamples, ...environmentExamples }

/** The scenarios of the systems that the document has. */
export function scenariosOf(specification: Specification): readonly Scenario[] {
  const { systems } = specification.contract
  return [
    ...written.filter(({ system }) => systems.some(({ name }) => name === system)),
    ...caseScenarios(specification, examples),
  ]
}
