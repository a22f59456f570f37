/**
 * What a failed test leaves behind to look at: the log of its platform without secrets, the world that this leads to, and the line that
 * tells it again.
 */
import { type DocumentReading, type NamedDocument, replay as replayOfDocument } from '../document-platform.ts'
import { type ExportedLog, replay } from '../index.ts'
import { type Refused, refusalsIn } from './refusals.ts'

/** What a platform of documents was made of. */
export interface Played extends DocumentReading {
  readonly document: unknown
}

export interface Repro {
  /** A line for each of the last requests that were refused, with the reason. */
  readonly refusals: readonly string[]
  readonly log: ExportedLog
  /** After the last entry, with the same stand-ins for secrets as the log. */
  readonly snapshot: object
  /** Without which a log of theirs cannot be told. */
  readonly documents: readonly NamedDocument[]
  /** @param files Of the log, and of each of the documents. */
  readonly command: (files: { readonly log: string; readonly documents: readonly string[] }) => string
}

/**
 * @param entries Of the journal, masked.
 * @param log What `log.export()` gives.
 * @param played Undefined of a platform of our own document.
 */
export function reproOf(entries: readonly Refused[], log: ExportedLog, played?: Played): Repro {
  const refusals = refusalsIn(entries)
  if (played === undefined) {
    const { platform } = replay(log)
    return { refusals, log, snapshot: platform.snapshot(), documents: [], command: ({ log: file }) => lineOf(file, []) }
  }
  const { document, ...reading } = played
  const { platform } = replayOfDocument(document, log, reading)
  const documents = placed(document, reading.server)
  return {
    refusals,
    log,
    snapshot: platform.snapshot(),
    documents,
    command: (files) => {
      // A function stands in no file.
      if (reading.behaviours !== undefined) {
        return `replay(document, log, { behaviours }) of nowhere-kit/document, with the log in ${files.log}`
      }
      const specs = files.documents.flatMap((file, index) => {
        const name = documents[index]?.name
        return ['--spec', name === undefined ? file : `${name}=${file}`]
      })
      return lineOf(files.log, [...specs, ...(reading.strict === true ? ['--strict'] : [])])
    },
  }
}

function lineOf(file: string, flags: readonly string[]): string {
  return ['npx nowhere-kit replay', ...[file, ...flags].map(quoted)].join(' ')
}

function quoted(word: string): string {
  return /^[\w./:=@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** Where they stood is in them then, for the command has no such option. */
function placed(document: unknown, server: string | undefined): readonly NamedDocument[] {
  // A document is no list.
  const documents = Array.isArray(document) ? (document as readonly NamedDocument[]) : [{ document }]
  if (server === undefined) return documents
  return documents.map(({ document: one, ...named }) => ({
    ...named,
    document: { ...(one as object), servers: [{ url: server }] },
  }))
}
