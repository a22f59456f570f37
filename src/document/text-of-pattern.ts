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
  let place = 0
  try {
    const text = alternatives()
    return place === pattern.length ? text : undefined
  } catch (error) {
    if (error instanceof Unknown) return undefined
    throw error
  }

  function alternatives(): string {
    const found = [sequence()]
    while (pattern[place] === '|') {
      place++
      found.push(sequence())
    }
    return found[Math.floor(random() * found.length)] ?? ''
  }

  function sequence(): string {
    let text = ''
    while (place < pattern.length && pattern[place] !== '|' && pattern[place] !== ')') text += repeated()
    return text
  }

  function repeated(): string {
    const start = place
    const first = atom()
    const end = place
    const [min, max] = quantifier()
    const times = min + Math.floor(random() * (max - min + 1))
    let text = times === 0 ? '' : first
    // Each repetition is read anew, so that its chances are its own.
    const after = place
    for (let index = 1; index < times; index++) {
      place = start
      text += atom()
    }
    place = times > 1 ? after : Math.max(after, end)
    return text
  }

  function quantifier(): readonly [number, number] {
    const mark = pattern[place]
    if (mark === '?') return skip(1, [0, 1])
    if (mark === '*') return skip(1, [4, repeatedMax])
    if (mark === '+') return skip(1, [6, repeatedMax])
    const [whole, min = '', comma, max = ''] = /^\{(\d+)(,)?(\d*)\}/.exec(pattern.slice(place)) ?? []
    if (whole === undefined) return [1, 1]
    const least = Number(min)
    const most = comma === undefined ? least : max === '' ? least + repeatedMax : Number(max)
    // The longer end has more room for chance, but nobody needs a thousand letters.
    return skip(whole.length, [Math.max(least, Math.min(most, 8)), Math.max(least, Math.min(most, 24))])
  }

  function skip(length: number, range: readonly [number, number]): readonly [number, number] {
    place += length
    if (pattern[place] === '?') place++
    return range
  }

  function atom(): string {
    const mark = pattern[place++] ?? ''
    switch (mark) {
      case '^':
      case '$':
        return ''
      case '.':
        return one(letters)
      case '(':
        return group()
      case '[':
        return one(members())
      case '\\':
        return one(escaped())
      default:
        return mark
    }
  }

  function group(): string {
    if (pattern[place] === '?') {
      const [prefix] = /^\?(?::|<[A-Za-z]\w*>)/.exec(pattern.slice(place)) ?? []
      if (prefix === undefined) throw new Unknown()
      place += prefix.length
    }
    const text = alternatives()
    if (pattern[place++] !== ')') throw new Unknown()
    return text
  }

  function members(): readonly string[] {
    const isNegated = pattern[place] === '^'
    if (isNegated) place++
    const found: string[] = []
    while (pattern[place] !== ']') {
      if (place >= pattern.length) throw new Unknown()
      const mark = pattern[place++] ?? ''
      const [from = '', ...others] = mark === '\\' ? escaped() : [mark]
      if (others.length === 0 && pattern[place] === '-' && pattern[place + 1] !== ']') {
        place++
        const last = pattern[place++] ?? ''
        const to = last === '\\' ? escaped()[0] : last
        for (let code = from.charCodeAt(0); code <= (to ?? '').charCodeAt(0); code++)
          found.push(String.fromCharCode(code))
      } else found.push(from, ...others)
    }
    place++
    return isNegated ? printable.filter((letter) => !found.includes(letter)) : found
  }

  function escaped(): readonly string[] {
    const mark = pattern[place++] ?? ''
    if (mark === 'b' || mark === 'B') return ['']
    const [hex] = /^(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4})/.exec(pattern.slice(place - 1)) ?? []
    if (hex !== undefined) {
      place += hex.length - 1
      return [String.fromCharCode(Number.parseInt(hex.slice(1), 16))]
    }
    if (/[pPkc0-9]/.test(mark)) throw new Unknown()
    return classes[mark] ?? [controls[mark] ?? mark]
  }

  function one(of: readonly string[]): string {
    if (of.length === 0) throw new Unknown()
    return of[Math.floor(random() * of.length)] ?? ''
  }
}

class Unknown extends Error {}
