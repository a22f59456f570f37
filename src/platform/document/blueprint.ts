/** The blueprint of documents that somebody brings: each is understood once, and behaves by that; all of them stand on one world. */
import { type Understood, understand } from '../../document/model/understand.ts'
import { documentValidators } from '../../document/serving/validators.ts'
import { UsageError } from '../../errors/usage-error.ts'
import { isObject } from '../../spec/pointer.ts'
import { keptApart } from './apart.ts'
import type { DocumentReading } from './options.ts'
import { type DocumentBlueprint, playedBlueprint } from './played.ts'

export type { DocumentBlueprint }

export interface NamedDocument {
  /** Below it the document stands where another has the same base path, as `/NAME`. */
  readonly name?: string | undefined
  /** OpenAPI 3.0 or 3.1, parsed; references within it only. */
  readonly document: unknown
}

/** @throws UsageError INVALID_SPEC, INVALID_OPTION */
export function documentBlueprint(
  documents: readonly NamedDocument[],
  { server, ...reading }: DocumentReading,
): DocumentBlueprint {
  const understood = keptApart(
    placed(documents, server),
    documents.map(({ name }) => name),
  )
  const played = understood.map((each) => ({ understood: each, validators: documentValidators(each.document) }))
  return playedBlueprint(played, reading)
}

/** Each at its own base path; of those that share one, each below its name. */
function placed(documents: readonly NamedDocument[], server: string | undefined): Understood[] {
  const understood = documents.map(({ document }) => understandAt(document, server))
  const bases = understood.map(({ model }) => model.basePath)
  return understood.map((each, index) => {
    const { basePath, title } = each.model
    if (bases.filter((base) => base === basePath).length === 1) return each
    const { name, document } = documents[index] ?? { document: undefined }
    if (name === undefined || !/^[\w-]+$/.test(name))
      refuse(
        `${JSON.stringify(title)} and another one both stand at ${JSON.stringify(basePath === '' ? '/' : basePath)}`,
        'Give each a name of letters, digits, - and _, as NAME=FILE: it stands at /NAME then.',
      )
    return understandAt(document, `http://localhost/${name}`)
  })
}

/**
 * @param server In place of what the document says of where it stands.
 * @throws UsageError INVALID_SPEC
 */
function understandAt(document: unknown, server: string | undefined): Understood {
  return understand(
    server === undefined || !isObject(document) ? document : { ...document, servers: [{ url: server }] },
  )
}

function refuse(why: string, next: string): never {
  throw new UsageError('INVALID_SPEC', `Failed to play the documents: ${why}. ${next}`)
}
