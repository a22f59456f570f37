/** A fake of a document that is broken on purpose: it plays another document, by other rules, or is misquoted on the way. */

import { edit } from '../../../src/contract/selftest/mutants/break.ts'
import type { Wrap } from '../../../src/contract/selftest/mutants/mutant.ts'
import type { WrittenBehaviours } from '../../../src/document-platform.ts'
import type { JsonObject } from '../../../src/spec/pointer.ts'

export type DocumentName = 'books' | 'notes' | 'shelves' | 'tenant' | 'boards'

export interface DocumentMutant {
  /** What is wrong with it, as a statement. */
  readonly name: string
  readonly over: DocumentName
  /** What has to notice: the name of a check, or `scenario > step`. */
  readonly killedBy: string
  /** What it plays in place of the document that it is held to. */
  readonly plays?: (document: JsonObject) => unknown
  readonly behaviours?: WrittenBehaviours
  readonly wrap?: Wrap
}

/** The mutants of one document, where everything that is meant stands in one list. */
export function over(
  document: DocumentName,
  mutants: readonly Omit<DocumentMutant, 'over'>[],
): readonly DocumentMutant[] {
  return mutants.map((mutant) => ({ ...mutant, over: document }))
}

/** Another value at a path of the document; without one, nothing. */
export function playing(path: readonly string[], value?: unknown): (document: JsonObject) => unknown {
  return (document) => edit(document, path, () => value)
}
