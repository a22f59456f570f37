/** How each pattern is said to people, by the pattern, which is what the validator library tells of it. */
import { isObject, type Json, type JsonObject } from '../../src/spec/pointer.ts'

export function patternWords(documents: readonly JsonObject[]): string {
  const words = new Map<string, string>()
  for (const document of documents) collect(document, words)
  const lines = [...words].map(([pattern, said]) => `  ${JSON.stringify(pattern)}: ${JSON.stringify(said)},\n`)
  return `/** What a text that matches a pattern is, in words that follow "must be". */
export const patternWords: Readonly<Record<string, string>> = {
${lines.join('')}}
`
}

function collect(value: Json, words: Map<string, string>): void {
  if (Array.isArray(value)) for (const member of value) collect(member, words)
  if (!isObject(value)) return
  const { pattern, 'x-pattern-in-words': said } = value
  if (typeof pattern === 'string' && typeof said === 'string') {
    const before = words.get(pattern)
    if (before !== undefined && before !== said)
      throw new Error(`the pattern ${pattern} is said in two ways: ${before}; ${said}`)
    words.set(pattern, said)
  }
  for (const member of Object.values(value)) collect(member, words)
}
