/** What an answer tells that a later request says: an id that was made up by the target, and so is another one the next time. */
import { readJson, withDigits } from '../exchange/digits.ts'

export interface Said {
  readonly url: string
  readonly body: string | null
}

export interface Told {
  readonly value: string
  /** Names and indexes that lead to it in the body, or the header. */
  readonly path: readonly string[] | 'location'
}

/** Of one or a few signs nobody can tell where they come from, unless their name says so. */
const lengthMin = 6
const lengthMax = 300
const naming = /(^|_)(id|uid|uuid|key|cursor|next|slug|sha|token)$|(Id|Uid|Key)$/

export function toldBy(answer: { readonly headers: Readonly<Record<string, string>>; readonly body: string }): Told[] {
  const found: Told[] = []
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) visit(member, [...path, name])
    } else if (typeof value === 'string' || typeof value === 'number') {
      const text = withDigits(String(value))
      if (text.length >= lengthMin || naming.test(path.at(-1) ?? '')) found.push({ value: text, path })
    }
  }
  visit(parse(answer.body), [])
  const [path = ''] = (answer.headers.location ?? '').split(/[?#]/, 1)
  const last = path.split('/').findLast((segment) => segment !== '')
  return last === undefined ? found : [...found, { value: decoded(last), path: 'location' }]
}

/** Where a value stands in a URL: a whole segment, or a value of the query. */
export function inUrl(value: string): RegExp {
  return new RegExp(`(?<=[/=,])${escaped(inUrlForm(value))}(?=$|[/?&,])`, 'g')
}

/** Where a value stands in JSON: a whole text, or a whole number. */
export function inBody(value: string): RegExp {
  const text = escaped(inJson(value))
  return new RegExp(`(?<=")${text}(?=")|(?<=[:[,])${text}(?=[,}\\]])`, 'g')
}

function inUrlForm(value: string): string {
  // Half of a pair of signs is in no URL.
  return encodeURIComponent(value.replaceAll(/[\ud800-\udfff]/gu, '\ufffd'))
}

function inJson(value: string): string {
  return JSON.stringify(value).slice(1, -1)
}

export function says({ url, body }: Said, value: string): boolean {
  // Nobody's id is longer, and most are not there at all.
  if (value.length > lengthMax || !(url.includes(inUrlForm(value)) || body?.includes(inJson(value)))) return false
  const path = url.replace(/^\w+:\/\/[^/]+/, '')
  return inUrl(value).test(path) || (body !== null && inBody(value).test(body))
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}-]/g, String.raw`\$&`)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function parse(text: string): unknown {
  try {
    return readJson(text)
  } catch {
    return undefined
  }
}
