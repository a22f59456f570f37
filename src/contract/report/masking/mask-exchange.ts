/**
 * Exchanges for reports: without tokens, without headers that the user added, which may hold another credential, and without what the
 * document calls write-only. What is hidden is hidden before anything is cut, for half a secret is one too.
 */

import type { Exchange } from '../../exchange/exchange.ts'
import { isoTime } from '../../exchange/waiting.ts'
import { type HiddenPart, type Mask, masked } from '../../judge/mask/create-mask.ts'
import type { Naming } from '../../judge/mask/hidden-values.ts'
import type { Specification } from '../../specification/specification.ts'
import type { Target } from '../../target/target.ts'
import type { ExchangeReport, HiddenReport } from '../report.ts'

const answerLengthMax = 8_000
/** A request is sent again as it is, so that it is cut only where nobody would keep it. */
const requestLengthMax = 200_000

export interface Hiding {
  readonly specification: Specification
  readonly target: Target
  readonly mask: Mask
  readonly naming: Naming
}

export function maskExchange(exchange: Exchange, hiding: Hiding): ExchangeReport {
  const { call, answer, number, durationMs } = exchange
  const { mask } = hiding
  return {
    number,
    operationId: call.operation?.id ?? null,
    role: call.role,
    request: maskRequest(exchange, hiding),
    at: isoTime(exchange.atMs),
    answer: {
      status: answer.status,
      headers: mapValues(answer.headers, (value, name) =>
        mask.hide(name === 'set-cookie' ? withoutCookies(value) : value),
      ),
      body: beginning(mask.hide(exchange.text), answerLengthMax),
    },
    durationMs,
  }
}

function maskRequest({ call }: Exchange, { specification, target, mask, naming }: Hiding): ExchangeReport['request'] {
  const { method, url, headers, body } = call.request
  const hidden: HiddenReport[] = []
  const told = (parts: readonly (string | HiddenPart)[]): string =>
    parts
      .map((part) => {
        // What is written as a mask by itself stands for itself.
        if (typeof part === 'string') {
          for (const _ of part.matchAll(stars)) hidden.push({ kind: 'stars', writing: 'text' })
          return part
        }
        hidden.push({ ...part.hidden, writing: part.writing })
        return masked
      })
      .join('')
  const paths = call.operation === undefined ? [] : (specification.operation(call.operation.id).body?.secrets ?? [])
  const placed = (text: string): readonly (string | HiddenPart)[] =>
    mask.partsOf(text).flatMap((part) => (typeof part === 'string' ? shortTokenParts(part, call) : [part]))
  return {
    method,
    url: told(placed(url)),
    headers: mapValues(headers, (value, name) => told(name in target.headers ? [other] : placed(value))),
    body: body === null ? null : typeof body === 'string' ? told(bodyParts(body, paths)) : `(${body.length} bytes)`,
    hidden,
    ...(body instanceof Uint8Array && body.length <= requestLengthMax && { bytes: base64(body) }),
  }

  function bodyParts(text: string, secrets: readonly (readonly string[])[]): readonly (string | HiddenPart)[] {
    const sent = call.input.body
    const isJson = typeof sent === 'object' && sent !== null && text === JSON.stringify(sent)
    const parts = isJson && secrets.length > 0 ? withoutSecrets(sent, secrets) : [text]
    return parts.flatMap((part) =>
      typeof part === 'string' ? mask.partsOf(beginning(part, requestLengthMax)) : [part],
    )
  }

  function withoutSecrets(sent: object, secrets: readonly (readonly string[])[]): (string | HiddenPart)[] {
    const found: HiddenPart[] = []
    const place = (value: unknown): string => `${open}${found.push(hiddenOf(value)) - 1}${close}`
    const text = JSON.stringify(replaceAt(sent, secrets, place))
    return text.split(mark).map((part, at) => (at % 2 === 0 ? part : (found[Number(part)] ?? other)))
  }

  function hiddenOf(value: unknown): HiddenPart {
    return typeof value === 'string' ? { hidden: naming(value), writing: 'text' } : other
  }
}

/** A token that is too short to be looked for everywhere stands where it was placed: at the end of a header, or of a part of the query. */
function shortTokenParts(text: string, { token = '', role }: Exchange['call']): (string | HiddenPart)[] {
  if (token === '') return [text]
  const forms = [token, encodeURIComponent(token), btoa(unescapeToBytes(token))]
  const form = forms.find((each) => new RegExp(endingIn(each)).test(text))
  if (form === undefined) return [text]
  const writing = form === token ? 'text' : form === forms[1] ? 'escaped' : 'base64'
  const hidden: HiddenPart = { hidden: { kind: 'token', role, change: 'none' }, writing }
  return text.split(new RegExp(endingIn(form))).flatMap((part, at) => (at === 0 ? [part] : [hidden, part]))
}

function endingIn(form: string): string {
  return `(?<=^|[\\s=])${form.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`)}(?=$|&)`
}

function unescapeToBytes(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text))
}

const stars = /\*\*\*/g
const [open, close] = ['\ue002', '\ue003']
const mark = new RegExp(`${open}(\\d+)${close}`)
const other: HiddenPart = { hidden: { kind: 'other' }, writing: 'text' }

function replaceAt(
  value: unknown,
  paths: readonly (readonly string[])[],
  replacement: (value: unknown) => unknown,
): unknown {
  if (paths.some((path) => path.length === 0)) return replacement(value)
  const below = (name: string): (readonly string[])[] =>
    paths.filter(([first]) => first === name).map((path) => path.slice(1))
  if (Array.isArray(value)) return value.map((member: unknown) => replaceAt(member, below('*'), replacement))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, replaceAt(member, below(name), replacement)]),
  )
}

/** A session that a target opens is a credential too. */
function withoutCookies(value: string): string {
  return value.replaceAll(/(^|,\s*)([!#$%&'*+.^_`|~\w-]+)=[^;,]*/g, (_, before, name) => `${before}${name}=${masked}`)
}

function mapValues(
  members: Readonly<Record<string, string>>,
  change: (value: string, name: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, change(value, name)]))
}

/** After it was masked, and never before. */
export function beginning(text: string, lengthMax: number): string {
  return text.length > lengthMax ? `${text.slice(0, lengthMax)}…` : text
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
