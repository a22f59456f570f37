/** What of the run may be an element of a list, by the texts that are in both: a long list is compared with few of many things. */
import type { Made } from '../made.ts'

/** @returns Those of an order that share a text or number with an element; whether one of them is it has to be seen. */
export function calledAlike(made: readonly Made[]): (element: unknown) => Made[] {
  const byText = new Map<string, number[]>()
  for (const [index, { references, named }] of made.entries())
    for (const text of new Set([...references, ...Object.values(named).flat()].map(plain))) {
      const there = byText.get(text)
      if (there === undefined) byText.set(text, [index])
      else there.push(index)
    }
  return (element) => {
    const found = new Set([...scalarsIn(element)].flatMap((text) => byText.get(text) ?? []))
    return [...found].toSorted((a, b) => a - b).flatMap((index) => made[index] ?? [])
  }
}

/** Deeper than any id or name is looked for. */
const depthMax = 8

function scalarsIn(value: unknown, found: Set<string> = new Set(), depth = 0): Set<string> {
  if (typeof value === 'string' || typeof value === 'number') found.add(plain(String(value)))
  else if (typeof value === 'object' && value !== null && depth < depthMax)
    for (const member of Object.values(value)) scalarsIn(member, found, depth + 1)
  return found
}

/** A target that stores a name in other letters has stored it all the same. */
export function plain(text: string): string {
  return text.trim().toLowerCase()
}
