/** An operation and its input become the request that goes out. */
import type { Operation } from '../../spec/contract.ts'
import type { Input } from '../exchange/exchange.ts'
import type { WireRequest } from '../exchange/wire.ts'
import { bearer, type Placement, placeToken } from '../specification/credential.ts'

export interface RequestOptions {
  /** Where the system answers, without a trailing slash. */
  readonly origin: string
  readonly token: string | undefined
  /** Where the token goes; a bearer token by default. */
  readonly placement?: Placement
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>
}

export function buildRequest(operation: Operation, input: Input, options: RequestOptions): WireRequest {
  const path = operation.path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(input.path?.[name] ?? missing(operation, name)),
  )
  const placed = placeToken(options.token, options.placement ?? bearer)
  const query = buildQuery({ ...placed.query, ...input.query })
  const mediaType = operation.body?.mediaTypes[0] ?? 'application/json'
  const isWritten = typeof input.body === 'string' || input.body instanceof Uint8Array
  return {
    method: operation.method,
    url: `${options.origin}${path}${query === '' ? '' : `?${query}`}`,
    headers: {
      ...baseHeaders(options),
      ...(input.body === undefined ? {} : { 'content-type': mediaType }),
      ...lowerCase(input.headers ?? {}),
    },
    // What is neither text nor bytes is JSON or a form; undefined is no body at all.
    body:
      input.body === undefined ? null : isWritten ? (input.body as string | Uint8Array) : write(input.body, mediaType),
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

function buildQuery(query: Readonly<Record<string, unknown>>): string {
  return (
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      // A list is written by repeating its name, as OpenAPI has it when it says nothing else.
      .flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).map((each): [string, unknown] => [name, each]),
      )
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
      .join('&')
  )
}

function write(body: unknown, mediaType: string): string {
  return mediaType === 'application/x-www-form-urlencoded' && typeof body === 'object' && body !== null
    ? buildQuery(body as Readonly<Record<string, unknown>>)
    : JSON.stringify(body)
}

function missing({ id }: Operation, name: string): never {
  throw new Error(`${id} was called without its path parameter ${name}`)
}
