/** What the target is held to: this package's document in a profile, or a file that somebody brings. */
import { parse } from 'yaml'
import {
  createSpecification,
  type JsonObject,
  type Profile,
  type Specification,
  specificationOf,
} from '../contract/specification.ts'
import { UsageError } from '../errors/usage-error.ts'
import { readText } from './files.ts'

/**
 * @param file JSON or YAML; undefined for this package's own document.
 * @throws UsageError UNREADABLE_FILE, INVALID_OPTION
 */
export function readSpec(file: string | undefined, profile: Profile): Specification {
  return file === undefined ? specificationOf(profile) : createSpecification(parseDocument(file))
}

function parseDocument(file: string): JsonObject {
  let data: unknown
  try {
    data = parse(readText(file, 'document'))
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    refuse(file, 'it is neither JSON nor YAML')
  }
  if (typeof data !== 'object' || data === null || !('openapi' in data)) refuse(file, 'it has no "openapi"')
  // What a parser of JSON or YAML returns is JSON.
  return data as JsonObject
}

function refuse(file: string, why: string): never {
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to read the document ${file}: ${why}. Give an OpenAPI 3.0 or 3.1 document.`,
  )
}
