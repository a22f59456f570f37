/** How firm a step is that was made from a fact of the document. */
import type { Fact } from '../../../spec/facts.ts'

/** The level of a step that was made from a fact. */
export function levelOf(fact: Fact | undefined): { level?: Fact['level'] } {
  return fact === undefined ? {} : { level: fact.level }
}
