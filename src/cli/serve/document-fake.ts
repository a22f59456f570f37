/** The fake of the documents of `--spec`; loaded when one is asked for. */
import { join } from 'node:path'
import { packageVersion } from '../../adapters/node-package.ts'
import type { DocumentBlueprint, NamedDocument } from '../../platform/document/blueprint.ts'
import type { DocumentPlatformOptions } from '../../platform/document/options.ts'
import { playDocuments } from '../../platform/document/play.ts'
import type { PlatformOptions } from '../../platform/options.ts'
import { isObject } from '../../spec/pointer.ts'
import { loadDocuments } from '../document/load-documents.ts'
import type { DocumentFlags, FileFlag } from '../document/named-file.ts'
import { writeWhole } from '../write-file.ts'
import { documentsFile } from './data-folder.ts'
import type { ServedDocumentFlags } from './document-flags.ts'
import { documentText } from './document-text.ts'
import { prove } from './prove.ts'
import type { ServedFake } from './served-fake.ts'

interface Flags extends ServedDocumentFlags, DocumentFlags {
  readonly spec: readonly FileFlag[]
  readonly data?: string
  readonly json?: boolean
}

/**
 * Undefined where it was to be proved and does not conform.
 * @throws UsageError UNREADABLE_FILE, INVALID_SPEC, INVALID_OPTION, INVALID_WORLD
 */
export async function documentFake(flags: Flags, common: PlatformOptions): Promise<ServedFake | undefined> {
  const { examples = false, strict = false, data } = flags
  const documents = await loadDocuments(flags)
  // What of them a document has no use for was refused; things by collection are held to their form when the world begins.
  const options = { ...common, examples, strict } as DocumentPlatformOptions
  if (flags.prove && !(await prove(documents, options, sayerOf(flags))) && !flags.lenient) {
    process.stderr.write(
      'nowhere: it does not conform to its document, and is not served. --lenient serves it all the same.\n',
    )
    return undefined
  }
  let blueprint: DocumentBlueprint | undefined
  return {
    create(kept) {
      const played = playDocuments(documents, { ...options, ...kept })
      blueprint = played.blueprint
      if (data !== undefined) keepDocuments(data, documents, strict)
      return played.platform
    },
    get path() {
      return blueprint?.contract.systems[0]?.basePath ?? ''
    },
    hosts: documents.flatMap(({ document }) => hostsOf(document)),
    text: ({ url }, platform, kept) => {
      if (blueprint === undefined) return ''
      const files = flags.spec.map(({ file }) => file)
      return documentText({ version: packageVersion(), url, files }, { blueprint, tokens: platform.tokens }, kept)
    },
  }
}

/** Where stdout is one line for programs, nothing else goes there. */
function sayerOf({ json }: Flags): (line: string) => void {
  const stream = json ? process.stderr : process.stdout
  return (line) => void stream.write(`${line}\n`)
}

/** So that a log can be told again without them. */
function keepDocuments(data: string, documents: readonly NamedDocument[], strict: boolean): void {
  writeWhole(join(data, documentsFile), `${JSON.stringify({ strict, documents })}\n`)
}

/** Of all its servers. */
function hostsOf(document: unknown): string[] {
  const servers: readonly unknown[] = isObject(document) && Array.isArray(document.servers) ? document.servers : []
  return servers.flatMap((server) =>
    isObject(server) && typeof server.url === 'string' && URL.canParse(server.url)
      ? [new URL(server.url).hostname]
      : [],
  )
}
