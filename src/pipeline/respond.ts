/** Last stage: a result becomes an answer, with the headers that every answer has. */

import { formatHttpDate } from '../world/clock.ts'
import type { QuotaState } from '../world/quotas.ts'
import { checkResponse, type Draft } from './check-response.ts'
import type { Engine } from './engine.ts'
import type { Answer, Behaved, Reached } from './exchange.ts'
import { addRateLimitHeaders } from './rate-limit.ts'

export const jsonType = 'application/json; charset=utf-8'

export function respond(behaved: Behaved, engine: Engine): Answer {
  const { operation, result } = behaved
  const response = operation.responses[0]
  if (response === undefined) throw new Error(`${operation.id} declares no response`)
  // A profile in which an empty body is JSON after all answers an empty object.
  const isJson = response.mediaTypes.includes('application/json')
  const body = result.body === undefined && isJson ? {} : result.body
  const mediaType = result.mediaType ?? (isJson ? jsonType : null)
  return finish(
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
}

/** Adds what every answer has, holds it to the document, and writes it. */
export function finish(draft: Draft, reached: Reached, quota: QuotaState, engine: Engine): Answer {
  const { headers, status, code } = draft
  addRateLimitHeaders(headers, reached, quota, engine)
  headers.Date = formatHttpDate(reached.nowMs)
  checkResponse(draft, reached, engine)
  const body = write(draft)
  return code === undefined ? { status, headers, body } : { status, headers, body, code }
}

function write({ body, isRaw }: Draft): Answer['body'] {
  if (body === undefined) return null
  // A raw body is a text or bytes: `okRaw` takes nothing else.
  return isRaw ? (body as string | Uint8Array) : JSON.stringify(body)
}
