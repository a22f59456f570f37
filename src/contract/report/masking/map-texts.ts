/** The same data with every text in it, names apart, made into another. */

export function mapTexts<T>(value: T, change: (text: string) => string): T {
  const mapped = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part)
    if (Array.isArray(part)) return part.map(mapped)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([name, member]) => [name, mapped(member)]))
  }
  // Only texts are replaced, by texts.
  return mapped(value) as T
}
