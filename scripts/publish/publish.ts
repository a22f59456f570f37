/**
 * The documents as people and generators read them, made from the one that drives the fake: what openapi.yaml says once, in its
 * own vocabulary, is written out where a reader of plain OpenAPI looks for it. Nothing here is a fact of its own.
 */
import type { JsonObject } from '../../src/spec/pointer.ts'
import { readContract } from '../../src/spec/read-contract.ts'
import { describeParts } from './describe-parts.ts'
import { withTopics } from './describe-tag.ts'
import { explicitRefusals } from './explicit-refusals.ts'
import { forGenerators } from './for-generators.ts'
import { reachable } from './reachable.ts'
import { systemDocument } from './system-document.ts'

/** The whole document, and one for each of its systems. */
export interface Published {
  readonly whole: JsonObject
  readonly systems: Readonly<Record<string, JsonObject>>
}

export function publish(document: JsonObject): Published {
  const contract = readContract(document)
  const written = forGenerators(describeParts(explicitRefusals(document, contract), contract))
  return {
    whole: reachable(withTopics(written)),
    systems: Object.fromEntries(
      contract.systems.map((system) => [system.name, reachable(systemDocument(written, system))]),
    ),
  }
}
