/**
 * Does this answer match the document? Named checks, each a function that returns what it found. The pipeline asks them of the
 * fake, the contract kit of anybody; nothing here knows who answered.
 */
import { problemsOf, type SchemaError, type Validator } from '../schema/validator.ts'
import type { DeclaredResponse, ErrorCatalogue, Operation } from '../spec/contract.ts'
import { isLiteral } from '../spec/error-template.ts'
import { isJson, isOfType, withoutParameters } from '../spec/media-types.ts'

/** A compiled schema by its key: `OPERATION.path`, `.query`, `.header`, `.body`, `.response.STATUS`, or `errors.CATALOGUE`. */
export type ValidatorSource = (key: string) => Validator | undefined

export interface AnswerToCheck {
  readonly status: number
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Parsed when it is JSON; undefined when it is empty or something else. */
  readonly body: unknown
}

export interface AnswerContext {
  readonly operation: Operation
  readonly catalogue: ErrorCatalogue
  /** Key of the catalogue. */
  readonly catalogueName: string
  readonly validatorOf: ValidatorSource
  /** Values that were sent and must not come back. */
  readonly secrets: readonly string[]
}

export interface Finding {
  readonly check: AnswerCheckName
  /** One sentence. */
  readonly message: string
  readonly place: Place
}

/** Which part of the document a finding is about. */
export type Place =
  | { readonly kind: 'response' }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'schema'; readonly error: SchemaError | undefined }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'secret' }
  /** None: nobody says so. */
  | { readonly kind: 'nobody' }

/**
 * Any server refuses what is malformed, unknown, not allowed or not to be had with these (RFC 9110, section 15.5). Where errors are known by
 * their status alone, hardly a document lists them for each of its operations, and to leave one out forbids it nowhere.
 */
const anybodysRefusals: readonly number[] = [400, 401, 403, 404, 405, 406, 413, 414, 415, 422, 429, 431]

interface Found {
  readonly message: string
  readonly place: Place
}

type AnswerCheck = (answer: AnswerToCheck, context: AnswerContext) => readonly Found[]

export type AnswerCheckName = keyof typeof answerChecks

const answerChecks: {
  readonly 'status is declared': AnswerCheck
  readonly 'media type is declared': AnswerCheck
  readonly 'headers are present': AnswerCheck
  readonly 'body fits its schema': AnswerCheck
  readonly 'error is in the catalogue': AnswerCheck
  readonly 'no secret comes back': AnswerCheck
} = {
  'status is declared'({ status }, { operation, catalogue }) {
    if (responseOf(status, operation) !== undefined) return []
    // Who declares refusals alone leaves open which success there is.
    if (isSuccess(status) && refusesAlone(operation)) return []
    const declared = operation.errors.map((code) => catalogue.codes[code]?.status)
    if (declared.includes(status)) return []
    const isAnybodys = codePath(catalogue.body) === undefined && anybodysRefusals.includes(status)
    return [found(`${operation.id} declares no status ${status}.`, { kind: isAnybodys ? 'nobody' : 'response' })]
  },

  'media type is declared'({ status, headers }, { operation, catalogue }) {
    if (responseOf(status, operation) === undefined && isOtherSuccess(status)) return []
    if (hasNoBody(status)) return []
    const declared = (responseOf(status, operation) ?? operation.errorResponse).mediaTypes
    const mediaType = withoutParameters(headers['content-type'] ?? '')
    if (declared.length === 0 && responseOf(status, operation) === undefined && codePath(catalogue.body) === undefined)
      return []
    if (declared.length === 0)
      return mediaType === '' ? [] : [found(`An empty body has the Content-Type ${mediaType}.`, { kind: 'nobody' })]
    const fits = declared.some((candidate) => isOfType(mediaType, candidate))
    return fits ? [] : [found(`The Content-Type is ${mediaType || 'missing'}; ${declared.join(' or ')} is declared.`)]
  },

  'headers are present'({ status, headers }, { operation }) {
    const { headers: expected } = responseOf(status, operation) ?? operation.errorResponse
    return expected
      .filter((name) => !Object.hasOwn(headers, name))
      .map((name) => found(`The header ${name} is missing.`, { kind: 'header', name }))
  },

  'body fits its schema'({ status, headers, body }, { operation, catalogueName, validatorOf }) {
    const response = responseOf(status, operation)
    if (response?.mediaTypes.length === 0 || hasNoBody(status))
      return body === undefined ? [] : [found('The body is not empty.', { kind: 'nobody' })]
    if (response === undefined && isOtherSuccess(status)) return []
    // What is declared to come as something else than JSON is held to no schema of JSON.
    if (body === undefined && isOtherType(headers['content-type'] ?? '', response)) return []
    const key = response === undefined ? `errors.${catalogueName}` : response.schema
    const validator = key === null ? undefined : validatorOf(key)
    if (validator === undefined) return []
    return problemsOf(validator, body, 'body').map(({ sentence, error }) => found(sentence, { kind: 'schema', error }))
  },

  'error is in the catalogue'({ status, body }, { operation, catalogue }) {
    // A catalogue whose errors have no place for a code knows them by their status alone.
    if (responseOf(status, operation) !== undefined || isOtherSuccess(status)) return []
    if (codePath(catalogue.body) === undefined) return []
    const code = errorCodeIn(body, catalogue)
    if (code === undefined || !operation.errors.includes(code))
      return [
        found(
          code === undefined
            ? `The answer of ${operation.id} has no code.`
            : `${operation.id} declares no code ${code}.`,
        ),
      ]
    const expected = catalogue.codes[code]?.status
    if (expected === status) return []
    return [found(`The code ${code} goes with ${expected}, not with ${status}.`, { kind: 'code', code })]
  },

  'no secret comes back'({ body }, { secrets }) {
    return secrets
      .filter((secret) => holds(body, secret))
      .map(() => found('A value that is write-only came back.', { kind: 'secret' }))
  },
}

// The keys of the table are its type's.
const checkNames = Object.keys(answerChecks) as AnswerCheckName[]

export function checkAnswer(answer: AnswerToCheck, context: AnswerContext): Finding[] {
  const findings: Finding[] = []
  for (const check of checkNames) {
    for (const { message, place } of answerChecks[check](answer, context)) findings.push({ check, message, place })
  }
  return findings
}

function found(message: string, place: Place = { kind: 'response' }): Found {
  return { message, place }
}

function refusesAlone({ responses }: Operation): boolean {
  return responses.length > 0 && responses.every((response) => !isOtherSuccess(response.status))
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

function isOtherType(contentType: string, response: DeclaredResponse | undefined): boolean {
  const mediaType = withoutParameters(contentType)
  if (mediaType === '' || isJson(mediaType)) return false
  return response?.mediaTypes.some((declared) => isOfType(mediaType, declared)) === true
}

/** Of a success that nobody declares, nothing can be said but that. */
function isOtherSuccess(status: number): boolean {
  return status < 400
}

function responseOf(status: number, { responses }: Operation): DeclaredResponse | undefined {
  return responses.find((response) => response.status === status)
}

/** Whatever a document declares for it, HTTP gives it none (RFC 9110, sections 15.3.5 and 15.4.5). */
function hasNoBody(status: number): boolean {
  return status === 204 || status === 304
}

/** The code, wherever the catalogue's template puts it. */
export function errorCodeIn(body: unknown, catalogue: ErrorCatalogue): string | undefined {
  let value = body
  for (const name of codePath(catalogue.body) ?? []) {
    value = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
  }
  return typeof value === 'string' ? value : undefined
}

const codePaths = new WeakMap<object, { readonly path: readonly string[] | undefined }>()

/** Where a template has its code: looked for once, for templates never change. */
function codePath(template: ErrorCatalogue['body']): readonly string[] | undefined {
  const known = codePaths.get(template) ?? { path: findCode(template) }
  codePaths.set(template, known)
  return known.path
}

function findCode(template: ErrorCatalogue['body']): readonly string[] | undefined {
  for (const [name, member] of Object.entries(template)) {
    if (member === '{code}') return [name]
    if (typeof member === 'string' || 'number' in member || isLiteral(member)) continue
    // What is neither a text nor a number nor a literal is a template of its own; of a list the members' names are numbers.
    const below = findCode(member as ErrorCatalogue['body'])
    if (below !== undefined) return [name, ...below]
  }
  return undefined
}

/** Whether the value is a text, or has it somewhere inside. */
export function hasText(value: unknown, text: string): boolean {
  if (typeof value !== 'object' || value === null) return value === text
  return Object.values(value).some((member) => hasText(member, text))
}

/** Whether a text somewhere in the value has the secret in it. */
export function holds(value: unknown, secret: string): boolean {
  if (typeof value === 'string') return value.includes(secret)
  if (Array.isArray(value)) return value.some((member) => holds(member, secret))
  return typeof value === 'object' && value !== null && Object.values(value).some((member) => holds(member, secret))
}
