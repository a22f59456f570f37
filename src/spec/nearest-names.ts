/** The names that somebody may have meant. */

/** Those that take the fewest changes of a letter, nearest first. */
export function nearestNames(given: string, names: Iterable<string>, countMax = 3): string[] {
  // What nobody would type costs no more than what somebody does.
  const word = given.slice(0, 100).toLowerCase()
  return [...names]
    .map((name) => ({ name, changes: changesBetween(word, name.toLowerCase()) }))
    .sort((one, other) => one.changes - other.changes)
    .slice(0, countMax)
    .map(({ name }) => name)
}

/** Letters put in, taken out or replaced. */
function changesBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
