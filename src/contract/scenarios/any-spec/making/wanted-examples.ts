/**
 * Operations of which a target refused what their schemas allow, and took the document's example. There are rules that no schema can say,
 * so from then on their bodies are made of examples, for as long as the run lasts.
 */
import type { Operation } from '../../../../spec/contract.ts'
import type { Specification } from '../../../specification/specification.ts'

const wanted = new WeakMap<Specification, Set<string>>()

export function wantExamples(specification: Specification, { id }: Operation): void {
  wanted.set(specification, (wanted.get(specification) ?? new Set()).add(id))
}

export function wantsExamples(specification: Specification, { id }: Operation): boolean {
  return wanted.get(specification)?.has(id) === true
}
