/** Which operations came closest to a request that none took, and why each did not take it. */
import type { Contract, Operation } from '../../spec/contract.ts'
import { fitsSegment } from '../../spec/path-segment.ts'

export interface NearMiss {
  readonly operationId: string
  readonly method: string
  /** Its template. */
  readonly path: string
  /** Of the document alone: it repeats nothing of the request. */
  readonly why: string
}

const shownMax = 3

export interface Unrouted {
  readonly method: string
  readonly path: string
  /** Those that answer at its host; undefined where all of them do. */
  readonly systems?: readonly { readonly name: string }[] | undefined
}

/** The closest first; none where nothing of the path is known. */
export function nearMissesOf({ method, path, systems }: Unrouted, { operations }: Contract): NearMiss[] {
  const asked = path.split('/').slice(1)
  const names = systems?.map(({ name }) => name)
  return Object.values(operations)
    .filter(({ system }) => names?.includes(system) ?? true)
    .flatMap((operation) => [operation.path, ...operation.alsoAt].map((at) => compared(asked, method, at, operation)))
    .filter(({ distance }) => distance < asked.length)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, shownMax)
    .map(({ template, operation, isShifted }) => ({
      operationId: operation.id,
      method: operation.method,
      path: template,
      why: isShifted ? whyElsewhere(asked, template) : whyNot(asked, method, template, operation),
    }))
}

interface Compared {
  readonly distance: number
  readonly template: string
  readonly operation: Operation
  /** The same path below another one. */
  readonly isShifted: boolean
}

function compared(asked: readonly string[], method: string, template: string, operation: Operation): Compared {
  const segments = template.split('/').slice(1)
  const other = operation.method === method ? 0 : 0.4
  if (other === 0 && isBelowAnother(asked, segments)) {
    // A parameter fits whatever stands there, and says less than a word that is the same.
    const parameters = segments.filter((segment) => segment.includes('{')).length
    return { distance: 0.6 * (1 + parameters), template, operation, isShifted: true }
  }
  let distance = Math.abs(segments.length - asked.length) + other
  for (const [index, segment] of segments.entries()) {
    const given = asked[index]
    // What is written a little otherwise is closer than what is another word.
    if (given !== undefined && isOther(given, segment)) distance += isAlike(given, segment) ? 0.5 : 1
  }
  return { distance, template, operation, isShifted: false }
}

/** Whether one of the two paths is the end of the other: where an API stands is what is mistaken first. */
function isBelowAnother(asked: readonly string[], segments: readonly string[]): boolean {
  const longer = segments.length - asked.length
  if (longer === 0 || asked[0] === '') return false
  const [given, own] = longer > 0 ? [asked, segments.slice(longer)] : [asked.slice(-longer), segments]
  const isSame = own.every((segment, index) => !isOther(given[index] ?? '', segment))
  // What stands before it is no parameter, and one that would fit anything says nothing.
  return isSame && own[0]?.startsWith('{') === false && !segments.slice(0, Math.max(0, longer)).join('').includes('{')
}

function whyElsewhere(asked: readonly string[], template: string): string {
  const segments = template.split('/').slice(1)
  const longer = segments.length - asked.length
  return longer > 0
    ? `it stands below "/${segments.slice(0, longer).join('/')}"`
    : `it stands at the top, ${-longer === 1 ? 'without the first segment' : `without the first ${-longer} segments`}`
}

/** Put in words for the few that are told alone: this is most of what a request that nothing took costs. */
function whyNot(asked: readonly string[], method: string, template: string, operation: Operation): string {
  const segments = template.split('/').slice(1)
  const others = segments.flatMap((segment, index) => {
    const given = asked[index]
    return given !== undefined && isOther(given, segment) ? [`segment ${index + 1} is not "${segment}"`] : []
  })
  return [
    ...others,
    ...(segments.length === asked.length ? [] : [`it has ${segments.length} segments in place of ${asked.length}`]),
    ...(operation.method === method ? [] : [`the method is ${operation.method}`]),
  ].join(', ')
}

/** A parameter is anything but nothing. */
function isOther(given: string, segment: string): boolean {
  return given !== segment && !fitsSegment(given, segment)
}

/** But for capitals, a sign more or less at the end, or two signs that changed their places. */
function isAlike(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 2) return false
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return Math.max(a.length, b.length) - start - end <= 2
}

export function nearMissText([closest]: readonly NearMiss[]): string | undefined {
  return closest && `closest is ${closest.method} ${closest.path} (${closest.operationId}): ${closest.why}`
}
