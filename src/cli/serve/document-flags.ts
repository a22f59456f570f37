/** Flags of `nowhere serve` that are about documents that somebody brings. */
import type { Command } from 'commander'
import { UsageError } from '../../errors/usage-error.ts'
import { type FileFlag, namedFile } from '../document/named-file.ts'

export interface ServedDocumentFlags {
  readonly spec?: readonly FileFlag[]
  readonly overlay?: readonly FileFlag[]
  readonly examples?: boolean
  readonly strict?: boolean
  readonly prove?: boolean
  readonly lenient?: boolean
}

export function addDocumentFlags(command: Command): Command {
  return command
    .option(
      '--spec <[name=]file>',
      'an OpenAPI document to play in place of the four systems; can be repeated, each at its own base path or at /NAME',
      namedFile,
    )
    .option('--overlay <[name=]file>', 'an OpenAPI Overlay 1.0 for the document of --spec; can be repeated', namedFile)
    .option('--examples', 'begin with the things that the examples of the document show')
    .option('--strict', 'refuse with 501 what was not understood, in place of making up an answer')
    .option('--prove', 'hold the fake to its document first, and serve only if it conforms')
    .option('--lenient', 'serve all the same if it does not conform')
}

const ownFlags = { profile: '--profile', bootingMs: '--booting-ms' } as const
const documentFlags = {
  overlay: '--overlay',
  examples: '--examples',
  strict: '--strict',
  prove: '--prove',
  lenient: '--lenient',
} as const

/** @throws UsageError INVALID_OPTION */
export function checkDocumentFlags(
  flags: ServedDocumentFlags & { readonly [name in keyof typeof ownFlags]?: unknown },
): void {
  const isOwn = flags.spec === undefined
  const foreign: Readonly<Record<string, string>> = isOwn ? documentFlags : ownFlags
  const given: Readonly<Record<string, unknown>> = { ...flags }
  const name = Object.keys(foreign).find((each) => given[each] !== undefined)
  if (name !== undefined) {
    const [what, next] = isOwn
      ? ['it is about the document of --spec', 'Give --spec too.']
      : ['it is about the four systems, and --spec plays another document', 'Leave one of the two out.']
    throw new UsageError('INVALID_OPTION', `Failed to serve with ${foreign[name]}: ${what}. ${next}`)
  }
  if (flags.lenient && !flags.prove)
    throw new UsageError('INVALID_OPTION', 'Failed to serve with --lenient: nothing is proved. Give --prove too.')
}
