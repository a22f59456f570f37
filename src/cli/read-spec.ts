/** What the target is held to: this package's document in a profile, or a file that somebody brings. */
import { anySpecification } from '../contract/scenarios/any-spec/any-spec.ts'
import { specificationOf } from '../contract/specification/create-specification.ts'
import type { JsonObject, Profile, Specification } from '../contract/specification/specification.ts'
import { loadSpecFile } from '../document/node-read-spec.ts'

/**
 * @param file JSON or YAML; undefined for this package's own document.
 * @throws UsageError UNREADABLE_FILE, INVALID_SPEC
 */
export async function readSpec(file: string | undefined, profile: Profile): Promise<Specification> {
  return specificationFor(file === undefined ? undefined : await loadSpecFile(file), profile)
}

/** @param document That somebody brings, read already; undefined for this package's own. */
export function specificationFor(document: JsonObject | undefined, profile: Profile): Specification {
  return document === undefined ? specificationOf(profile) : anySpecification(document).specification
}

/** What of a document decides how a target is asked. */
export function askedBy({ contract, isSecured, acts }: Specification): {
  readonly systems: readonly string[]
  /** Ids of GETs that do more than read. */
  readonly acting: readonly string[]
  /** No operation asks for a token. */
  readonly isOpen: boolean
} {
  const systems = contract.systems.map(({ name }) => name)
  const reads = Object.values(contract.operations).filter(({ method }) => method === 'GET')
  const acting = reads.filter((operation) => acts(operation) !== undefined).map(({ id }) => id)
  return { systems, acting, isOpen: systems.every((name) => !isSecured(name)) }
}
