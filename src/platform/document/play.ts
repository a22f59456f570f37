/** Makes a platform of documents, as the options say. */
import { platformsOf } from '../assemble.ts'
import type { PlatformOptions } from '../options.ts'
import type { Platform } from '../platform.ts'
import { type DocumentBlueprint, documentBlueprint, type NamedDocument } from './blueprint.ts'
import { withExamples } from './examples.ts'
import { type DocumentPlatformOptions, readDocumentOptions } from './options.ts'

export interface Played {
  readonly platform: Platform
  readonly blueprint: DocumentBlueprint
}

/** @throws UsageError INVALID_SPEC, INVALID_OPTION, INVALID_WORLD, INVALID_TIME, INVALID_LOG */
export function playDocuments(documents: readonly NamedDocument[], options: DocumentPlatformOptions): Played {
  const { examples, given, ...reading } = readDocumentOptions(options)
  const blueprint = documentBlueprint(documents, reading)
  const whole: PlatformOptions = examples ? withExamples(given, blueprint.settings) : given
  return { platform: platformsOf(() => blueprint).create(whole), blueprint }
}
