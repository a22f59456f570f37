/**
 * A finding once more, as lines for a shell (bash, zsh): every request that led to it, in order, with exactly what was sent. Tokens are
 * variables of the environment; what the run made up to be secret is made up anew, of the same length and kind; what the run made has
 * another name than before; and ids that an answer told are taken from the answer of today.
 */
import { masked } from '../../judge/mask/create-mask.ts'
import type { ExchangeReport, HiddenReport } from '../report.ts'
import { inBody, inUrl, says, type Told, toldBy } from '../told-values.ts'
import { curlParts, type Placeholder, tokenVariable } from './curl.ts'
import { type WordPart, withoutRuns, wordOf } from './shell-word.ts'

/** @param exchanges In order; the last one is the one that shows it. */
export function againLines(exchanges: readonly ExchangeReport[], prefix: string): string[] {
  const values = madeValues(exchanges)
  const told = toldValues(exchanges)
  const requests = exchanges.map((exchange, at) => {
    const known = told.filter(({ from }) => from < at)
    const place: Placeholder = (text, where) => placed(text, where, known, prefix)
    const line = wordsOf(exchange, place, values)
    const own = told.filter(({ from }) => from === at)
    if (own.length === 0) return [line]
    return [asked(line, own), ...own.map(({ name, value }) => `${name}=${takenFrom(value)}`)]
  })
  const lines = requests.flat()
  const uses = (variable: RegExp): boolean => lines.some((line) => variable.test(line))
  const setting = [
    ...(uses(/\$\{?RUN/) ? ['RUN=nk$((10000000 + RANDOM * 2700 + RANDOM % 2700))'] : []),
    ...(uses(/\$\{?RUN_CAPITALS/) ? ['RUN_CAPITALS=$(printf %s "$RUN" | tr a-z A-Z)'] : []),
    ...(values.size === 0 ? [] : [likeFunction]),
    ...[...values.values()].map(({ name, like }) => `${name}=$(like ${wordOf(withoutRuns(like))})`),
  ]
  return [...setting, ...lines]
}

interface ToldValue {
  readonly name: string
  readonly value: Told
  /** Index of the exchange whose answer tells it. */
  readonly from: number
}

/** What later requests say that an answer told first. */
function toldValues(exchanges: readonly ExchangeReport[]): ToldValue[] {
  const found: ToldValue[] = []
  for (const [from, { answer }] of exchanges.entries()) {
    const sent = exchanges.slice(0, from + 1).map(({ request }) => request)
    const later = exchanges.slice(from + 1).map(({ request }) => request)
    for (const value of toldBy(answer)) {
      const isKnown =
        found.some((each) => each.value.value === value.value) || sent.some((each) => says(each, value.value))
      if (isKnown || value.value.includes(masked) || !later.some((each) => says(each, value.value))) continue
      found.push({ name: `ID_${found.length + 1}`, value, from })
    }
  }
  return found
}

function asked(line: string, own: readonly ToldValue[]): string {
  // Headers are wanted where one of them tells something.
  const isHeader = own.some(({ value }) => value.path === 'location')
  return `ANSWER=$(${isHeader ? line : line.replace('curl -sS -i', 'curl -sS')}); echo "$ANSWER"`
}

/** Whole numbers that JavaScript would round are texts before they are read. */
const keepsDigits = String.raw`.replace(/"(?:\\.|[^"\\])*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g, each => /^"/.test(each) ? each : JSON.stringify(each))`

function takenFrom({ path, value }: Told): string {
  if (path === 'location')
    return `$(echo "$ANSWER" | tr -d '\\r' | sed -n 's/^[Ll]ocation:.*\\/\\([^/?#]*\\).*$/\\1/p')`
  const members = path.map((name) => `[${/^\d+$/.test(name) ? name : inJavaScript(name)}]`).join('')
  const digits = /^-?\d{16,}$/.test(value) ? keepsDigits : ''
  // What stands before the body are headers, where they were asked for.
  return `$(node -p 'JSON.parse(process.argv[1].replace(/^HTTP[^]*?\\n\\r?\\n(?=[{[])/, "")${digits})${members}' "$ANSWER")`
}

interface MadeValue {
  readonly name: string
  readonly like: string
}

/** Values that were made up, by their names in the report. */
function madeValues(exchanges: readonly ExchangeReport[]): Map<string, MadeValue> {
  const values = new Map<string, MadeValue>()
  for (const { request } of exchanges) {
    for (const hidden of request.hidden) {
      if (hidden.kind !== 'made' || values.has(hidden.name)) continue
      values.set(hidden.name, { name: `VALUE_${values.size + 1}`, like: hidden.like })
    }
  }
  return values
}

const signs = '{a:"abcdefghijklmnopqrstuvwxyz",A:"ABCDEFGHIJKLMNOPQRSTUVWXYZ",0:"0123456789"}'
const likeFunction = `like() { node -p 'process.argv[1].replace(/[aA0]/g,c=>(c=${signs}[c])[Math.random()*c.length|0])' "$1"; }`

/** A text in JavaScript that stands in a text of the shell. */
function inJavaScript(text: string): string {
  return JSON.stringify(text).replaceAll(
    /['\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function wordsOf(exchange: ExchangeReport, place: Placeholder, values: ReadonlyMap<string, MadeValue>): string {
  const hidden = [...exchange.request.hidden]
  const taking: Placeholder = (text, where) =>
    text
      .split(masked)
      .flatMap((part, at) => [...(at === 0 ? [] : [shownOf(hidden.shift(), values)]), ...place(part, where)])
  return curlParts(exchange, taking)
}

function shownOf(hidden: HiddenReport | undefined, values: ReadonlyMap<string, MadeValue>): WordPart {
  switch (hidden?.kind) {
    case 'token':
      return { insert: written(tokenVariable(hidden.role), hidden) }
    case 'made':
      return { insert: written(values.get(hidden.name)?.name ?? hidden.name, hidden) }
    case 'other':
      return { insert: `\${HIDDEN}` }
    default:
      return masked
  }
}

function written(variable: string, hidden: HiddenReport): string {
  const change = hidden.kind === 'token' ? hidden.change : 'none'
  const text = change === 'without its end' ? `\${${variable}%?}` : `\${${variable}}`
  const plain = change === 'in other letters' ? `$(printf %s "${text}" | tr A-Za-z a-zA-Z)` : text
  if (hidden.writing === 'base64') return `$(printf %s "${plain}" | base64 | tr -d '\\n')`
  return hidden.writing === 'escaped' ? `$(node -p 'encodeURIComponent(process.argv[1])' "${plain}")` : plain
}

/** The run's own names and told ids as variables, wherever they stand. */
function placed(
  text: string,
  where: 'url' | 'header' | 'body',
  told: readonly ToldValue[],
  prefix: string,
): WordPart[] {
  let parts: WordPart[] = [text]
  const replace = (pattern: RegExp, insert: string): void => {
    parts = parts.flatMap((part) =>
      typeof part === 'string'
        ? part.split(pattern).flatMap((piece, at): WordPart[] => (at === 0 ? [piece] : [{ insert }, piece]))
        : [part],
    )
  }
  for (const { name, value } of told) {
    if (where === 'url') replace(inUrl(value.value), `\${${name}}`)
    if (where === 'body') replace(inBody(value.value), `\${${name}}`)
  }
  if (prefix !== '') {
    replace(new RegExp(prefix), `\${RUN}`)
    replace(new RegExp(prefix.toUpperCase()), `\${RUN_CAPITALS}`)
  }
  return parts.flatMap((part) => (typeof part === 'string' && where === 'body' ? withoutRuns(part) : [part]))
}
