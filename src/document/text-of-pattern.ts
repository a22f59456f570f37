/** A text that matches a regular expression, for the expressions that are common in schemas. Whether it really does the caller has to see. */
import { expressionOf } from '../schema/expression.ts'

type Random = () => number

/** How often something is repeated that has no upper bound: enough for two texts to differ. */
const repeatedMax = 10
/** The first and the last of letters that follow each other, by their code points. */
type Range = readonly [first: number, last: number]

const printable: Range = [32, 126]
const letters: Range = [97, 122]
const digits: Range = [48, 57]
const classes: Readonly<Record<string, readonly Range[]>> = {
  d: [digits],
  w: [letters, [65, 90], digits, [95, 95]],
  s: [[32, 32]],
  D: [letters],
  W: [[45, 45]],
  S: [letters],
}
const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v' }
/** Of what has a property of Unicode, as \\p{Lu}, those up to here are letters enough. */
const propertyMax = 0x24ff

/** @returns Undefined when the expression has something that is not known here, such as a reference back. */
export function textOfPattern(pattern: string, random: Random): string | undefined {
  const reading: Reading = { pattern, random, place: 0, steps: 0 }
  try {
    const text = alternatives(reading)
    return reading.place === pattern.length ? text : undefined
  } catch (error) {
    if (error instanceof Unknown) return undefined
    throw error
  }
}

/** How far the expression is read. */
interface Reading {
  readonly pattern: string
  readonly random: Random
  place: number
  /** How many parts were read, those of repetitions each time. */
  steps: number
}

/** Repetitions within repetitions would make texts without end. */
const stepsMax = 100_000

function alternatives(reading: Reading): string {
  const found = [sequence(reading)]
  while (ahead(reading) === '|') {
    reading.place++
    found.push(sequence(reading))
  }
  return found[Math.floor(reading.random() * found.length)] ?? ''
}

function sequence(reading: Reading): string {
  let text = ''
  while (reading.place < reading.pattern.length && ahead(reading) !== '|' && ahead(reading) !== ')')
    text += repeated(reading)
  return text
}

function repeated(reading: Reading): string {
  const start = reading.place
  const first = atom(reading)
  const end = reading.place
  const [min, max] = quantifier(reading)
  const times = min + Math.floor(reading.random() * (max - min + 1))
  let text = times === 0 ? '' : first
  // Each repetition is read anew, so that its chances are its own.
  const after = reading.place
  for (let index = 1; index < times; index++) {
    reading.place = start
    text += atom(reading)
  }
  reading.place = times > 1 ? after : Math.max(after, end)
  return text
}

function quantifier(reading: Reading): readonly [number, number] {
  const mark = ahead(reading)
  if (mark === '?') return skip(reading, 1, [0, 1])
  if (mark === '*') return skip(reading, 1, [4, repeatedMax])
  if (mark === '+') return skip(reading, 1, [6, repeatedMax])
  const [whole, min = '', comma, max = ''] = /^\{(\d+)(?:(,)(\d*))?\}/.exec(rest(reading)) ?? []
  if (whole === undefined) return [1, 1]
  const least = Number(min)
  const most = comma === undefined ? least : max === '' ? least + repeatedMax : Number(max)
  // The longer end has more room for chance, but nobody needs a thousand letters.
  return skip(reading, whole.length, [Math.max(least, Math.min(most, 8)), Math.max(least, Math.min(most, 24))])
}

function skip(reading: Reading, length: number, range: readonly [number, number]): readonly [number, number] {
  reading.place += length
  if (ahead(reading) === '?') reading.place++
  return range
}

function atom(reading: Reading): string {
  if (++reading.steps > stepsMax) throw new Unknown()
  const mark = next(reading)
  switch (mark) {
    case '^':
    case '$':
      return ''
    case '.':
      return one([letters], reading)
    case '(':
      return group(reading)
    case '[':
      return one(members(reading), reading)
    case '\\':
      return one(escaped(reading), reading)
    default:
      return mark
  }
}

function group(reading: Reading): string {
  const [prefix = '', look] = /^\?(?:(<?[=!])|:|<[A-Za-z]\w*>)/.exec(rest(reading)) ?? []
  if (ahead(reading) === '?' && prefix === '') throw new Unknown()
  reading.place += prefix.length
  const text = alternatives(reading)
  if (next(reading) !== ')') throw new Unknown()
  // What is looked at and not taken may be so by chance.
  return look === undefined ? text : ''
}

function members(reading: Reading): readonly Range[] {
  const isNegated = ahead(reading) === '^'
  if (isNegated) reading.place++
  const found: Range[] = []
  while (ahead(reading) !== ']') {
    if (reading.place >= reading.pattern.length) throw new Unknown()
    const [first, ...others] = member(reading)
    const isRange = others.length === 0 && ahead(reading) === '-' && reading.pattern[reading.place + 1] !== ']'
    if (isRange) reading.place++
    const [last] = isRange ? member(reading) : []
    if (first !== undefined) found.push(last === undefined ? first : [first[0], last[1]], ...others)
  }
  reading.place++
  return isNegated ? without(found) : found
}

function member(reading: Reading): readonly Range[] {
  const mark = next(reading)
  return mark === '\\' ? escaped(reading) : [single(mark)]
}

/** What can be printed and is in none of the ranges. */
function without(ranges: readonly Range[]): Range[] {
  const [first, last] = printable
  return Array.from({ length: last - first + 1 }, (_, index): Range => [first + index, first + index]).filter(
    ([code]) => !ranges.some(([from, to]) => code >= from && code <= to),
  )
}

function single(mark: string): Range {
  const code = mark.codePointAt(0) ?? 0
  return [code, code]
}

function escaped(reading: Reading): readonly Range[] {
  const mark = next(reading)
  if (mark === 'b' || mark === 'B') return []
  const [text = '', short, long] =
    /^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}|\{[0-9a-fA-F]{1,6}\}))/.exec(reading.pattern.slice(reading.place - 1)) ?? []
  const hex = short ?? long?.replaceAll(/[{}]/g, '')
  if (hex !== undefined) {
    reading.place += text.length - 1
    const code = Number.parseInt(hex, 16)
    return [[code, code]]
  }
  const [property] = /^[pP]\{[\w=]{1,40}\}/.exec(reading.pattern.slice(reading.place - 1)) ?? []
  if (property !== undefined) {
    reading.place += property.length - 1
    return lettersOf(`\\${property}`)
  }
  if (/[pPkc0-9]/.test(mark)) throw new Unknown()
  return classes[mark] ?? [single(controls[mark] ?? mark)]
}

const properties = new Map<string, readonly Range[]>()

/** The letters that have a property of Unicode. */
function lettersOf(property: string): readonly Range[] {
  const known = properties.get(property)
  if (known !== undefined) return known
  const expression = expressionOf(property)
  const codes = Array.from({ length: propertyMax - 32 }, (_, index) => 32 + index)
  const found = codes.filter((code) => expression?.test(String.fromCodePoint(code)) === true)
  if (found.length === 0) throw new Unknown()
  const ranges = found.map((code): Range => [code, code])
  properties.set(property, ranges)
  return ranges
}

/** One letter of all that are in the ranges. */
function one(of: readonly Range[], { random }: Reading): string {
  if (of.length === 0) return ''
  let rest = Math.floor(random() * of.reduce((sum, [first, last]) => sum + Math.max(0, last - first + 1), 0))
  for (const [first, last] of of) {
    const size = Math.max(0, last - first + 1)
    if (rest < size) return String.fromCodePoint(first + rest)
    rest -= size
  }
  return ''
}

function ahead({ pattern, place }: Reading): string | undefined {
  return pattern[place]
}

function rest({ pattern, place }: Reading): string {
  return pattern.slice(place)
}

function next(reading: Reading): string {
  return reading.pattern[reading.place++] ?? ''
}

class Unknown extends Error {}
