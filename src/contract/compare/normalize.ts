/** Answers of two targets made comparable: names of the run, ids, times, tokens and the targets' own addresses become words. */

import type { Exchange } from '../exchange/exchange.ts'
import { elementsText } from '../judge/compare-values.ts'

export interface NormalAnswer {
  readonly status: number
  readonly mediaType: string
  readonly body: unknown
}

export interface NormalizeOptions {
  /** What everything that the run made is recognised by. */
  readonly prefix: string
  /** Tokens and addresses, with the words that stand for them. */
  readonly words: readonly { readonly text: string; readonly word: string }[]
  /** What else nobody may read, in whatever way it is written. */
  readonly hide?: (text: string) => string
}

const isIdName = (name: string): boolean => /^(id|uid|sha\d*)$|(Id|Uid|_id)$/.test(name)
const isoTime = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)?/g
// What is known by the hash of a content that names the run.
const hash = /\b[0-9a-f]{32,}\b/g
const idLengthMin = 4
const madeUpId = /^\w{20,}$/

/** Remembers the ids that it has seen, for they stand inside of other values too. */
export function createNormalizer({
  prefix,
  words,
  hide = (text) => text,
}: NormalizeOptions): (exchange: Exchange) => NormalAnswer {
  const ids = new Set<string>()
  const madeName = new RegExp(`${prefix}[-_]([a-z]+)[-_]\\d+(-[0-9a-z]{16})?`, 'gi')
  const prefixed = new RegExp(prefix, 'gi')

  return ({ call, answer, body, text }) => {
    learn(body)
    // What is asked for is nearly an id now and then, and a refusal may repeat it.
    for (const asked of Object.values(call.input.path ?? {})) if (madeUpId.test(asked)) ids.add(asked)
    return {
      status: answer.status,
      mediaType: (answer.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
      body: normal(body === undefined && text !== '' ? text : body),
    }
  }

  function learn(value: unknown): void {
    if (typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value)) {
      if (typeof member === 'string' && isIdName(name) && member.length >= idLengthMin) ids.add(member)
      learn(member)
    }
  }

  function normal(value: unknown): unknown {
    if (typeof value === 'string') return normalText(value)
    // Seconds and milliseconds of this age of the world.
    if (typeof value === 'number') return value >= 1e9 ? '<time>' : value
    if (Array.isArray(value)) return isBytes(value) ? '<bytes>' : value.map(normal)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [normalText(name), normal(member)]))
  }

  function normalText(text: string): string {
    // Times that are sent as text.
    if (/^\d{10}(\d{3})?$/.test(text)) return '<time>'
    let result = text
    for (const { text: known, word } of words) if (known !== '') result = result.replaceAll(known, word)
    result = hide(result)
      .replaceAll(madeName, (_, kind: string) => `<run-${kind.toLowerCase()}>`)
      .replaceAll(prefixed, '<run>')
      .replaceAll(isoTime, '<time>')
      .replaceAll(hash, '<hash>')
    for (const id of ids) if (result.includes(id)) result = result.replaceAll(id, '<id>')
    return result
  }
}

/** A buffer as JSON, such as that of something encrypted. */
function isBytes(list: readonly unknown[]): boolean {
  return list.length >= 8 && list.every((each) => Number.isInteger(each) && Number(each) >= 0 && Number(each) <= 255)
}

export interface Difference {
  readonly operationId: string | null
  /** A JSON pointer into the body, `status` or `media type`. */
  readonly where: string
  readonly a: string
  readonly b: string
}

const differencesMax = 5

/** Where two answers differ, a few of it. */
export function differencesOf(a: NormalAnswer, b: NormalAnswer, operationId: string | null): Difference[] {
  const found: Difference[] = []
  const say = (where: string, inA: unknown, inB: unknown): void => {
    found.push({ operationId, where, a: shortText(inA), b: shortText(inB) })
  }
  if (a.status !== b.status) say('status', a.status, b.status)
  else if (a.mediaType !== b.mediaType) say('media type', a.mediaType, b.mediaType)
  else walk(a.body, b.body, '')
  return found.slice(0, differencesMax)

  function walk(inA: unknown, inB: unknown, where: string): void {
    if (Array.isArray(inA) && Array.isArray(inB)) {
      const [ofA, ofB] = [ownElements(inA), ownElements(inB)]
      if (ofA.length !== ofB.length)
        found.push({ operationId, where: where || '/', a: elementsText(ofA.length), b: elementsText(ofB.length) })
      else for (const [index, member] of ofA.entries()) walk(member, ofB[index], `${where}/${index}`)
    } else if (isObject(inA) && isObject(inB)) {
      for (const name of new Set([...Object.keys(inA), ...Object.keys(inB)])) {
        walk(inA[name], inB[name], `${where}/${name}`)
      }
    } else if (!isSame(inA, inB)) say(where || '/', inA, inB)
  }
}

/** Of a list, what the run made, when it made any of it: the accounts may hold other things. */
function ownElements(list: readonly unknown[]): readonly unknown[] {
  const own = list.filter((element) => JSON.stringify(element)?.includes('<run') === true)
  return own.length === 0 ? list : own
}

const opaqueLengthMin = 8

/** Hosts and addresses may hold parts that a target makes up; those are as long on both sides. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'string' || typeof b !== 'string' || !isAddress(a) || !isAddress(b)) return false
  const [wordsOfA, wordsOfB] = [a.split(/[^A-Za-z0-9]+/), b.split(/[^A-Za-z0-9]+/)]
  return (
    wordsOfA.length === wordsOfB.length &&
    wordsOfA.every((word, index) => {
      const other = wordsOfB[index] ?? ''
      return word === other || (word.length === other.length && word.length >= opaqueLengthMin)
    })
  )
}

function isAddress(text: string): boolean {
  return /^\S[^\s.]*\.\S+$/.test(text)
}

function shortText(value: unknown): string {
  const text = value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value))
  return text.length > 120 ? `${text.slice(0, 120)}…` : text
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
