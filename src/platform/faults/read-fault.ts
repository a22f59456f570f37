/** Holds what somebody orders to what the contract declares, and makes it plain data. */
import { UsageError, type UsageErrorCode } from '../../errors/usage-error.ts'
import type { Contract, Operation } from '../../spec/contract.ts'
import { parseDuration } from '../../spec/duration.ts'
import { nearestNames } from '../../spec/nearest-names.ts'
import { parseTime } from '../../world/clock.ts'
import { answers, type Effects, type OrderedFault } from '../../world/faults.ts'
import type { World } from '../../world/world.ts'
import type { Fault, FaultEffects } from './fault.ts'

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
  if (code !== undefined && typeof code !== 'string')
    invalid(`the code is ${show(code)}`, 'Give a text, or a status; what else there is, faults.add orders.')
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
    `The nearest are ${nearestNames(operation, Object.keys(operations)).join(', ')}; all operationIds are those of its document.`,
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
