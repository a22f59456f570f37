/** Takes what nobody may read out of texts, before anything else is done with them: what is cut first keeps a part of a secret. */
import { looks, type Writing, writtenForms } from './written-forms.ts'

export const masked = '***'

/** What stands behind a mask, as far as somebody needs it to send the like of it. */
export type Hidden =
  | { readonly kind: 'token'; readonly role: string; readonly change: 'none' | 'without its end' | 'in other letters' }
  | {
      readonly kind: 'made'
      /** The same for the same value. */
      readonly name: string
      /** With an "a" for each small letter, an "A" for each capital and a "0" for each digit. */
      readonly like: string
    }
  /** Something of which nothing is known but that it is none of the others' business. */
  | { readonly kind: 'other' }

export interface HiddenValue {
  readonly value: string
  readonly hidden: Hidden
}

export interface HiddenPart {
  readonly hidden: Hidden
  readonly writing: Writing
}

export interface Mask {
  hide(text: string): string
  /** The same in parts: what may be read, and what stands behind each mask. */
  partsOf(text: string): readonly (string | HiddenPart)[]
}

interface Sought extends HiddenValue {
  readonly forms: ReturnType<typeof writtenForms>
}

// Signs of no text that are of nobody's alphabet; between them stands the number of what was found.
const [open, close] = ['\ue000', '\ue001']
const mark = new RegExp(`${open}(\\d+)${close}`, 'g')

/** @param patterns What else is known to be secret by its looks. */
export function createMask(values: readonly HiddenValue[], patterns: readonly RegExp[] = []): Mask {
  // The longest first, for one may begin with another.
  const sought = distinct(values)
    .toSorted((a, b) => b.value.length - a.value.length)
    .map((each): Sought => ({ ...each, forms: writtenForms(each.value, endingOf(each)) }))
  const known = new Map<string, string>()

  const partsOf: Mask['partsOf'] = (text) => {
    const found: HiddenPart[] = []
    const note = (part: HiddenPart): string => `${open}${found.push(part) - 1}${close}`
    const marked = patterns.reduce(
      (rest, pattern) => rest.replaceAll(pattern, () => note({ hidden: { kind: 'other' }, writing: 'text' })),
      markAll(text, sought, note),
    )
    return found.length === 0 ? [text] : splitAt(marked, found)
  }
  return {
    partsOf,
    hide(text) {
      const before = known.get(text)
      if (before !== undefined) return before
      const hidden = partsOf(text)
        .map((part) => (typeof part === 'string' ? part : masked))
        .join('')
      known.set(text, hidden)
      return hidden
    },
  }
}

/** Half a token is one where it ends: what goes on otherwise is another word that begins alike, such as a name of the document. */
function endingOf({ hidden }: HiddenValue): string {
  return hidden.kind === 'token' && hidden.change === 'without its end' ? '(?![A-Za-z0-9])' : ''
}

function markAll(text: string, sought: readonly Sought[], note: (part: HiddenPart) => string): string {
  let marked = text
  const worth = new Set(Object.entries(looks).flatMap(([writing, pattern]) => (pattern.test(text) ? [writing] : [])))
  for (const exact of [true, false]) {
    for (const { hidden, forms } of sought) {
      for (const { writing, pattern, isExact, lengthMin } of forms) {
        if (isExact !== exact || text.length < lengthMin || !worth.has(writing)) continue
        marked = marked.replaceAll(pattern, () => note({ hidden, writing }))
      }
    }
  }
  return marked
}

function splitAt(marked: string, found: readonly HiddenPart[]): (string | HiddenPart)[] {
  return marked.split(mark).flatMap((part, at) => {
    if (at % 2 === 0) return part === '' ? [] : [part]
    return found[Number(part)] ?? `${open}${part}${close}`
  })
}

function distinct(values: readonly HiddenValue[]): HiddenValue[] {
  const seen = new Set<string>()
  return values.filter(({ value }) => value !== '' && !seen.has(value) && seen.add(value))
}
