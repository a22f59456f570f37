/** What this run is recognised by, in what it sent and what came back. */

/** Whether the run made it. Keys are in capitals, with underscores for dashes. */
export function isMarked(text: string, prefix: string): boolean {
  return text.toLowerCase().includes(prefix)
}

const depthMax = 4

/** Every text in a value, not too deep. */
export function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || depth > depthMax) return []
  return Object.values(value).flatMap((member) => textsIn(member, depth + 1))
}
