/**
 * Whole numbers that JavaScript cannot hold, such as ids of 64 bits. In this process each is a number of its own that it can hold, always
 * the same for the same digits; on the wire, and wherever something is written down, it has its digits.
 */

/** Digits by the number that stands for them, as text. */
const known = new Map<string, string>()

// A text that has no end goes to that of all: it is no JSON, and each sign is looked at once.
const integers = /"(?:\\[\s\S]|[^"\\])*"?|(?<![\d.eE+])(\d{16,})(?![\d.eE])/g
const standIns = /(?<!\d)\d{16}(?!\d)/g

/** JSON as JSON.parse reads it, but that no two whole numbers become one. */
export function readJson(text: string): unknown {
  if (!/\d{16}/.test(text)) return JSON.parse(text)
  const held = text.replaceAll(integers, (found, digits: string | undefined) => {
    if (digits === undefined || Number.isSafeInteger(Number(digits))) return found
    const standIn = standInFor(digits)
    known.set(standIn, digits)
    return standIn
  })
  // What stands in for a number is one, so that the text is JSON if it was.
  return JSON.parse(held)
}

/** A text in which numbers have the digits with which they came. */
export function withDigits(text: string): string {
  if (known.size === 0) return text
  return text.replaceAll(standIns, (found) => known.get(found) ?? found)
}

const [offset, high, low] = [2 ** 51, 2 ** 19, 2 ** 32]

/** From 2^51 to 2^52, where hardly an id is and a half fits still; by FNV-1a, once in each direction. */
function standInFor(digits: string): string {
  const forth = hash([...digits])
  const back = hash([...digits].toReversed())
  return String(offset + (back % high) * low + forth)
}

function hash(signs: readonly string[]): number {
  let value = 0x811c9dc5
  for (const sign of signs) value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return value
}
