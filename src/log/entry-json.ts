/** How an entry is written down, and read back: plain JSON, a body as text where it is UTF-8 and else in base64. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { Refusal, type RefusalReason, type RefusalValues } from '../errors/refusal.ts'
import { UsageError } from '../errors/usage-error.ts'
import type { ControlEntry, LogEntry, RequestEntry } from './entry.ts'

import { requestWith } from './request-copy.ts'

type Json = Readonly<Record<string, unknown>>

export function entryToJson(entry: LogEntry): Json {
  if (entry.kind === 'control') return { ...entry }
  const { n, kind, atMs, operationId, accountId, request, preparation, answer } = entry
  const told = requestWith(request, request.headers, bodyToJson(request.body))
  return preparation === undefined
    ? { n, kind, atMs, operationId, accountId, request: told, answer }
    : { n, kind, atMs, operationId, accountId, request: told, preparation: preparationToJson(preparation), answer }
}

/** @throws UsageError INVALID_LOG, with what is wrong. */
export function entryFromJson(json: unknown, n: number): LogEntry {
  const entry = record(json, n, 'an entry')
  if (entry.n !== n)
    refuse(n, `its number is ${JSON.stringify(entry.n)}: the log has a hole, or its entries are not in order`)
  if (!Number.isFinite(entry.atMs)) refuse(n, 'it has no time')
  if (entry.kind === 'control') {
    const clock = record(entry.clock, n, 'its clock')
    const isClock = (clock.mode === 'system' || clock.mode === 'stopped') && Number.isFinite(clock.ms)
    if (typeof entry.act !== 'string' || !isClock) refuse(n, 'it tells no act, or no clock')
    record(entry.arguments, n, 'its arguments')
    // All members have been looked at.
    return entry as unknown as ControlEntry
  }
  if (entry.kind !== 'request') refuse(n, `it is of no kind that is known: ${JSON.stringify(entry.kind)}`)
  return requestFromJson(entry, n)
}

function requestFromJson(entry: Json, n: number): RequestEntry {
  const request = record(entry.request, n, 'its request')
  const answer = record(entry.answer, n, 'its answer')
  const headers = record(request.headers, n, 'the headers of its request')
  for (const name of ['method', 'host', 'path', 'query']) {
    if (typeof request[name] !== 'string') refuse(n, `the ${name} of its request is no text`)
  }
  if (!Object.values(headers).every((value) => typeof value === 'string'))
    refuse(n, 'a header of its request is no text')
  if (!Number.isInteger(answer.status) || typeof answer.sha256 !== 'string') refuse(n, 'its answer has no digest')
  const { preparation, ...rest } = entry
  return {
    // All members have been looked at.
    ...(rest as unknown as RequestEntry),
    // A header that is called `__proto__` stays one.
    request: { ...(request as unknown as RequestEntry['request']), body: bodyFromJson(request.body, n) },
    ...(preparation === undefined ? {} : { preparation: preparationFromJson(preparation, n) }),
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function bodyToJson(body: Uint8Array | null): unknown {
  if (body === null) return null
  try {
    return strict.decode(body)
  } catch {
    return { hex: bytesToHex(body) }
  }
}

function bodyFromJson(body: unknown, n: number): Uint8Array | null {
  if (body === null) return null
  if (typeof body === 'string') return new TextEncoder().encode(body)
  const { hex } = record(body, n, 'the body of its request')
  if (typeof hex !== 'string' || !/^([0-9a-f]{2})*$/.test(hex))
    refuse(n, 'the body of its request is neither text nor bytes')
  return hexToBytes(hex)
}

function preparationToJson(preparation: NonNullable<RequestEntry['preparation']>): Json {
  if (!('error' in preparation)) return preparation
  const { error } = preparation
  if (!(error instanceof Refusal)) return { fault: String(error) }
  return { refusal: { reason: error.reason, values: error.values, isTold: error.isTold } }
}

function preparationFromJson(json: unknown, n: number): NonNullable<RequestEntry['preparation']> {
  const preparation = record(json, n, 'what it waited for')
  if ('fault' in preparation) return { error: new Error(String(preparation.fault)) }
  if (!('refusal' in preparation)) return { value: preparation.value }
  const { reason, values, isTold } = record(preparation.refusal, n, 'the refusal that it waited for')
  // As `preparationToJson` wrote them.
  return { error: new Refusal(reason as RefusalReason, values as RefusalValues, isTold === true) }
}

function record(value: unknown, n: number, what: string): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
  return refuse(n, `${what} is missing, or no object`)
}

function refuse(n: number, why: string): never {
  throw new UsageError('INVALID_LOG', `Failed to read entry ${n} of the log: ${why}. Give the log as it was written.`)
}
