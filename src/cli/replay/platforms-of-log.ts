/** What a log is told again by: our document, or those that it was written with. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from '../../errors/usage-error.ts'
import type { Platforms } from '../../platform/assemble.ts'
import type { DocumentBlueprint, NamedDocument } from '../../platform/document/blueprint.ts'
import { isObject } from '../../spec/pointer.ts'
import type { FileFlag } from '../document/named-file.ts'
import { readJson } from '../files.ts'
import { documentsFile } from '../serve/data-folder.ts'

export interface LogFlags {
  readonly spec?: readonly FileFlag[]
  readonly strict?: boolean
}

export interface PlatformsOfLog {
  readonly platforms: Platforms
  /** Of documents that somebody brought. */
  readonly blueprint?: DocumentBlueprint
}

/** @throws UsageError UNREADABLE_FILE, INVALID_SPEC, INVALID_OPTION, INVALID_LOG */
export async function platformsOfLog(place: string, { spec, strict = false }: LogFlags): Promise<PlatformsOfLog> {
  const kept = join(place, documentsFile)
  if (spec !== undefined) {
    const { loadDocuments } = await import('../document/load-documents.ts')
    return ofDocuments(await loadDocuments({ spec }), strict)
  }
  if (existsSync(kept)) {
    const { documents, isStrict } = readKept(kept)
    return ofDocuments(documents, isStrict)
  }
  if (strict)
    throw new UsageError(
      'INVALID_OPTION',
      'Failed to tell the log with --strict: it is about the document of --spec. Give --spec too.',
    )
  const { ownPlatforms } = await import('../../platform.ts')
  return { platforms: ownPlatforms }
}

async function ofDocuments(documents: readonly NamedDocument[], strict: boolean): Promise<PlatformsOfLog> {
  const [{ documentBlueprint }, { platformsOf }] = await Promise.all([
    import('../../platform/document/blueprint.ts'),
    import('../../platform/assemble.ts'),
  ])
  const blueprint = documentBlueprint(documents, { strict })
  return { platforms: platformsOf(() => blueprint), blueprint }
}

function readKept(file: string): { readonly documents: readonly NamedDocument[]; readonly isStrict: boolean } {
  const json = readJson(file, 'documents')
  if (isObject(json) && Array.isArray(json.documents) && json.documents.every(isObject)) {
    const documents = json.documents.map(({ name, document }) => ({
      document,
      ...(typeof name === 'string' && { name }),
    }))
    return { documents, isStrict: json.strict === true }
  }
  throw new UsageError(
    'INVALID_LOG',
    `Failed to read the documents of the log from ${file}: they are none. Give the document with --spec.`,
  )
}
