/**
 * A request that says by its key that it repeats an earlier one is answered as that one was, and does nothing. Which
 * operations know such keys, and for how long: `x-idempotency`. It is asked right before the behaviour runs, in the same
 * breath, so that of two requests with one key exactly one does the work.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { Refusal, type RefusalValues } from '../errors/refusal.ts'
import type { Engine } from './engine.ts'
import { type Behaved, grow, type Prepared } from './exchange.ts'

/** The earlier request's result; undefined when this one is the first. */
export function replay(prepared: Prepared, { world }: Engine): Behaved | undefined {
  const { operation, nowMs, body } = prepared
  const request = requestOf(prepared)
  const kept = request === undefined ? undefined : world.keptAnswers.get(request, nowMs)
  if (kept === undefined || operation.idempotency === null) return undefined
  const { header, replayedHeader, replayedStatus, conflict } = operation.idempotency
  if (kept.fingerprint !== fingerprintOf(body)) throw new Refusal({ code: conflict }, reused(header))
  const headers = { ...kept.result.headers, [replayedHeader]: 'true' }
  const status = replayedStatus ?? kept.result.status
  return grow(prepared, { result: { ...kept.result, headers, ...(status !== undefined && { status }) } })
}

/** What is said of it where the catalogue has no sentence of its own is the problem. */
function reused(header: string): RefusalValues {
  return { header, field: header, place: 'header', problem: `This ${header} came with another body before.` }
}

/** Keeps a success for whoever asks again. */
export function keep(behaved: Behaved, { world }: Engine): void {
  const { operation, nowMs, body, result } = behaved
  const request = requestOf(behaved)
  if (request === undefined || operation.idempotency === null) return
  const untilMs = nowMs + operation.idempotency.windowMs
  world.keptAnswers.keep(request, { fingerprint: fingerprintOf(body), result, untilMs }, nowMs)
}

/** Credential, operation, what the path names, and the key; undefined without a key. */
function requestOf({ operation, received, principal, path }: Prepared): string | undefined {
  const key = operation.idempotency && received.headers[operation.idempotency.header.toLowerCase()]?.trim()
  return key ? JSON.stringify([principal.token.token, operation.id, path, key]) : undefined
}

/** A digest, so that the secrets of a body are not kept. */
function fingerprintOf(body: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(inOrder(body)) ?? '')))
}

/** The order of properties makes no difference to JSON; bytes are not taken apart. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value instanceof Uint8Array) return bytesToHex(sha256(value))
  if (typeof value !== 'object' || value === null) return value
  const properties = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return properties.map(([name, member]) => [name, inOrder(member)])
}
