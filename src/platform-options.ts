/** What `createPlatform` takes, and what is said to whoever gives it something else. */
import { UsageError } from './errors/usage-error.ts'
import type { AnswerFault } from './pipeline/engine.ts'
import type { Profile } from './spec/contract.ts'
import type { SystemName } from './spec/operations.ts'
import type { ClockOption } from './world/clock.ts'
import type { Progression } from './world/life-cycle.ts'
import type { WorldSeed } from './world/seed.ts'
import type { WorldOptions } from './world/world.ts'

export interface PlatformOptions {
  /** Ids are a function of it; 0 by default. */
  readonly seed?: number | string
  /** `'system'` (default: the system's time plus what was advanced), `'frozen'` (stopped at start), or an ISO 8601 time (stopped there). */
  readonly clock?: ClockOption
  /** The data to start with; its schema is `nowhere-kit/world.schema.json`. */
  readonly world?: WorldSeed
  /** Requests a window, in place of every quota; `'off'` never refuses, and the headers stay. */
  readonly rateLimit?: number | 'off'
  /** `'documented'` (default) does what the documents say; `'observed'` differs where real clients contradict them. */
  readonly profile?: Profile
  /** How deployments move: by the clock (default), at once, only by `step`, or after N reads. */
  readonly lifeCycle?: Progression
  /** Milliseconds that BOOTING takes. */
  readonly bootingMs?: number
  /** Tokens beside those of the world; `account` is a username. */
  readonly tokens?: readonly { readonly account: string; readonly token: string }[]
  /** Where a system answers, in place of its public origin. */
  readonly origins?: Readonly<Partial<Record<SystemName, string>>>
  /** Whether every answer is held to the document before it leaves; true by default. */
  readonly checkResponses?: boolean
  /** Exchanges that the journal keeps; 1,000 by default, Infinity keeps all. */
  readonly journalSize?: number
  /** Told when an answer of ours does not fit the document; console.error by default. */
  readonly log?: (fault: AnswerFault) => void
}

export interface ReadOptions extends WorldOptions {
  readonly world: unknown
  readonly rateLimit: number | 'off' | null
  readonly profile: Profile
  readonly tokens: readonly { readonly account: string; readonly token: string }[]
  readonly origins: Readonly<Record<string, string>>
  readonly checkResponses: boolean
  readonly log: (fault: AnswerFault) => void
}

const known: Readonly<Record<keyof PlatformOptions, true>> = {
  seed: true,
  clock: true,
  world: true,
  rateLimit: true,
  profile: true,
  lifeCycle: true,
  bootingMs: true,
  tokens: true,
  origins: true,
  checkResponses: true,
  journalSize: true,
  log: true,
}

/** @throws UsageError INVALID_OPTION */
export function readOptions(options: PlatformOptions): ReadOptions {
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(known, name))
      refuseOption(name, 'there is no such option', `The options are ${Object.keys(known).join(', ')}.`)
  }
  const {
    seed = 0,
    clock = 'system',
    rateLimit,
    profile = 'documented',
    lifeCycle = 'timed',
    bootingMs,
    tokens = [],
  } = options
  const { origins = {}, checkResponses = true, journalSize = 1_000, log = logFault } = options

  if (typeof seed !== 'string' && !Number.isFinite(seed))
    refuseOption('seed', `it is ${show(seed)}`, 'Give a number or a text.')
  if (rateLimit !== undefined && rateLimit !== 'off' && !isWhole(rateLimit, 1)) {
    refuseOption('rateLimit', `it is ${show(rateLimit)}`, "Give a whole number of 1 or more, or 'off'.")
  }
  if (profile !== 'documented' && profile !== 'observed') {
    refuseOption('profile', `it is ${show(profile)}`, "Give 'documented' or 'observed'.")
  }
  if (!isProgression(lifeCycle)) {
    refuseOption('lifeCycle', `it is ${show(lifeCycle)}`, "Give 'timed', 'immediate', 'manual' or 'reads:N'.")
  }
  if (bootingMs !== undefined && !isWhole(bootingMs, 0)) {
    refuseOption('bootingMs', `it is ${show(bootingMs)}`, 'Give whole milliseconds of 0 or more.')
  }
  if (journalSize !== Number.POSITIVE_INFINITY && !isWhole(journalSize, 0)) {
    refuseOption('journalSize', `it is ${show(journalSize)}`, 'Give a whole number of 0 or more, or Infinity.')
  }
  for (const { account, token } of tokens) {
    if (!/^\w+$/.test(token))
      refuseOption(
        'tokens',
        `the token of ${show(account)} is ${show(token)}`,
        'Give word characters only (A-Z, a-z, 0-9, _).',
      )
  }
  return {
    seed,
    clock,
    progression: lifeCycle,
    durationsMs: bootingMs === undefined ? {} : { BOOTING: bootingMs },
    journalSize,
    world: options.world,
    rateLimit: rateLimit ?? null,
    profile,
    tokens,
    origins: Object.fromEntries(Object.entries(origins).map(([name, origin]) => [name, readOrigin(name, origin)])),
    checkResponses,
    log,
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

function readOrigin(name: string, origin: string): string {
  const url = URL.canParse(origin) ? new URL(origin) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '') {
    refuseOption(
      'origins',
      `that of ${name} is ${show(origin)}`,
      "Give scheme and host, such as 'https://api.example.com'.",
    )
  }
  return url.origin
}

function isWhole(value: unknown, min: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= min
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}

function refuseOption(name: string, why: string, next: string): never {
  throw new UsageError('INVALID_OPTION', `Failed to create a platform with the option ${name}: ${why}. ${next}`)
}

function logFault({ operationId, problems }: AnswerFault): void {
  console.error(
    `nowhere: an answer of ${operationId ?? 'no operation'} does not fit the document, which is a bug of nowhere-kit:\n  ${problems.join('\n  ')}`,
  )
}
