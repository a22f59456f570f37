/** Last stage: a result becomes an answer, with the headers that every answer has. */

import type { DeclaredResponse, Operation } from '../spec/contract.ts'
import { jsonTypeIn } from '../spec/media-types.ts'
import { formatHttpDate } from '../world/clock.ts'
import type { QuotaState } from '../world/quotas.ts'
import { checkResponse, type Draft } from './check-response.ts'
import type { Engine } from './engine.ts'
import type { Answer, Behaved, Reached } from './exchange.ts'
import { addRateLimitHeaders } from './rate-limit.ts'

export const jsonType = 'application/json; charset=utf-8'

export function respond(behaved: Behaved, engine: Engine): Answer {
  const { operation, result } = behaved
  const response = successOf(operation, result.status)
  // Whatever a document declares for them, HTTP gives these no body (RFC 9110, sections 15.3.5 and 15.4.5).
  const isBare = response.status === 204 || response.status === 304
  const declared = isBare ? undefined : jsonTypeIn(response.mediaTypes)
  // A profile in which an empty body is JSON after all answers an empty object; of what may be anything it may be nothing.
  const body = result.body === undefined && declared !== undefined && !declared.endsWith('*') ? {} : result.body
  const mediaType = result.mediaType ?? (declared === undefined || body === undefined ? null : sentAs(declared))
  const answer = finish(
    {
      status: response.status,
      headers: mediaType === null ? { ...result.headers } : { 'Content-Type': mediaType, ...result.headers },
      body,
      isRaw: result.mediaType !== null,
      told: body,
    },
    behaved,
    behaved.quota,
    engine,
  )
  return result.isMadeUp ? { ...answer, isMadeUp: true } : answer
}

/** The declared response with the status; the first success without one. */
function successOf({ id, responses }: Operation, status: number | undefined): DeclaredResponse {
  for (const response of responses) {
    if (status === undefined ? response.status < 400 : response.status === status) return response
  }
  throw new Error(`${id} declares no ${status === undefined ? 'success' : `response ${status}`}`)
}

/** What JSON of a declared type is said to be. */
function sentAs(declared: string): string {
  return declared === 'application/json' || declared.endsWith('*') ? jsonType : declared
}

/** Adds what every answer has, holds it to the document, and writes it. */
export function finish(draft: Draft, reached: Reached, quota: QuotaState, engine: Engine): Answer {
  const { headers, status, refusal } = draft
  addRateLimitHeaders(headers, reached, quota, engine)
  headers.Date = formatHttpDate(reached.nowMs)
  checkResponse(draft, reached, engine)
  const body = write(draft)
  return refusal === undefined ? { status, headers, body } : { status, headers, body, ...refusal }
}

function write({ body, isRaw }: Draft): Answer['body'] {
  if (body === undefined) return null
  // A raw body is a text or bytes: `okRaw` takes nothing else.
  return isRaw ? (body as string | Uint8Array) : JSON.stringify(body)
}
