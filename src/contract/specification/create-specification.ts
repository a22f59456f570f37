/**
 * What a target is held to: the document, read four ways. The pipeline's reader gives operations and limits, the facts say how
 * firmly each part is stated, and the schemas are compiled here and not taken from the fake's generated validators.
 */
import type { Profile } from '../../spec/contract.ts'
import { readFacts } from '../../spec/facts.ts'
import { documents } from '../../spec/generated/document.ts'
import type { JsonObject } from '../../spec/pointer.ts'
import { readContract } from '../../spec/read-contract.ts'
import { documentParts } from './document-parts.ts'
import type { Reading } from './reading.ts'
import type { Specification } from './specification.ts'
import { statedFacts } from './stated-facts.ts'
import { compiledLazily } from './validators.ts'

const builtIn = new Map<Profile, Specification>()

/** The document of this package in one of its profiles. */
export function specificationOf(profile: Profile): Specification {
  const known = builtIn.get(profile)
  if (known !== undefined) return known
  const specification = createSpecification(documents[profile])
  builtIn.set(profile, specification)
  return specification
}

/** @param document Follows docs/vocabulary.md. */
export function createSpecification(document: JsonObject): Specification {
  const reading: Reading = { document, contract: readContract(document), facts: readFacts(document) }
  const parts = documentParts(reading)
  return { ...reading, ...parts, ...statedFacts(reading, parts), ...compiledLazily(reading, parts) }
}
