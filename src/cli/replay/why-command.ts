/** `nowhere why`: which entry of a log wrote a value, and from what. */
import type { Command } from 'commander'
import { UsageError } from '../../errors/usage-error.ts'
import type { LogEntry } from '../../log/entry.ts'
import type { KeptLog } from '../../log/memory-log.ts'
import type { Platforms } from '../../platform/assemble.ts'
import type { Reading } from '../../platform/masking/mask-entry.ts'
import type { Written } from '../../platform/why.ts'
import { namedFile } from '../document/named-file.ts'
import { type LogFlags, platformsOfLog } from './platforms-of-log.ts'
import { readKept } from './read-log.ts'

interface Flags extends LogFlags {
  readonly secrets?: boolean
  readonly anyContract?: boolean
  readonly world?: string
}

export function addWhy(program: Command): void {
  program
    .command('why')
    .description('Say which entries of a log wrote a value, and from what.')
    .argument('<log>', 'the folder of --data, or a file with what platform.log.export() returned')
    .argument('<value>', 'the id of a record, or a value in it such as sec_1a2b.name')
    .option('--secrets', 'show secrets and tokens as they are; others stand in their place else')
    .option('--world <name>', 'the log of a world beside the main one')
    .option('--spec <[name=]file>', 'the document that it is a log of, where the folder does not keep it', namedFile)
    .option('--strict', 'it was served with --strict')
    .option('--any-contract', 'tell a log of another version of the document too')
    .action((place: string, value: string, flags: Flags) => say(place, value, flags))
}

async function say(place: string, value: string, flags: Flags): Promise<void> {
  const { secrets, anyContract, world } = flags
  const [{ whatWrote }, { platforms }, { maskedLog }] = await Promise.all([
    import('../../platform/why.ts'),
    platformsOfLog(place, flags),
    import('../../platform/masking/masked-log.ts'),
  ])
  const read = readKept(place, { until: Number.POSITIVE_INFINITY, from: 'oldest', world })
  const kept = secrets ? read : maskedLog(read, readingOf(read, platforms), platforms)
  const telling = { contract: anyContract ? 'any' : 'same' } as const
  // An id may hold a dot itself: the longest that is one of a record goes first.
  for (let [key, path] = [value, [] as string[]]; key !== ''; ) {
    const written = whatWrote({ key, path }, kept, platforms, telling)
    if (written.length > 0) return void process.stdout.write(textOf(value, written))
    const dot = key.lastIndexOf('.')
    path = [key.slice(dot + 1), ...path]
    key = dot === -1 ? '' : key.slice(0, dot)
  }
  throw new UsageError(
    'UNKNOWN_RECORD',
    `Failed to say why ${JSON.stringify(value)} is as it is: no entry of the log ever wrote it. Give the id of a record, with names of its members after dots.`,
  )
}

/** Of the contract that it was written with. */
function readingOf({ beginning }: KeptLog, { blueprintOf }: Platforms): Reading {
  const profile = beginning.arguments.profile === 'observed' ? 'observed' : 'documented'
  const { contract, formReaders } = blueprintOf(profile)
  return { operations: contract.operations, formReaders }
}

function textOf(value: string, written: readonly Written[]): string {
  return written
    .map(({ entry, at, collection, before, after }) => {
      const what = before === undefined ? shown(after) : `${shown(before)} -> ${shown(after)}`
      return `${value} of ${collection}: ${what}\n${entry === undefined ? '  what the world began with\n' : causeOf(entry, at)}`
    })
    .join('')
}

function shown(value: unknown): string {
  return value === undefined ? 'gone' : JSON.stringify(value)
}

function causeOf(entry: LogEntry, at: string | undefined): string {
  const head = `  entry ${entry.n} at ${at}: `
  if (entry.kind === 'control') return `${head}${entry.act} ${cut(JSON.stringify(entry.arguments))}\n`
  const { method, path, query, body } = entry.request
  const sent = body === null ? '' : `\n    ${printable(new TextDecoder().decode(body.subarray(0, 2_000)))}`
  return `${head}${method} ${path}${query === '' ? '' : `?${query}`} (${entry.operationId ?? 'no operation'})${sent}\n`
}

const actLengthMax = 400

/** A whole world stands in some. */
function cut(text: string): string {
  return text.length > actLengthMax ? `${text.slice(0, actLengthMax)}...` : text
}

/** Nothing that was sent may command the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}|\p{Cf}/gu, ' ')
}
