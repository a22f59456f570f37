/** The document as written, and with the overlay of the observed profile applied. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { applyOverlay } from '../../src/document/overlay.ts'
import type { Profile } from '../../src/spec/contract.ts'
import type { JsonObject } from '../../src/spec/pointer.ts'

export function readDocuments(root: string): Record<Profile, JsonObject> {
  const documented = readYaml(join(root, 'openapi.yaml'))
  return { documented, observed: applyOverlay(documented, readYaml(join(root, 'openapi.observed.overlay.yaml'))) }
}

function readYaml(file: string): JsonObject {
  return parse(readFileSync(file, 'utf8'))
}
