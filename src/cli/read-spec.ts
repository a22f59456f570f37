/** What the target is held to: this package's document in a profile, or a file that somebody brings. */
import { anySpecification } from '../contract/scenarios/any-spec/any-spec.ts'
import { specificationOf } from '../contract/specification/create-specification.ts'
import type { Profile, Specification } from '../contract/specification/specification.ts'
import { readSpecFile } from '../document/node-read-spec.ts'

/**
 * @param file JSON or YAML; undefined for this package's own document.
 * @throws UsageError UNREADABLE_FILE, INVALID_SPEC
 */
export function readSpec(file: string | undefined, profile: Profile): Specification {
  return file === undefined ? specificationOf(profile) : anySpecification(readSpecFile(file)).specification
}

/** Whether no operation asks for a token. */
export function isOpen({ contract, isSecured }: Specification): boolean {
  return contract.systems.every(({ name }) => !isSecured(name))
}
