/**
 * Exchanges for reports: without tokens, without headers that the user added, which may hold another credential, and without what the
 * document calls write-only.
 */

import type { Exchange } from '../exchange/exchange.ts'
import { roles } from '../exchange/roles.ts'
import type { WireRequest } from '../exchange/wire.ts'
import { lowerCase } from '../speak/build-request.ts'
import { formsOfToken } from '../specification/credential.ts'
import type { Specification } from '../specification/specification.ts'
import type { Target } from '../target/target.ts'
import type { ExchangeReport } from './report.ts'

const bodyLengthMax = 4_000
export const masked = '***'

export function maskExchange(exchange: Exchange, specification: Specification, target: Target): ExchangeReport {
  const { call, answer, number, durationMs } = exchange
  const { method, url, headers } = call.request
  return {
    number,
    operationId: call.operation?.id ?? null,
    role: call.role,
    request: {
      method,
      url: withoutToken(url, call.token),
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [
          name,
          // What a call brings of its own to be known by is nearly a token, if not one.
          name in target.headers || (name in lowerCase(call.input.headers ?? {}) && name === 'authorization')
            ? masked
            : withoutToken(value, call.token),
        ]),
      ),
      body: maskBody(
        call.request,
        call.operation === undefined ? [] : (specification.operation(call.operation.id).body?.secrets ?? []),
        call.input.body,
      ),
    },
    answer: { status: answer.status, headers: answer.headers, body: shorten(exchange.text) },
    durationMs,
  }
}

/** Shorter ones would be found in words. */
const tokenLengthMin = 8

/** Takes the tokens of a target out of a text, wherever a target repeats them. */
export function tokenMask(target: Target, systems: readonly string[]): (text: string) => string {
  const tokens = systems.flatMap((system) => roles.flatMap((role) => target.tokenOf(system, role) ?? []))
  // The longest first, for one may begin with another.
  const found = [...new Set(tokens)]
    .filter(({ length }) => length >= tokenLengthMin)
    .sort((a, b) => b.length - a.length)
  return (text) => found.reduce((result, token) => result.replaceAll(token, masked), text)
}

/**
 * Takes what was sent as a secret out of a text, wherever a target repeats it.
 *
 * @param forms What is known to have been sent, in every way in which it may be written.
 */
export function secretMask(prefix: string, forms: readonly string[]): (text: string) => string {
  // Of what was sent as text that is no JSON nobody knows what in it was secret, but what the run makes up can be told by its looks.
  const madeUp = new RegExp(`${prefix}-value-[A-Za-z0-9-]+`, 'g')
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length)
  return (text) => longestFirst.reduce((rest, form) => rest.replaceAll(form, masked), text).replaceAll(madeUp, masked)
}

function withoutToken(text: string, token: string | undefined): string {
  if (token === undefined || token === '') return text
  return formsOfToken(token).reduce((rest, form) => rest.replaceAll(form, masked), text)
}

function maskBody({ body }: WireRequest, secrets: readonly (readonly string[])[], sent: unknown): string | null {
  if (body === null) return null
  if (body instanceof Uint8Array) return `(${body.length} bytes)`
  if (secrets.length === 0 || typeof sent !== 'object') return shorten(body)
  return shorten(JSON.stringify(maskAt(sent, secrets)))
}

function maskAt(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (paths.some((path) => path.length === 0)) return masked
  const below = (name: string): (readonly string[])[] =>
    paths.filter(([first]) => first === name).map((path) => path.slice(1))
  if (Array.isArray(value)) return value.map((member) => maskAt(member, below('*')))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, maskAt(member, below(name))]))
}

function shorten(text: string): string {
  return text.length > bodyLengthMax ? `${text.slice(0, bodyLengthMax)}…` : text
}
