/** Texts of a schema: of its format, of its pattern, or words that nobody used before. */
import { boundedExpression } from '../schema/node-bounded-expression.ts'
import type { Json, JsonObject } from '../spec/pointer.ts'
import { exampleOf, isIdentity, type MakeOptions } from './make-options.ts'
import { textOfPattern } from './text-of-pattern.ts'
import { isoDay, isoText } from './times/civil-time.ts'
import { makeTime } from './times/make-times.ts'

const attemptsMax = 30
/** A longer text is no request that anybody sends: it is left too short, and then does not fit. */
const lengthMax = 100_000

export function makeText(keywords: JsonObject, name: string, options: MakeOptions): string {
  const { format, pattern } = keywords
  const least = typeof keywords.minLength === 'number' ? Math.min(keywords.minLength, lengthMax) : 0
  const most = typeof keywords.maxLength === 'number' ? keywords.maxLength : Number.POSITIVE_INFINITY
  const ofFormat = typeof format === 'string' ? formats[format]?.(options, name) : mailOf(keywords, name, options, most)
  if (typeof pattern === 'string') return ofPattern(pattern, least, most, ofFormat, exampleOf(keywords), options, name)
  if (ofFormat !== undefined) return ofFormat
  const text = sized(options.word(name), least, most, options)
  return options.manner === 'full' && !isIdentity(name) ? withUnusual(text, most) : text
}

/** What is called an address of mail is mostly held to be one, though nothing says so. */
function mailOf(
  { pattern, minLength }: JsonObject,
  name: string,
  options: MakeOptions,
  most: number,
): string | undefined {
  if (options.direction !== 'request' || pattern !== undefined || !/(?<!voic)e-?mail(_?address)?$/i.test(name))
    return undefined
  const text = mail(options, name)
  return text.length >= Number(minLength ?? 0) && text.length <= most ? text : undefined
}

/** Quotes, signs of markup, and letters of two, three and four bytes, which have to come back as they are. */
const unusual = ` "q" 'q' 1 < 2 & h\u00f6h \u6f22\u5b57 \u{1f600}`

function withUnusual(text: string, most: number): string {
  return text.length + unusual.length <= most
    ? text + unusual
    : most >= unusual.length
      ? text.slice(0, most - unusual.length) + unusual
      : text
}

function ofPattern(
  pattern: string,
  least: number,
  most: number,
  ofFormat: string | undefined,
  example: Json | undefined,
  options: MakeOptions,
  name: string,
): string {
  const expression = boundedExpression(pattern)
  const fits = (text: Json | undefined): text is string =>
    typeof text === 'string' && expression?.test(text) === true && text.length >= least && text.length <= most
  if (fits(ofFormat)) return ofFormat
  // A word that the run is recognised by is worth most, where the pattern takes one.
  const word = sized(options.word(name), least, most, options)
  if (fits(word)) return word
  for (let attempts = 0; attempts < attemptsMax; attempts++) {
    const text = textOfPattern(pattern, options.random)
    if (text === undefined) break
    const fitted = text.length < least ? text.padEnd(least, text.at(-1) ?? 'a') : text.slice(0, most)
    if (fits(fitted)) return fitted
  }
  return fits(example) ? example : word
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

function sized(word: string, least: number, most: number, { random }: MakeOptions): string {
  const letter = (): string => letters[Math.floor(random() * letters.length)] ?? 'a'
  if (word.length > most) return Array.from({ length: most }, letter).join('')
  return word.length >= least ? word : word + Array.from({ length: least - word.length }, letter).join('')
}

type Format = (options: MakeOptions, name: string) => string

const pad = (value: number, length: number): string => String(value).padStart(length, '0')
const below = ({ random }: MakeOptions, limit: number): number => Math.floor(random() * limit)
const hex = (options: MakeOptions, length: number): string =>
  Array.from({ length }, () => below(options, 16).toString(16)).join('')
const isoTime = (options: MakeOptions): string =>
  `${pad(below(options, 24), 2)}:${pad(below(options, 60), 2)}:${pad(below(options, 60), 2)}`

/** A word may be what is wanted already, or have signs that do not stand in one. */
function mail(options: MakeOptions, name: string): string {
  const word = options.word(name)
  return word.includes('@') ? word : `${signsOf(word)}@example.com`
}

function address(options: MakeOptions, name: string): string {
  const word = options.word(name)
  return word.startsWith('https://') ? word : `https://example.com/${signsOf(word)}`
}

function plainWord(options: MakeOptions, name: string): string {
  return signsOf(options.word(name).replace(/^https:\/\//, ''))
}

function signsOf(word: string): string {
  return word.replaceAll(/[^\w.-]+/g, '-')
}

const formats: Readonly<Record<string, Format>> = {
  date: (options, name) => isoDay(makeTime(name, true, options)),
  'date-time': (options, name) => isoText(makeTime(name, false, options)),
  time: (options) => `${isoTime(options)}Z`,
  duration: () => 'PT1H',
  email: mail,
  'idn-email': mail,
  uri: address,
  url: address,
  'uri-reference': (options, name) => `/${plainWord(options, name)}`,
  hostname: (options, name) => `${plainWord(options, name).replaceAll(/[_.]/g, '-').toLowerCase()}.example.com`,
  ipv4: (options) => `192.0.2.${below(options, 255)}`,
  ipv6: (options) => `2001:db8::${hex(options, 4)}`,
  uuid: (options) =>
    `${hex(options, 8)}-${hex(options, 4)}-4${hex(options, 3)}-a${hex(options, 3)}-${hex(options, 12)}`,
  byte: (options) => btoa(hex(options, 12)),
}
