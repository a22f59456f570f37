/** The documents of `--spec`, each read from its file, converted, brought together, and changed by its overlay. */
import { parseFile, parseWhole } from '../../document/node-read-spec.ts'
import { UsageError } from '../../errors/usage-error.ts'
import type { NamedDocument } from '../../platform/document/blueprint.ts'
import { isObject } from '../../spec/pointer.ts'
import type { DocumentFlags, FileFlag } from './named-file.ts'

/** @throws UsageError UNREADABLE_FILE, INVALID_SPEC, INVALID_OPTION */
export async function loadDocuments({ spec, overlay = [] }: DocumentFlags): Promise<NamedDocument[]> {
  for (const { name, file } of overlay) {
    const known = spec.map((each) => each.name)
    if (name === undefined ? spec.length > 1 : !known.includes(name))
      throw new UsageError(
        'INVALID_OPTION',
        `Failed to apply the overlay ${file}: it does not say of which document it is. Give NAME=FILE for both, as --spec shop=api.yaml --overlay shop=${file}.`,
      )
  }
  return Promise.all(
    spec.map(async ({ name, file }) => {
      const own = overlay.filter((each) => each.name === undefined || each.name === name)
      return { name, document: await withOverlays(await parseWhole(file), own) }
    }),
  )
}

async function withOverlays(document: unknown, overlays: readonly FileFlag[]): Promise<unknown> {
  if (overlays.length === 0 || !isObject(document)) return document
  // Loaded here, because few ask for it.
  const { applyOverlay } = await import('../../document/overlay.ts')
  return overlays.reduce((changed, { file }) => {
    const overlay = parseFile(file)
    return applyOverlay(changed, isObject(overlay) ? overlay : {})
  }, document)
}
