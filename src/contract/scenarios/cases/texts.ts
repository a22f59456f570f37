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

/** What a text is made longer with. */
export function lastLetter(text: string): string {
  return [...text].findLast((sign) => /[A-Za-z0-9]/.test(sign)) ?? 'a'
}

/** A word that is none of those. */
export function unlike(words: readonly string[]): string {
  let word = 'SOMETHING_ELSE'
  while (words.includes(word)) word += '_ELSE'
  return word
}
