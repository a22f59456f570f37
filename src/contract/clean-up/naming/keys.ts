/**
 * By what a create calls the thing that it makes, where the sender chooses that and the run does not have it to itself: one of a short enum,
 * what a short pattern allows, the example of the document. Somebody else's thing may be called so, and a create may well replace it.
 */
import type { Call } from '../../exchange/exchange.ts'
import { isMarked } from '../../exchange/marks.ts'
import { isNaming } from '../../exchange/naming.ts'
import { isMaking } from '../../specification/making.ts'
import type { Specification } from '../../specification/specification.ts'

export interface ChosenKey {
  readonly member: string
  readonly value: string
  /** It is what the paths of the collection name a thing by. */
  readonly isId: boolean
  /** It is the last value of the path itself. */
  readonly isInPath: boolean
}

export function chosenKeys(specification: Specification, call: Call, prefix: string): ChosenKey[] {
  const { operation, input } = call
  const resource = operation && specification.resource(operation)
  const { body } = input
  if (operation === undefined || resource === undefined || !isMaking(resource.action)) return []
  const [parameter, inPath] = Object.entries(input.path ?? {}).at(-1) ?? []
  const isInPath = resource.action === 'upsert' && operation.method === 'PUT' && parameter !== undefined
  const own: ChosenKey[] =
    !isInPath || inPath === undefined || isMarked(inPath, prefix) || isByChance(inPath)
      ? []
      : [{ member: parameter, value: inPath, isId: true, isInPath }]
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return own
  const members = Object.entries(body).flatMap(([member, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [{ member, value: String(value) }] : [],
  )
  const ids = new Set(idsOf(specification, operation.system, resource.collection))
  // What has a name of the run's own is told from the others by that.
  const isTold = members.some(({ member, value }) => isNaming(member) && isMarked(value, prefix))
  const named = members
    .filter(({ member }) => ids.has(member) || resource.unique.includes(member) || (!isTold && isNaming(member)))
    .filter(({ value }) => !isMarked(value, prefix) && !isByChance(value))
    .map((key) => ({ ...key, isId: ids.has(key.member), isInPath: false }))
  // The body may say it again.
  return [...own, ...named.filter(({ value }) => !own.some((key) => key.value === value))]
}

/** What the operations of a collection identify its elements by. */
export function idsOf(specification: Specification, system: string, collection: string): string[] {
  return specification
    .operationsOf(system, collection)
    .flatMap((operation) => specification.resource(operation)?.by ?? [])
}

/** Nobody else has a UUID that was made up. */
function isByChance(value: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value)
}
