/** Which of the things that were found are one mistake. */
import type { Failure } from './failure.ts'

/** One mistake, and everything that shows it. */
export interface Alike {
  readonly failure: Failure
  /** The other operations that show it. */
  readonly also: readonly string[]
  /** What was found besides, of the same property or the same wrong status of the same operation. */
  readonly follows: readonly Failure[]
}

/**
 * What was asked of every exchange says the same of each operation that a mistake is in, and one mistake shows in many scenarios: told
 * once, with the others by their names.
 */
export function groupAlike(failures: readonly Failure[]): Alike[] {
  const groups = new Map<
    string,
    { readonly failure: Failure; readonly also: Set<string>; readonly follows: Failure[] }
  >()
  const lax = laxIn(failures)
  const failed = failedIn(failures, lax)
  for (const [index, failure] of failures.entries()) {
    const { check, message, operationId, requirements, scenario, level } = failure.finding
    const own = ghostOf(failure) ?? failed.get(failure)
    const isShared = scenario === null && operationId !== null && own === undefined
    const key = isShared
      ? JSON.stringify([
          check,
          placeless(message.replaceAll(operationId, '')),
          level,
          ...(isOfMany(message) ? [] : requirements),
        ])
      : (own ?? lax.get(failure) ?? causeOf(failure) ?? String(index))
    const known = groups.get(key)
    if (known === undefined) groups.set(key, { failure, also: new Set(), follows: [] })
    else if (!isShared) known.follows.push(failure)
    else if (operationId !== known.failure.finding.operationId) known.also.add(operationId)
  }
  return [...groups.values()].map(({ failure, also, follows }) => ({ failure, also: [...also], follows }))
}

/** What was deleted and is listed is seen when it is looked for, and again when all is cleaned up: by the operation that deleted it. */
function ghostOf({ finding, headline }: Failure): string | undefined {
  const remover = finding.check === 'what was removed is gone' ? finding.operationId : removerIn(headline)
  return remover === undefined || remover === null ? undefined : JSON.stringify(['still listed', remover])
}

/** `deleteTask` of `listTasks still has what createTask made (id "1") after deleteTask deleted it`. Values of anybody's stand between. */
function removerIn(headline: string): string | undefined {
  const [begin, end] = [headline.indexOf(' still has what '), headline.lastIndexOf(' deleted it')]
  if (begin === -1 || end < begin) return undefined
  const between = headline.slice(begin, end)
  const after = between.lastIndexOf(' after ')
  return after === -1 ? undefined : between.slice(after + ' after '.length)
}

/** An answer of 5xx is no declared one either: what a step says of it and what is said of every exchange is one mistake, by that answer. */
function failedIn(failures: readonly Failure[], lax: ReadonlyMap<Failure, string>): ReadonlyMap<Failure, string> {
  const undeclared = failures.filter(
    ({ finding, exchange }) =>
      finding.check === 'status is declared' && exchange !== null && exchange.answer.status >= 500,
  )
  return new Map(
    undeclared.flatMap((failure) => {
      const { exchange } = failure
      const step = failures.find((each) => each.finding.scenario !== null && each.exchange?.number === exchange?.number)
      const key = step && (lax.get(step) ?? causeOf(step))
      return key === undefined ? [] : [[failure, key] as const]
    }),
  )
}

/** A property that an answer has wrong, it has wrong in a list of such things too. */
const property = /^"(?:[^"]*\*\.)?([^"*]+)" (is missing|must |has |is not |does not )/

function isOfMany(message: string): boolean {
  return property.test(message)
}

function placeless(message: string): string {
  return message.replace(/^"[^"]*\*\./, '"')
}

/**
 * By property, or by operation and status: what is found there twice is one mistake in all likelihood. What of a thing does not come back
 * as it was sent is missed by whatever shows the thing.
 */
function causeOf({ finding, headline }: Failure): string | undefined {
  const { operationId, check, level, requirements } = finding
  if (operationId === null) return undefined
  const kept = /^`([^`]+)` /.exec(headline)?.[1]
  const collection = requirements.find((id) => id.includes('/'))?.replace(/\/[^/]*$/, '')
  if (kept !== undefined) return JSON.stringify([collection ?? operationId, check, level, kept])
  const [verb, asked = ''] = refusableIn(headline)
  const input = /^(?:without )?(\S+)(?: (?:of|as|too|with|not|between)\b.*)?$/.exec(asked)?.[1]
  if (verb !== undefined && input !== undefined) return JSON.stringify([operationId, check, level, verb, input])
  const status = /^\S+ did not succeed: it answered (\d+),/.exec(headline)?.[1]
  return status === undefined ? undefined : JSON.stringify([operationId, check, level, status])
}

/** What was done with something that had to be refused, and what that was, as its step calls it: `ID accepted ...: ... at "STEP: INPUT".` */
function refusableIn(headline: string): string[] {
  const [head = '', ...rest] = headline.split(' what it has to refuse: ')
  const verb = / (accepted|failed on)$/.exec(head)?.[1]
  const told = rest.join('')
  const step = told.slice(told.lastIndexOf(' at "') + ' at "'.length)
  const colon = step.indexOf(': ')
  return verb === undefined || !step.endsWith('".') || colon === -1 ? [] : [verb, step.slice(colon + 2, -2)]
}

/** An operation that takes one wrong input may lack one check; one that takes as many as this, of as many properties, looks at none of what it is sent. */
const laxMin = 4

/** What was found of operations that take whatever they are sent, or fail on it, by what they are one of. */
function laxIn(failures: readonly Failure[]): ReadonlyMap<Failure, string> {
  const groups = new Map<string, Failure[]>()
  for (const failure of failures) {
    const { operationId, check, level, requirements } = failure.finding
    const [, verb, status] =
      /^\S+ (accepted|failed on) what it has to refuse: it answered (\d+),/.exec(failure.headline) ?? []
    if (operationId === null || status === undefined || verb === undefined) continue
    const key = JSON.stringify([operationId, check, level, status, verb, ...requirements])
    groups.set(key, [...(groups.get(key) ?? []), failure])
  }
  return new Map(
    [...groups]
      .filter(([, alike]) => new Set(alike.map((failure) => causeOf(failure) ?? failure)).size >= laxMin)
      .flatMap(([key, alike]) => alike.map((failure) => [failure, key] as const)),
  )
}
