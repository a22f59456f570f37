/** Texts at the edge of a pattern. */

/** The greatest length that a text padded with its last letter may have under the pattern, where its quantifiers set one. */
export function lengthsOf(pattern: Pick<RegExp, 'source' | 'test'>, text: string): number[] {
  const bounds = [...pattern.source.matchAll(/\{(?:\d*,)?(\d+)\}/g)].map(([, bound]) => Number(bound))
  const letter = lastLetter(text)
  const fits = (length: number): boolean => length >= text.length && pattern.test(text.padEnd(length, letter))
  const candidates = new Set(bounds.flatMap((bound) => [bound, bound + 1, bound + 2, bound + text.length]))
  const greatest = [...candidates].filter((length) => fits(length) && !fits(length + 1))
  // A pattern with several bounded parts has several edges, and the last one is the whole text's.
  return greatest.length === 0 ? [] : [Math.max(...greatest)]
}

const isMail = (text: string): boolean => /^[^@\s]+@[^@\s.]+\.[^@\s]+$/.test(text)
/** A whole address, what stands before its sign, and each part of what stands behind it (RFC 5321, section 4.5.3.1; RFC 1035). */
const mailMax = 254
const mailboxMax = 64
const labelMax = 60

export function isTooLongForMail(text: string, length: number): boolean {
  return isMail(text) && length > mailMax
}

/** As long as that, by repeating its last letter, or cut; an address of mail grows where it stays one. */
export function lengthen(text: string, length: number): string {
  if (!isMail(text) || length <= text.length) return text.padEnd(length, lastLetter(text)).slice(0, length)
  const [mailbox = '', domain = ''] = text.split('@')
  const room = length - text.length
  const grown = mailbox.padEnd(Math.min(mailboxMax, mailbox.length + room), 'a')
  return `${grown}@${labels(room - (grown.length - mailbox.length))}${domain}`
}

/** Of that length, each ending with a dot; two letters are the least. */
function labels(length: number): string {
  if (length === 0) return ''
  if (length === 1) return 'a'
  const part = length <= labelMax + 1 ? length : Math.min(labelMax + 1, length - 2)
  return `${'a'.repeat(part - 1)}.${labels(length - part)}`
}

/** What a text is made longer with. */
function lastLetter(text: string): string {
  return [...text].findLast((sign) => /[A-Za-z0-9]/.test(sign)) ?? 'a'
}

/** A word that is none of those. */
export function unlike(words: readonly string[]): string {
  let word = 'SOMETHING_ELSE'
  while (words.includes(word)) word += '_ELSE'
  return word
}
