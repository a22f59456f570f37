/** Texts as words of a shell (bash, zsh): what is written is what a program gets, sign by sign, and no line begins with it. */

import { isUnseen } from './printable.ts'

/** A text, or what the shell is to put there, such as `$ID_1` or `$(printf ...)`. */
export type WordPart = string | { readonly insert: string }

export function wordOf(parts: readonly WordPart[]): string {
  const merged = mergeTexts(parts)
  if (merged.length === 0) return "''"
  const [only] = merged
  if (merged.length === 1 && typeof only === 'string') return quoted(only)
  // One pair of quotes where nothing in the texts means anything within it.
  if (merged.every((part) => typeof part !== 'string' || (!/[$`"\\!]/.test(part) && !needsEscapes(part)))) {
    return `"${merged.map((part, at) => (typeof part === 'string' ? part : inserted(part.insert, merged[at + 1]))).join('')}"`
  }
  return merged
    .map((part) => (typeof part === 'string' ? quoted(part) : `"${inserted(part.insert, undefined)}"`))
    .join('')
}

function mergeTexts(parts: readonly WordPart[]): WordPart[] {
  const merged: WordPart[] = []
  for (const part of parts) {
    const last = merged.at(-1)
    if (part === '') continue
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part
    else merged.push(part)
  }
  return merged
}

/** A variable without braces where what follows cannot be taken for its name. */
function inserted(insert: string, next: WordPart | undefined): string {
  const name = /^\$\{(\w+)\}$/.exec(insert)?.[1]
  return name === undefined || (typeof next === 'string' && /^[\w[]/.test(next)) ? insert : `$${name}`
}

/** How often one sign stands in a row before it is made by a command. */
const runMin = 300

/** Long runs of one sign are made by the shell, so that a body of 64 KB is a line that can be read. */
export function withoutRuns(text: string): WordPart[] {
  return text.split(/(([A-Za-z0-9])\2+)/).flatMap((part, at, all): WordPart[] => {
    if (at % 3 === 2) return []
    if (at % 3 === 1 && part.length >= runMin)
      return [{ insert: `$(printf '%${part.length}s' '' | tr ' ' ${all[at + 1] ?? 'x'})` }]
    return part === '' ? [] : [part]
  })
}

function quoted(text: string): string {
  if (/^[\w./:@%+=,-]+$/.test(text)) return text
  return needsEscapes(text) ? `$'${[...text].map(escapedSign).join('')}'` : `'${text.replaceAll("'", "'\\''")}'`
}

function needsEscapes(text: string): boolean {
  return [...text].some(isUnseenSign) || /##\w*\[|(^|\s)::/.test(text)
}

function isUnseenSign(sign: string): boolean {
  return isUnseen(sign.codePointAt(0) ?? 0)
}

function escapedSign(sign: string): string {
  if (sign === '\n') return '\\n'
  if (sign === "'" || sign === '\\') return `\\${sign}`
  if (!isUnseenSign(sign) && sign !== '#' && sign !== ':') return sign
  // Its bytes, for an old shell knows no numbers of signs.
  return [...new TextEncoder().encode(sign)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
}
