/** What `createPlatform` takes, and what is said to whoever gives it something else. */
import { UsageError } from '../errors/usage-error.ts'
import type { Log } from '../log/log.ts'
import { createMemoryLog, type MemoryLogOptions } from '../log/memory-log.ts'
import type { AnswerFault } from '../pipeline/engine.ts'
import type { Profile } from '../spec/contract.ts'
import type { SystemName } from '../spec/operations.ts'
import { type ClockOption, isClockOption } from '../world/clock.ts'
import { journalBytesDefault } from '../world/journal/journal.ts'
import type { Progression } from '../world/life-cycle.ts'
import type { WorldSeed } from '../world/seed/seed.ts'
import type { WorldOptions, WorldSnapshot } from '../world/world.ts'
import { isWorldsOptions, type ReadWorldsOptions, readWorldsOptions, type WorldsOptions } from './worlds/options.ts'

export interface PlatformOptions {
  /** Ids are a function of it; 0 by default. */
  readonly seed?: number | string
  /** `'system'` (default: the system's time plus what was advanced), `'frozen'` (stopped at start), or an ISO 8601 time or a Date (stopped there). */
  readonly clock?: ClockOption
  /**
   * What it starts with, and goes back to on reset: data whose schema is `nowhere-kit/world.schema.json`, or a snapshot. The clock of
   * a snapshot runs on, unless the option `clock` is given.
   */
  readonly world?: WorldSeed | WorldSnapshot
  /** Requests a window, in place of every quota; `'off'` never refuses, and the headers stay. */
  readonly rateLimit?: number | 'off'
  /** `'documented'` (default) does what the documents say; `'observed'` differs where real clients contradict them. */
  readonly profile?: Profile
  /** How deployments move: by the clock (default), at once, only by `step`, or after N reads. */
  readonly lifeCycle?: Progression
  /** Milliseconds that BOOTING takes. */
  readonly bootingMs?: number
  /** Tokens beside those of the world; a text is a token of its first account. */
  readonly tokens?: readonly (TokenOption | string)[]
  /** Where a system answers, in place of its public origin; with a path, such as `http://localhost:5173/api`, it answers below that. */
  readonly origins?: Readonly<Partial<Record<SystemName, string>>>
  /** Whether every answer is held to the document before it leaves; true by default. */
  readonly checkResponses?: boolean
  /** Whether a request may order what goes wrong with it by `X-Nowhere-Fault`; true by default. */
  readonly faultHeader?: boolean
  /** Exchanges that the journal keeps; 1,000 by default, Infinity keeps all. */
  readonly journalSize?: number
  /** Bytes that they hold together; 64,000,000 by default, Infinity keeps all. A body over a 16th of it is kept as its length and digest. */
  readonly journalBytes?: number
  /**
   * How much is kept of the history that a replay needs: `{ keep: 'all' }`, or at most so many `entries` (1,000 by default) that hold
   * at most so many `bytes` (64,000,000 by default). Or a log of its own, such as `openLog(dir)` of `nowhere-kit/node` opens: where it
   * holds something, the platform is as it was after its last entry.
   */
  readonly log?: LogOptions | Log
  /** How many worlds may stand beside this one (`max`, 1,000), and how long an unused one stays when there is no room (`idle`, `'1h'`). */
  readonly worlds?: WorldsOptions
  /** Told when an answer of ours does not fit the document; console.error by default. */
  readonly onAnswerFault?: (fault: AnswerFault) => void
}

export interface LogOptions {
  readonly keep?: 'all'
  /** Whole number of 100 or more, or Infinity. */
  readonly entries?: number
  /** Whole number of 0 or more, or Infinity. */
  readonly bytes?: number
}

/** `account` is a username. */
export interface TokenOption {
  readonly account: string
  readonly token: string
  /** What it is allowed, where operations ask for scopes; all by default. */
  readonly scopes?: readonly string[]
}

/** What a world begins with. */
export interface Beginning {
  /** The option `world`: undefined is the default world. */
  readonly data: unknown
  readonly tokens: readonly (TokenOption | string)[]
  /** Whether the clock of a snapshot gives way to that of the options. */
  readonly hasOwnClock: boolean
}

export interface ReadOptions extends WorldOptions {
  readonly beginning: Beginning
  readonly rateLimit: number | 'off' | null
  readonly profile: Profile
  readonly origins: Readonly<Record<string, string>>
  readonly checkResponses: boolean
  readonly faultHeader: boolean
  readonly log: Log
  readonly worlds: ReadWorldsOptions
  readonly onAnswerFault: (fault: AnswerFault) => void
}

/** What each option may be, and what to give instead. */
const rules: Readonly<Record<keyof PlatformOptions, { isRight(value: unknown): boolean; readonly next: string }>> = {
  seed: {
    isRight: (value) => typeof value === 'string' || Number.isFinite(value),
    next: 'Give a number or a text.',
  },
  clock: { isRight: isClockOption, next: "Give 'system', 'frozen', an ISO 8601 time or a Date." },
  // `beginningOf` holds it to its schema, or to the form of a snapshot.
  world: { isRight: () => true, next: '' },
  rateLimit: {
    isRight: (value) => value === 'off' || isWhole(value, 1),
    next: "Give a whole number of 1 or more, or 'off'.",
  },
  profile: {
    isRight: (value) => value === 'documented' || value === 'observed',
    next: "Give 'documented' or 'observed'.",
  },
  lifeCycle: { isRight: isProgression, next: "Give 'timed', 'immediate', 'manual' or 'reads:N'." },
  bootingMs: { isRight: (value) => isWhole(value, 0), next: 'Give whole milliseconds of 0 or more.' },
  tokens: { isRight: isTokens, next: "Give a list of tokens, each a text or { account: 'USERNAME', token: 'TOKEN' }." },
  origins: { isRight: isRecord, next: "Give origins by system, such as { now: 'https://api.example.com' }." },
  checkResponses: { isRight: (value) => typeof value === 'boolean', next: 'Give true or false.' },
  faultHeader: { isRight: (value) => typeof value === 'boolean', next: 'Give true or false.' },
  journalSize: {
    isRight: (value) => value === Number.POSITIVE_INFINITY || isWhole(value, 0),
    next: 'Give a whole number of 0 or more, or Infinity.',
  },
  journalBytes: {
    isRight: (value) => value === Number.POSITIVE_INFINITY || isWhole(value, 0),
    next: 'Give a whole number of 0 or more, or Infinity.',
  },
  log: {
    isRight: (value) => isLog(value) || isLogOptions(value),
    next: "Give { keep: 'all' }, { entries: 1_000, bytes: 64_000_000 }, or a log that was opened. A function that is told of faults is the option onAnswerFault.",
  },
  worlds: { isRight: isWorldsOptions, next: "Give { max: 1_000, idle: '1h' }: a whole number, and a duration." },
  onAnswerFault: { isRight: (value) => typeof value === 'function', next: 'Give a function.' },
}

/** @throws UsageError INVALID_OPTION */
export function readOptions(options: PlatformOptions): ReadOptions {
  for (const [name, value] of Object.entries(options)) {
    // An own key of the table is an option's name.
    const rule = Object.hasOwn(rules, name) ? rules[name as keyof PlatformOptions] : undefined
    if (rule === undefined) {
      refuseOption(name, 'there is no such option', `The options are ${Object.keys(rules).join(', ')}.`)
    }
    if (value !== undefined && !rule.isRight(value)) refuseOption(name, `it is ${show(value)}`, rule.next)
  }
  const { seed = 0, clock = 'system', world, rateLimit = null, profile = 'documented', lifeCycle = 'timed' } = options
  const { bootingMs, tokens = [], origins = {}, checkResponses = true, journalSize = 1_000, log = {} } = options
  const { faultHeader = true, journalBytes = journalBytesDefault, onAnswerFault = logFault } = options
  checkTokens(tokens)
  return {
    seed,
    clock,
    progression: lifeCycle,
    durationsMs: bootingMs === undefined ? {} : { BOOTING: bootingMs },
    journalSize,
    journalBytes,
    beginning: { data: world, tokens, hasOwnClock: options.clock !== undefined },
    rateLimit,
    profile,
    origins: Object.fromEntries(Object.entries(origins).map(([name, origin]) => [name, readOrigin(name, origin)])),
    checkResponses,
    faultHeader,
    log: isLog(log) ? log : createMemoryLog(roomOf(log)),
    worlds: readWorldsOptions(options.worlds),
    onAnswerFault,
  }
}

function checkTokens(tokens: readonly (TokenOption | string)[]): void {
  const seen = new Set<string>()
  for (const option of tokens) {
    const token = typeof option === 'string' ? option : option.token
    if (!/^[\x21-\x7e]+$/.test(token)) {
      const whose = typeof option === 'string' ? 'a token' : `the token of ${show(option.account)}`
      refuseOption('tokens', `${whose} is ${show(token)}`, 'Give visible ASCII characters only, without spaces.')
    }
    if (seen.has(token)) refuseOption('tokens', `the token ${show(token)} stands there twice`, 'Give it once.')
    seen.add(token)
  }
}

export function isProgression(text: unknown): text is Progression {
  return (
    text === 'timed' ||
    text === 'immediate' ||
    text === 'manual' ||
    (typeof text === 'string' && /^reads:[1-9]\d*$/.test(text))
  )
}

function readOrigin(name: string, origin: unknown): string {
  const url = typeof origin === 'string' && URL.canParse(origin) ? new URL(origin) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || `${url.search}${url.hash}` !== '') {
    refuseOption(
      'origins',
      `that of ${name} is ${show(origin)}`,
      "Give scheme and host, and a path if need be, such as 'https://api.example.com' or 'http://localhost:5173/api'.",
    )
  }
  return `${url.origin}${url.pathname.replace(/(?<!\/)\/+$/, '')}`
}

/** Data that a log has of the options: all but those that no answer hangs on. */
const told = ['seed', 'clock', 'rateLimit', 'lifeCycle', 'bootingMs', 'tokens', 'origins', 'faultHeader'] as const

export type ToldOptions = Pick<PlatformOptions, (typeof told)[number]>

export function toldOf(options: PlatformOptions): ToldOptions {
  return Object.fromEntries(told.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])))
}

const logEntriesDefault = 1_000
const logBytesDefault = 64_000_000

function roomOf({ keep, entries = logEntriesDefault, bytes = logBytesDefault }: LogOptions): MemoryLogOptions {
  return keep === 'all' ? { entries: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY } : { entries, bytes }
}

function isLog(value: unknown): value is Log {
  return isRecord(value) && typeof value.append === 'function'
}

function isLogOptions(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { keep, entries, bytes, ...others } = value
  const isBound = (bound: unknown, min: number): boolean =>
    bound === undefined || bound === Number.POSITIVE_INFINITY || isWhole(bound, min)
  return (
    Object.keys(others).length === 0 &&
    (keep === undefined || (keep === 'all' && entries === undefined && bytes === undefined)) &&
    isBound(entries, 100) &&
    isBound(bytes, 0)
  )
}

function isWhole(value: unknown, min: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= min
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTokens(value: unknown): boolean {
  const isScopes = (scopes: unknown): boolean => scopes === undefined || (Array.isArray(scopes) && scopes.every(isText))
  const isToken = (entry: unknown): boolean =>
    isRecord(entry) && isText(entry.account) && isText(entry.token) && isScopes(entry.scopes)
  return Array.isArray(value) && value.every((entry) => isText(entry) || isToken(entry))
}

function show(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
}

export function refuseOption(name: string, why: string, next: string): never {
  throw new UsageError('INVALID_OPTION', `Failed to create a platform with the option ${name}: ${why}. ${next}`)
}

function logFault({ operationId, problems }: AnswerFault): void {
  console.error(
    `nowhere: an answer of ${operationId ?? 'no operation'} does not fit the document, which is a bug of nowhere-kit:\n  ${problems.join('\n  ')}`,
  )
}
