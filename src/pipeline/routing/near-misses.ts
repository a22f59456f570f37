/** Which operations came closest to a request that none took, and why each did not take it. */
import type { Contract, Operation } from '../../spec/contract.ts'

export interface NearMiss {
  readonly operationId: string
  readonly method: string
  /** Its template. */
  readonly path: string
  /** Of the document alone: it repeats nothing of the request. */
  readonly why: string
}

const shownMax = 3

/** The closest first; none where nothing of the path is known. */
export function nearMissesOf(
  { method, path }: { readonly method: string; readonly path: string },
  { operations }: Contract,
): NearMiss[] {
  const asked = path.split('/').slice(1)
  return Object.values(operations)
    .flatMap((operation) => [operation.path, ...operation.alsoAt].map((at) => compared(asked, method, at, operation)))
    .filter(({ distance }) => distance < asked.length)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, shownMax)
    .map(({ miss }) => miss)
}

function compared(
  asked: readonly string[],
  method: string,
  template: string,
  operation: Operation,
): { readonly distance: number; readonly miss: NearMiss } {
  const segments = template.split('/').slice(1)
  const { id: operationId } = operation
  let distance = Math.abs(segments.length - asked.length)
  const other: string[] = []
  for (const [index, segment] of segments.entries()) {
    const given = asked[index]
    if (given === undefined || given === segment || (segment.startsWith('{') && given !== '')) continue
    other.push(`segment ${index + 1} is not "${segment}"`)
    // What is written a little otherwise is closer than what is another word.
    distance += isAlike(given, segment) ? 0.5 : 1
  }
  const miss = (why: string): NearMiss => ({ operationId, method: operation.method, path: template, why })
  const isOther = operation.method !== method
  const why = [
    ...other,
    ...(segments.length === asked.length ? [] : [`it has ${segments.length} segments in place of ${asked.length}`]),
    ...(isOther ? [`the method is ${operation.method}`] : []),
  ]
  return { distance: distance + (isOther ? 0.4 : 0), miss: miss(why.join(', ')) }
}

/** But for capitals, a sign more or less at the end, or two signs that changed their places. */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  if (Math.abs(a.length - b.length) > 2) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return Math.max(a.length, b.length) - start - end <= 2
}

export function nearMissText([closest]: readonly NearMiss[]): string | undefined {
  return closest && `closest is ${closest.method} ${closest.path} (${closest.operationId}): ${closest.why}`
}
