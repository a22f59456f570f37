/** What is looked for in the journal, and how it is told in words. */

import { UsageError } from '../../errors/usage-error.ts'
import { nearestNames } from '../../spec/nearest-names.ts'
import { formatTime, parseTime } from '../../world/clock.ts'
import type { JournalEntry } from '../../world/journal/journal.ts'
import type { World } from '../../world/world.ts'
import type { Reading } from '../masking/mask-entry.ts'
import { checkExpected, type Difference, differenceOf, type Expected, inWords, jsonOf, type Sent } from './sent.ts'

export interface JournalQuery extends Expected {
  /** An operationId; null of what no operation took. */
  readonly operation?: string | null
  /** A username. */
  readonly account?: string
  /** Such as 429, or a class such as `'5xx'`. */
  readonly status?: number | string
  /** Milliseconds since the epoch, a Date or ISO 8601, by the world's clock: what happened then or later. */
  readonly since?: number | string | Date
  /** What happened then or earlier. */
  readonly until?: number | string | Date
}

export interface QueryParts extends Reading {
  /** Values of the parameters of a request's path, by name. */
  readonly parametersOf: (request: JournalEntry['request']) => Sent['path']
}

/** @throws UsageError UNKNOWN_OPERATION, UNKNOWN_RECORD, INVALID_OPTION, INVALID_TIME */
export function readQuery(
  query: JournalQuery,
  { accounts }: Pick<World, 'accounts'>,
  { operations, parametersOf }: QueryParts,
): (entry: JournalEntry) => boolean {
  const { operation, account, status, since, until, path, body, ...others } = query
  checkExpected(query)
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) refuseMember(unknown)
  if (typeof operation === 'string' && !Object.hasOwn(operations, operation))
    refuseOperation(operation, Object.keys(operations))
  const accountId = account === undefined ? undefined : accounts.find({ username: account })?.id
  if (account !== undefined && accountId === undefined) refuseAccount(account)
  const isStatus = readStatus(status)
  const sinceMs = since === undefined ? Number.NEGATIVE_INFINITY : parseTime(since)
  const untilMs = until === undefined ? Number.POSITIVE_INFINITY : parseTime(until)
  return (entry) =>
    (operation === undefined || entry.operationId === operation) &&
    (accountId === undefined || entry.accountId === accountId) &&
    isStatus(entry.answer.status) &&
    entry.atMs >= sinceMs &&
    entry.atMs <= untilMs &&
    ((path === undefined && body === undefined) || unsent(query, entry, parametersOf) === undefined)
}

/** Where a request differs from what the query says that was sent; undefined where it does not. */
export function unsent(
  query: Expected,
  { request }: Pick<JournalEntry, 'request'>,
  parametersOf: QueryParts['parametersOf'],
): Difference | undefined {
  return differenceOf(query, { path: parametersOf(request), body: jsonOf(request.body) })
}

/** `of getNowDeployment by alice answered 429` */
export function queryInWords({ operation, account, status, since, until, path, body }: JournalQuery): string {
  const time = (given: number | string | Date): string => formatTime(parseTime(given))
  return [
    ...(operation === undefined ? [] : [operation === null ? 'that no operation took' : `of ${operation}`]),
    ...(account === undefined ? [] : [`by ${account}`]),
    ...(status === undefined ? [] : [`answered ${status}`]),
    ...(since === undefined ? [] : [`since ${time(since)}`]),
    ...(until === undefined ? [] : [`until ${time(until)}`]),
    ...(path === undefined ? [] : [`with the path ${inWords(path)}`]),
    ...(body === undefined ? [] : [`with the body ${inWords(body)}`]),
  ].join(' ')
}

function readStatus(status: number | string | undefined): (status: number) => boolean {
  if (status === undefined) return () => true
  const [, first] = /^([1-5])xx$/.exec(String(status)) ?? []
  if (first !== undefined) return (each) => Math.floor(each / 100) === Number(first)
  if (/^[1-5]\d\d$/.test(String(status))) return (each) => each === Number(status)
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to look in the journal for the status ${JSON.stringify(status)}: there is none. Give one such as 429, or a class such as '5xx'.`,
  )
}

function refuseMember(name: string): never {
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to look in the journal by ${JSON.stringify(name)}: it knows none. Give operation, account, status, since, until, path or body.`,
  )
}

function refuseOperation(operation: string, names: readonly string[]): never {
  throw new UsageError(
    'UNKNOWN_OPERATION',
    `Failed to look in the journal for ${JSON.stringify(operation)}: there is no such operation. The nearest are ${nearestNames(operation, names).join(', ')}.`,
  )
}

function refuseAccount(account: string): never {
  throw new UsageError(
    'UNKNOWN_RECORD',
    `Failed to look in the journal for the account ${JSON.stringify(account)}: there is none. Give its username.`,
  )
}
