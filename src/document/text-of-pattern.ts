/** A text that matches a regular expression, for the expressions that are common in schemas. Whether it really does the caller has to see. */

type Random = () => number

/** How often something is repeated that has no upper bound: enough for two texts to differ. */
const repeatedMax = 10
const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
const digits = [...'0123456789']
const letters = [...'abcdefghijklmnopqrstuvwxyz']
const words = [...letters, ...letters.map((letter) => letter.toUpperCase()), ...digits, '_']
const classes: Readonly<Record<string, readonly string[]>> = {
  d: digits,
  w: words,
  s: [' '],
  D: letters,
  W: ['-'],
  S: letters,
}
const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v' }

/** @returns Undefined when the expression has something that is not known here, such as a look-around. */
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
      return one(letters, reading)
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
  if (ahead(reading) === '?') {
    const [prefix] = /^\?(?::|<[A-Za-z]\w*>)/.exec(rest(reading)) ?? []
    if (prefix === undefined) throw new Unknown()
    reading.place += prefix.length
  }
  const text = alternatives(reading)
  if (next(reading) !== ')') throw new Unknown()
  return text
}

function members(reading: Reading): readonly string[] {
  const isNegated = ahead(reading) === '^'
  if (isNegated) reading.place++
  const found: string[] = []
  while (ahead(reading) !== ']') {
    if (reading.place >= reading.pattern.length) throw new Unknown()
    const mark = next(reading)
    const [from = '', ...others] = mark === '\\' ? escaped(reading) : [mark]
    if (others.length === 0 && ahead(reading) === '-' && reading.pattern[reading.place + 1] !== ']') {
      reading.place++
      found.push(...range(from, reading))
    } else found.push(from, ...others)
  }
  reading.place++
  return isNegated ? printable.filter((letter) => !found.includes(letter)) : found
}

function* range(from: string, reading: Reading): Generator<string> {
  const last = next(reading)
  const to = last === '\\' ? escaped(reading)[0] : last
  for (let code = from.charCodeAt(0); code <= (to ?? '').charCodeAt(0); code++) yield String.fromCharCode(code)
}

function escaped(reading: Reading): readonly string[] {
  const mark = next(reading)
  if (mark === 'b' || mark === 'B') return ['']
  const [hex] = /^(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4})/.exec(reading.pattern.slice(reading.place - 1)) ?? []
  if (hex !== undefined) {
    reading.place += hex.length - 1
    return [String.fromCharCode(Number.parseInt(hex.slice(1), 16))]
  }
  if (/[pPkc0-9]/.test(mark)) throw new Unknown()
  return classes[mark] ?? [controls[mark] ?? mark]
}

function one(of: readonly string[], { random }: Reading): string {
  if (of.length === 0) throw new Unknown()
  return of[Math.floor(random() * of.length)] ?? ''
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
