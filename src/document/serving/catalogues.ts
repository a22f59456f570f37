/** The refusals of each operation: a code for each status, in the form that the operation declares for it. */

import { statusTextOf } from '../../errors/status-text.ts'
import type { ErrorCatalogue, ErrorCode, Operation, Situation } from '../../spec/contract.ts'
import { child, type Json, type JsonObject, type Located } from '../../spec/pointer.ts'
import { unauthenticatedStatus } from '../adapting/unauthenticated.ts'
import { clientErrors, codeOf, serverErrors } from '../error-statuses.ts'
import type { Refusals } from '../model/model.ts'
import { problemDetails, type RefusalBody, refusalBody } from './refusal-body.ts'

const statuses: readonly number[] = [...clientErrors, 408, 411, 417, 424, 451, ...serverErrors]

const usual: Refusals = { absent: 404, invalid: 400, unreadable: 400, conflict: 409, unmet: 412, unconditional: 428 }

const unauthenticatedSentence = 'This asks for a credential, and none that is good came with the request.'

/** What is said where whoever refuses gives no sentence. */
const sentences: Readonly<Record<number, string>> = {
  400: '{problem}',
  422: '{problem}',
  401: unauthenticatedSentence,
  403: 'The credential is good, and not for this.',
  404: 'There is nothing at {method} {path}.',
  405: '{method} is not what {path} takes. It takes {allow}.',
  406: 'The answer has no form that the request accepts.',
  413: 'The body is over {limitBytes} bytes.',
  415: '{problem}',
  429: 'Too many requests. Ask again in {retryAfter} seconds.',
  500: 'Something went wrong here.',
}

/** Situations in which what was sent is wrong. */
const blaming: readonly string[] = ['invalid', 'read-only', 'unreadable', 'unsupported-type']

function valuesOf(situation: string): Readonly<Record<string, string>> {
  if (blaming.includes(situation)) return { message: '{problem}' }
  return situation === 'unauthenticated' ? { message: unauthenticatedSentence } : {}
}

const headersOf: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  405: { Allow: '{allow}' },
  429: { 'Retry-After': '{retryAfter}' },
}

interface Owner {
  readonly refusals: Refusals
  /** The body of a refusal with a status. */
  readonly bodyOf: (status: number) => RefusalBody
  /** Of who shows no credential that is good. */
  readonly unauthenticated: number
  /** The value of WWW-Authenticate. */
  readonly challenge: string
}

/** Of what no operation takes. */
export const plainCatalogue: ErrorCatalogue = catalogueOf({
  refusals: usual,
  bodyOf: () => problemDetails,
  unauthenticated: 401,
  challenge: 'Bearer',
})

export function operationCatalogue(
  document: JsonObject,
  located: Located,
  { security }: Operation,
  refusals: Refusals,
  fits: (status: number, body: Json) => boolean,
): ErrorCatalogue {
  const isBasic = security.some(({ credentials }) => credentials.some(({ place }) => place.in === 'basic'))
  return catalogueOf({
    refusals,
    unauthenticated: unauthenticatedStatus(document, located),
    challenge: isBasic ? 'Basic realm="nowhere"' : 'Bearer',
    bodyOf(status) {
      const response =
        child(document, located, 'responses', String(status)) ?? child(document, located, 'responses', 'default')
      return response === undefined
        ? problemDetails
        : refusalBody(document, response, status, (body) => fits(status, body))
    },
  })
}

function catalogueOf(owner: Owner): ErrorCatalogue {
  const { refusals, unauthenticated } = owner
  const named: Readonly<Partial<Record<Situation, number>>> = {
    'unknown-path': 404,
    'unknown-method': 405,
    unauthenticated,
    'out-of-scope': 403,
    'rate-limited': 429,
    unreadable: refusals.unreadable,
    'unsupported-type': 415,
    'unknown-coding': 415,
    'not-acceptable': 406,
    'too-large': 413,
    invalid: refusals.invalid,
    'read-only': refusals.invalid,
    internal: 500,
  }
  const codes: Record<string, ErrorCode> = {}
  // A document has thousands of them, of which few are ever wanted.
  for (const status of statuses) {
    let made: ErrorCode | undefined
    Object.defineProperty(codes, codeOf(status), { enumerable: true, get: () => (made ??= errorCode(status, owner)) })
  }
  return {
    body: {},
    values: {},
    ids: {},
    situations: Object.fromEntries(
      Object.entries(named).map(([situation, status]) => [
        situation,
        // Whatever the status is, who sent it reads what is wrong with it.
        { code: codeOf(status), values: valuesOf(situation) },
      ]),
    ),
    codes,
  }
}

function errorCode(status: number, { bodyOf, challenge }: Owner): ErrorCode {
  const { mediaType, body } = bodyOf(status)
  return {
    status,
    mediaType,
    body,
    message: sentences[status] ?? `${statusTextOf(status)}.`,
    values: { status: String(status), title: statusTextOf(status) },
    headers: status === 401 ? { 'WWW-Authenticate': challenge } : (headersOf[status] ?? {}),
  }
}
