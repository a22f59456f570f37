/** The regular expression of a schema. JSON Schema reads them as Unicode; many were written for ECMA-262 5.1, which knows escapes that Unicode forbids. */

/** @returns Undefined where it repeats repetitions so often that no machine holds it, and where JavaScript cannot read it in either way. */
export function expressionOf(pattern: string): RegExp | undefined {
  if (isTooLarge(pattern)) return undefined
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags)
    } catch {
      // The other way may do.
    }
  }
  return undefined
}

/** An engine writes out what is repeated, so that repetitions within each other multiply. */
const repeatedMax = 100_000

function isTooLarge(pattern: string): boolean {
  const open: number[] = []
  let deepest = 1
  // Read from the end, where the count of a group is met before what stands in it.
  const marks = [
    ...pattern.matchAll(
      /\\[\s\S]|\[(?:\\[\s\S]?|[^\]\\])*(?:\]|$)|\)(?:\{(\d+)(?:,(\d*))?\})?|\(|\{(\d+)(?:,(\d*))?\}/g,
    ),
  ]
  for (const [mark, least = '1', most = '', own = '1', ownMost = ''] of marks.toReversed()) {
    if (mark === '(') open.pop()
    const count =
      (mark.startsWith(')') ? Math.max(Number(least), Number(most)) : Math.max(Number(own), Number(ownMost))) || 1
    const factor = (open.at(-1) ?? 1) * count
    deepest = Math.max(deepest, factor)
    if (mark.startsWith(')')) open.push(factor)
  }
  return deepest > repeatedMax
}
