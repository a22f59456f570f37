/** What a test may order to go wrong: held to what the contract declares, and made plain data. */
import { UsageError, type UsageErrorCode } from '../errors/usage-error.ts'
import type { Contract, Operation } from '../spec/contract.ts'
import { parseDuration } from '../spec/duration.ts'
import { nearestNames } from '../spec/nearest-names.ts'
import type { OperationId } from '../spec/operations.ts'
import { formatTime, parseTime } from '../world/clock.ts'
import { answers, type Effects, type KnownFault, leftOf, type OrderedFault } from '../world/faults.ts'
import type { World } from '../world/world.ts'
import type { History } from './history.ts'

/**
 * What becomes of a call: an answer with a `code` of its operation or with a `status`, a `delay`, a connection that is lost (`drop`),
 * a body that ends early (`truncate`) or does not parse (`malformed`); at least one of them.
 */
export interface FaultEffects {
  /** That the operation declares. */
  readonly code?: string
  /** From 400 to 599, in the system's own shape. */
  readonly status?: number
  /** Milliseconds, `'2s'` or `'PT2S'`, an hour at most: a clock that is stopped moves on by it, else it is waited for. */
  readonly delay?: number | string
  /** The connection is lost: `'before'` anything is done, or `'after'` all is, so that only the answer is. */
  readonly drop?: 'before' | 'after'
  /** The body ends after so many bytes; `true`: after half of them. */
  readonly truncate?: boolean | number
  /** A JSON body does not parse. */
  readonly malformed?: boolean
}

/** What goes wrong, with which calls. */
export interface Fault extends FaultEffects {
  /** An operationId, or `'*'` for all. */
  readonly operation: OperationId | '*' | (string & {})
  /** Only calls of the account with this username. */
  readonly account?: string
  /** How many calls it meets; all by default. */
  readonly times?: number
  /** Only from this one of its calls on, counted from 1. */
  readonly after?: number
  /** Only each so-manieth of them. */
  readonly every?: number
  /** Only before this time of the platform's clock: milliseconds, ISO 8601 or a Date. */
  readonly until?: number | string | Date
  /** Above 0, to 1: how likely a call is met, by the chance of the seed. */
  readonly probability?: number
  /** Orders it although no such operation, code or account is known. */
  readonly unsafe?: boolean
}

export interface ListedFault extends Omit<Fault, 'delay' | 'until'> {
  readonly id: string
  /** Milliseconds. */
  readonly delay?: number
  /** ISO 8601. */
  readonly until?: string
  /** Calls that it was for. */
  readonly calls: number
  /** Those of them that it met. */
  readonly met: number
  /** How many it will still meet; null without an end. */
  readonly left: number | null
}

export interface PlatformFaults {
  /**
   * @returns Its id.
   * @throws UsageError UNKNOWN_OPERATION, UNDECLARED_CODE, UNKNOWN_RECORD, INVALID_DURATION, INVALID_TIME, INVALID_OPTION
   */
  readonly add: (fault: Fault) => string
  /** In the order in which they were ordered, with how often each was met. Of those that are spent the last 1,000 are kept. */
  readonly list: () => readonly ListedFault[]
  /** @throws UsageError UNKNOWN_RECORD */
  readonly remove: (id: string) => void
  readonly clear: () => void
}

export function createPlatformFaults(world: World, contract: Contract, perform: History['perform']): PlatformFaults {
  return {
    // The act answers the id.
    add: (fault) => perform('faults.add', { fault: readFault(fault, contract, world) }) as string,
    list: () => world.faults.list().map(listed),
    remove: (id) => void perform('faults.remove', { id }),
    clear: () => void perform('faults.clear', {}),
  }
}

function listed({ until, ...fault }: KnownFault): ListedFault {
  const left = leftOf({ ...fault }) ?? null
  return { ...fault, ...(until !== undefined && { until: formatTime(until) }), left }
}

const effectNames = ['code', 'status', 'delay', 'drop', 'truncate', 'malformed'] as const
const names = [
  'operation',
  'account',
  ...effectNames,
  'times',
  'after',
  'every',
  'until',
  'probability',
  'unsafe',
] as const

export function readFault(given: Fault, contract: Contract, { accounts }: Pick<World, 'accounts'>): OrderedFault {
  if (!isRecord(given)) refuse('INVALID_OPTION', 'a fault', `it is ${show(given)}`, 'Give an object.')
  const { operation, account, times, after, every, until, probability, unsafe = false } = given
  const what = `a fault for ${plain(operation)}`
  refuseUnknownNames(what, given, names)
  if (typeof operation !== 'string') {
    refuse('UNKNOWN_OPERATION', what, 'it names no operation', "Give an operationId, or '*' for all.")
  }
  if (!unsafe) refuseUnknownOperation(operation, contract)
  const known = accounts.all().map(({ username }) => username)
  if (account !== undefined && (typeof account !== 'string' || (!unsafe && !known.includes(account)))) {
    const nearest = nearestNames(String(account), known).join(', ')
    refuse('UNKNOWN_RECORD', what, `there is no account ${show(account)}`, `The nearest are ${nearest}.`)
  }
  for (const [name, value] of Object.entries({ times, after, every })) {
    if (value !== undefined && !isWhole(value, 1)) {
      refuse('INVALID_OPTION', what, `${name} is ${show(value)}`, 'Give a whole number of 1 or more.')
    }
  }
  if (probability !== undefined && !(typeof probability === 'number' && probability > 0 && probability <= 1)) {
    refuse('INVALID_OPTION', what, `probability is ${show(probability)}`, 'Give a number above 0, to 1.')
  }
  return {
    operation,
    ...(account !== undefined && { account }),
    ...readEffects(given, operation, contract),
    ...(times !== undefined && { times }),
    ...(after !== undefined && { after }),
    ...(every !== undefined && { every }),
    ...(until !== undefined && { until: parseTime(until) }),
    ...(probability !== undefined && { probability }),
    ...(unsafe && { unsafe }),
  }
}

const delayMaxMs = 3_600_000

/** @param operation An operationId, or `*`. */
export function readEffects(
  given: FaultEffects & Pick<Fault, 'unsafe'>,
  operation: string,
  contract: Contract,
): Effects {
  const { code, status, delay, drop, truncate = false, malformed = false, unsafe = false } = given
  const what = `a fault for ${plain(operation)}`
  const invalid = (why: string, next: string): never => refuse('INVALID_OPTION', what, why, next)
  if (typeof unsafe !== 'boolean') invalid(`unsafe is ${show(unsafe)}`, 'Give true or false.')
  if (code !== undefined && typeof code !== 'string') invalid(`the code is ${show(code)}`, 'Give a text.')
  if (code !== undefined && !unsafe) refuseUndeclared(code, operation, contract)
  if (status !== undefined && !(isWhole(status, 400) && status <= 599))
    invalid(`the status is ${show(status)}`, 'Give a whole number from 400 to 599.')
  if (code !== undefined && status !== undefined && !unsafe)
    invalid('it has a code and a status', 'Give one of them: a code has its own status.')
  if (drop !== undefined && drop !== 'before' && drop !== 'after')
    invalid(`drop is ${show(drop)}`, "Give 'before' or 'after'.")
  if (typeof truncate !== 'boolean' && !isWhole(truncate, 0))
    invalid(`truncate is ${show(truncate)}`, 'Give true, or whole bytes of 0 or more.')
  if (typeof malformed !== 'boolean') invalid(`malformed is ${show(malformed)}`, 'Give true or false.')
  const effects = {
    ...(code !== undefined && { code }),
    ...(status !== undefined && { status }),
    ...(delay !== undefined && { delay: readDelay(delay, what) }),
    ...(drop !== undefined && { drop }),
    ...(truncate !== false && { truncate }),
    ...(malformed && { malformed }),
  }
  if (Object.keys(effects).length === 0) invalid('it does nothing', `Give one of ${effectNames.join(', ')}.`)
  if (drop === 'before' && answers(effects))
    invalid('what is dropped before it is done has no answer', "Give drop 'after', or no code and no status.")
  if (drop !== undefined && (truncate !== false || malformed))
    invalid('what is dropped has no body', 'Give either drop, or truncate or malformed.')
  return effects
}

function readDelay(delay: unknown, what: string): number {
  const ms = typeof delay === 'string' ? parseDuration(delay) : typeof delay === 'number' ? delay : undefined
  if (ms !== undefined && ms >= 0 && ms <= delayMaxMs) return Math.round(ms)
  const why = ms !== undefined && ms > delayMaxMs ? 'it is over an hour' : 'it is no duration'
  return refuse(
    'INVALID_DURATION',
    what,
    `the delay is ${show(delay)}: ${why}`,
    "Give milliseconds, or a text such as '2s' or 'PT2S', of an hour at most.",
  )
}

function refuseUnknownOperation(operation: string, { operations }: Contract): void {
  if (operation === '*' || Object.hasOwn(operations, operation)) return
  refuse(
    'UNKNOWN_OPERATION',
    `a fault for ${show(operation)}`,
    'there is no such operation',
    `The nearest are ${nearestNames(operation, Object.keys(operations)).join(', ')}; all operationIds are those of nowhere-kit/openapi.json.`,
  )
}

function refuseUndeclared(code: string, operation: string, { operations }: Contract): void {
  const asked: readonly (Operation | undefined)[] =
    operation === '*' ? Object.values(operations) : [operations[operation]]
  const declared = new Set(asked.flatMap((each) => each?.errors ?? []))
  if (declared.has(code)) return
  const whose = operation === '*' ? 'any operation' : operation
  refuse(
    'UNDECLARED_CODE',
    `the fault ${show(code)} for ${whose}`,
    operation === '*' ? 'none declares such a code' : 'it declares no such code',
    operation === '*'
      ? `The nearest are ${nearestNames(code, declared).join(', ')}.`
      : `It declares ${[...declared].join(', ')}.`,
  )
}

function refuseUnknownNames(what: string, given: object, known: readonly string[]): void {
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue
    refuse('INVALID_OPTION', what, `there is no member ${show(name)}`, `There is ${known.join(', ')}.`)
  }
}

function refuse(code: UsageErrorCode, what: string, why: string, next: string): never {
  throw new UsageError(code, `Failed to order ${what}: ${why}. ${next}`)
}

/** A name as it is; anything else as JSON has it. */
function plain(name: unknown): string {
  return typeof name === 'string' && /^(\w+|\*)$/.test(name) ? name : show(name)
}

function isWhole(value: unknown, min: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= min
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function show(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
}
