/** What `createPlatformOf` takes beside what every platform does, and what is said of options that a document has no use for. */
import type { AnswerFault } from '../../pipeline/engine.ts'
import type { WrittenBehaviours } from '../../synthesis/written/written-behaviour.ts'
import type { WorldSnapshot } from '../../world/world.ts'
import { isSnapshot } from '../blueprint/beginning.ts'
import { type PlatformOptions, refuseOption } from '../options.ts'
import { tokensUsual } from './beginning.ts'

export interface DocumentPlatformOptions extends Omit<PlatformOptions, 'world' | 'profile' | 'bootingMs' | 'origins'> {
  /**
   * What it starts with, and goes back to on reset: things by collection, such as `{ users: [{ id: 'u1', name: 'Ada' }] }`, or a
   * snapshot. What a thing lacks is made up, as for one that a request makes.
   */
  readonly world?: Readonly<Record<string, readonly object[]>> | WorldSnapshot
  /** Whether it starts with the things that the document's own examples show, beside those of `world`; false by default. */
  readonly examples?: boolean
  /** Where it stands, in place of what the document's `servers` say, such as `https://api.example.com/v2`. */
  readonly server?: string
  /** Whether an operation that was not understood is refused with 501, in place of an answer that is made up; false by default. */
  readonly strict?: boolean
  /**
   * By operationId, rules that no schema can say: `payOrder({ path, query, body, headers, principal, world, fail, ok, proceed })`, synchronous.
   * What returns nothing goes on with what was understood, and what refuses has changed nothing.
   */
  readonly behaviours?: WrittenBehaviours
}

/** What of the options decides what a document means. */
export type DocumentReading = Pick<DocumentPlatformOptions, 'server' | 'strict' | 'behaviours'>

/** Options of a platform that a document has no use for, and what to do in their place. */
const foreign: Readonly<Record<string, string>> = {
  profile: 'An OpenAPI document has one reading. Give the document as it is in that profile.',
  bootingMs: 'States of a document move as its x-life-cycle says. Say there how long they take.',
  origins: 'One document stands at one place. Give it as the option server.',
}

/** @throws UsageError INVALID_OPTION */
export function readDocumentOptions(options: DocumentPlatformOptions): DocumentReading & {
  readonly examples: boolean
  readonly given: PlatformOptions
} {
  for (const [name, next] of Object.entries(foreign)) {
    if (Object.hasOwn(options, name)) refuseOption(name, 'it is one of createPlatform', next)
  }
  const { examples = false, server, strict, behaviours, ...others } = options
  if (typeof examples !== 'boolean') refuseOption('examples', `it is ${show(examples)}`, 'Give true or false.')
  return {
    examples,
    ...readReading({ server, strict, behaviours } as DocumentReading),
    // Things by collection are data that the blueprint of a document reads.
    given: withTokens({ onAnswerFault: logFault, ...(others as PlatformOptions) }),
  }
}

/** Those of the usual accounts are said too, so that the log of a world that begins has them. */
function withTokens(given: PlatformOptions): PlatformOptions {
  const { tokens, world, log } = given
  const isBegun = (log !== undefined && 'last' in log && log.last > 0) || isSnapshot(world)
  return tokens === undefined && !isBegun ? { ...given, tokens: tokensUsual } : given
}

/** @throws UsageError INVALID_OPTION */
export function readReading({ server, strict, behaviours }: DocumentReading): DocumentReading {
  if (strict !== undefined && typeof strict !== 'boolean')
    refuseOption('strict', `it is ${show(strict)}`, 'Give true or false.')
  if (server !== undefined && !isPlace(server))
    refuseOption('server', `it is ${show(server)}`, "Give a URL, such as 'https://api.example.com/v2'.")
  const wrong = Object.entries(behaviours ?? {}).find(([, each]) => typeof each !== 'function')
  if (wrong !== undefined)
    refuseOption('behaviours', `${wrong[0]} is ${show(wrong[1])}`, 'Give a function by operationId.')
  return {
    ...(server !== undefined && { server }),
    ...(strict !== undefined && { strict }),
    ...(behaviours !== undefined && { behaviours }),
  }
}

function isPlace(server: unknown): boolean {
  if (typeof server !== 'string' || !URL.canParse(server)) return false
  const { protocol, search, hash } = new URL(server)
  return /^https?:$/.test(protocol) && `${search}${hash}` === ''
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}

/** The document may be wrong too, and so may a behaviour that somebody wrote. */
function logFault({ operationId, problems }: AnswerFault): void {
  console.error(`nowhere: ${operationId ?? 'no operation'} was answered 500:\n  ${problems.join('\n  ')}`)
}
