/** An operation and its input become the request that goes out. */
import type { CredentialPlace, Operation } from '../../spec/contract.ts'
import { bearer } from '../../spec/credentials.ts'
import { jsonTypeIn } from '../../spec/media-types.ts'
import { isObject, type JsonObject } from '../../spec/pointer.ts'
import { withDigits } from '../exchange/digits.ts'
import type { Input } from '../exchange/exchange.ts'
import type { WireRequest } from '../exchange/wire.ts'
import { placeToken } from '../specification/credential.ts'
import { writtenInPath, writtenInQuery } from './parameter-styles.ts'

export interface RequestOptions {
  /** Where the system answers, without a trailing slash. */
  readonly origin: string
  readonly token: string | undefined
  /** Where the token goes; a bearer token by default. */
  readonly placement?: CredentialPlace
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>
  /** How the document has its parameters written, and the properties of its form. */
  readonly writing?: Writing
}

export interface Writing {
  /** The parameters of the operation, of which style, explode and content are read. */
  readonly parameters: readonly JsonObject[]
  /** `encoding` of the form that it is sent. */
  readonly encoding: JsonObject
}

export function buildRequest(operation: Operation, input: Input, options: RequestOptions): WireRequest {
  const { parameters, encoding } = options.writing ?? { parameters: [], encoding: {} }
  const parameterOf = (place: string, name: string): JsonObject | undefined =>
    parameters.find((each) => each.in === place && each.name === name)
  const path = operation.path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    writtenInPath(name, input.path?.[name] ?? missing(operation, name), parameterOf('path', name)),
  )
  const placed = placeToken(options.token, options.placement ?? bearer)
  const query = buildQuery({ ...placed.query, ...input.query }, (name) => parameterOf('query', name))
  const [declared = '*/*'] = operation.body?.mediaTypes ?? []
  // Where any type will do it is JSON.
  const mediaType = declared === '*/*' || declared === 'application/*' ? 'application/json' : declared
  const isWritten = typeof input.body === 'string' || input.body instanceof Uint8Array
  return {
    method: operation.method,
    url: withDigits(`${options.origin}${path}${query === '' ? '' : `?${query}`}`),
    headers: withBothCookies(
      {
        ...baseHeaders(options),
        ...(options.headers.accept === undefined ? { accept: acceptable(operation) } : {}),
        ...(input.body === undefined ? {} : { 'content-type': mediaType }),
      },
      lowerCase(input.headers ?? {}),
    ),
    // What is neither text nor bytes is JSON or a form; undefined is no body at all.
    body:
      input.body === undefined
        ? null
        : isWritten
          ? (input.body as string | Uint8Array)
          : withDigits(write(input.body, mediaType, encoding)),
  }
}

/** Headers that every request has. */
export function baseHeaders({ token, placement = bearer, headers }: RequestOptions): Record<string, string> {
  return {
    accept: 'application/json',
    ...headers,
    ...placeToken(token, placement).headers,
  }
}

export function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function buildQuery(
  query: Readonly<Record<string, unknown>>,
  mannerOf: (name: string) => JsonObject | undefined,
): string {
  return Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => writtenInQuery(name, value, mannerOf(name)))
    .join('&')
}

function write(body: unknown, mediaType: string, encoding: JsonObject): string {
  if (mediaType !== 'application/x-www-form-urlencoded' || !isObject(body)) return JSON.stringify(body)
  // A part that is an object is written as JSON, unless a style of its own says otherwise.
  return buildQuery(body, (name) => {
    const own = encoding[name]
    if (isObject(own) && own.style !== undefined) return own
    return isObject(body[name]) ? { content: {} } : undefined
  })
}

/** The types that the operation declares of its answers, JSON first: what comes as another one is not what was asked for. */
function acceptable({ responses, errorResponse }: Operation): string {
  const declared = [...responses.flatMap(({ mediaTypes }) => mediaTypes), ...errorResponse.mediaTypes]
  const json = jsonTypeIn(declared)
  const first = json === undefined || json.endsWith('/*') ? ['application/json'] : [json]
  const isBare = json === undefined && declared.length > 0
  const types = [...new Set([...(isBare ? [] : first), ...declared])]
  if (types.length === 0) return 'application/json'
  return types.map((type, index) => (index === 0 ? type : `${type};q=0.9`)).join(', ')
}

/** A cookie of the token and one of the call go in one header. */
function withBothCookies(
  base: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
): Record<string, string> {
  const both = [base.cookie, own.cookie].filter((each) => each !== undefined).join('; ')
  return { ...base, ...own, ...(both === '' ? {} : { cookie: both }) }
}

function missing({ id }: Operation, name: string): never {
  throw new Error(`${id} was called without its path parameter ${name}`)
}
