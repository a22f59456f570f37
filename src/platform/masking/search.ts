/** Finds many texts in another one: in time that grows with that one, however many are looked for. */

export interface Search {
  /** A text that is shorter than `searchedLengthMin` is not looked for. */
  add(text: string, replacement: string): void
  /** The longest that begins at a place stands for all that begin there. */
  replaceIn(text: string): string
}

/** Shorter ones turn up by chance. */
export const searchedLengthMin = 8

export function createSearch(): Search {
  const byBeginning = new Map<string, Alike>()
  return {
    add(text, replacement) {
      if (text.length < searchedLengthMin) return
      const beginning = text.slice(0, searchedLengthMin)
      const alike = byBeginning.get(beginning) ?? { lengths: [], replacements: new Map<string, string>() }
      byBeginning.set(beginning, alike)
      if (!alike.replacements.has(text)) alike.replacements.set(text, replacement)
      if (!alike.lengths.includes(text.length)) {
        alike.lengths.push(text.length)
        alike.lengths.sort((one, other) => other - one)
      }
    },
    replaceIn(text) {
      let told = ''
      let from = 0
      for (let at = 0; at + searchedLengthMin <= text.length; at++) {
        const alike = byBeginning.get(text.slice(at, at + searchedLengthMin))
        const length = alike?.lengths.find((each) => alike.replacements.has(text.slice(at, at + each)))
        if (length === undefined) continue
        told += text.slice(from, at) + alike?.replacements.get(text.slice(at, at + length))
        from = at + length
        at = from - 1
      }
      return from === 0 ? text : told + text.slice(from)
    },
  }
}

/** Texts that begin alike. */
interface Alike {
  /** Longest first; there are not many of them. */
  readonly lengths: number[]
  readonly replacements: Map<string, string>
}
