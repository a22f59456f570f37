/** Every scenario of this package, by system. A document that somebody brings has those that follow from it. */
import type { Scenario } from '../scenario.ts'
import type { Specification } from '../specification.ts'
import { nowScenarios } from './now/all.ts'

const written: readonly Scenario[] = [...nowScenarios]

/** The scenarios of the systems that the document has. */
export function scenariosOf({ contract }: Specification): readonly Scenario[] {
  return written.filter(({ system }) => contract.systems.some(({ name }) => name === system))
}
