/** What reads were answered before anything was written, and of what kind each answer is. */
import { isObject } from '../../../spec/pointer.ts'
import { type Exchange, isSafe, isSuccess } from '../../exchange/exchange.ts'
import type { Specification } from '../../specification/specification.ts'

export interface FirstSight {
  learn(exchange: Exchange): void
  readonly seen: readonly Seen[]
  /** What comes after it is no first sight any more. */
  end(): void
}

export interface Seen {
  readonly exchange: Exchange
  /** `json`: a success, and not what the document has for it. `refused`: of a token that was given. */
  readonly kind: 'documented' | 'json' | 'refused' | 'other'
}

/** The answers are kept whole meanwhile. */
const seenMax = 40

export function createFirstSight(specification: Specification): FirstSight {
  const seen: Seen[] = []
  let isOver = false
  return {
    seen,
    learn(exchange) {
      if (isOver) return
      // A write comes before the first look only where somebody asks for scenarios of their own.
      if (!isSafe(exchange.call) || seen.length >= seenMax) isOver = true
      else if (exchange.call.refusal.length === 0) seen.push({ exchange, kind: kindOf(specification, exchange) })
    },
    end() {
      isOver = true
    },
  }
}

function kindOf(specification: Specification, exchange: Exchange): Seen['kind'] {
  const { call, answer, body } = exchange
  const isOfToken = call.operation?.secured === true && call.token !== undefined
  if (isOfToken && (answer.status === 401 || answer.status === 403)) return 'refused'
  if (!isSuccess(exchange)) return 'other'
  if (isDocumented(specification, exchange)) return 'documented'
  return isObject(body) || Array.isArray(body) ? 'json' : 'other'
}

/** Of another success than the declared one, the declared one says what should come. */
function isDocumented(specification: Specification, { call: { operation }, answer, body }: Exchange): boolean {
  if (operation === undefined) return false
  const declared = operation.responses.find(({ status }) => status === answer.status) ?? operation.responses[0]
  if (declared === undefined || declared.mediaTypes.length === 0) return answer.bytes.length === 0
  const fits = body === undefined ? undefined : specification.open(`${operation.id}.response.${declared.status}`)
  if (fits !== undefined) return fits(body) === true
  const [came = ''] = (answer.headers['content-type'] ?? '').toLowerCase().split(';')
  return declared.mediaTypes.some((type) => type === '*/*' || type.toLowerCase() === came.trim())
}
