/** Which of the things that were found are one mistake. */
import type { Failure } from './failure.ts'
import { causesOf, givenBy, isOfEveryExchange, rankOf, sharedText } from './one-cause.ts'

/** One mistake, and everything that shows it. */
export interface Alike {
  readonly failure: Failure
  /** The other operations that show it. */
  readonly also: readonly string[]
  /** What was found besides, of the same property or the same wrong status of the same operation. */
  readonly follows: readonly Failure[]
}

/**
 * What was asked of every exchange says the same of each operation that a mistake is in, and one mistake shows in many scenarios: told
 * once, with the others by their names. What shares one cause with another is one mistake with all that this one shares a cause with.
 */
export function groupAlike(failures: readonly Failure[]): Alike[] {
  const given = givenBy(failures)
  const groups = new Map<number, Failure[]>()
  const groupOf = joined(failures.map((failure) => causesOf(failure, given)))
  for (const [index, failure] of failures.entries()) {
    const group = groupOf(index)
    groups.set(group, [...(groups.get(group) ?? []), failure])
  }
  return [...groups.values()].map(toldOnce)
}

/** @returns By the index of one that has them: the first index of all that it shares a cause with, directly or by another one. */
function joined(causes: readonly (readonly string[])[]): (index: number) => number {
  const first = new Map<string, number>()
  const parents = causes.map((_, index) => index)
  const rootOf = (index: number): number => {
    const parent = parents[index] ?? index
    return parent === index ? index : rootOf(parent)
  }
  for (const [index, keys] of causes.entries())
    for (const key of keys) {
      const other = rootOf(first.get(key) ?? index)
      if (!first.has(key)) first.set(key, index)
      const own = rootOf(index)
      parents[Math.max(own, other)] = Math.min(own, other)
    }
  return rootOf
}

function toldOnce(group: readonly Failure[]): Alike {
  const [failure] = group.toSorted((one, other) => rankOf(one) - rankOf(other))
  if (failure === undefined) throw new Error('A group is of one failure at least.')
  const also = new Set<string>()
  const follows: Failure[] = []
  const told = new Set([sharedText(failure)])
  for (const each of group) {
    if (each === failure) continue
    const { operationId } = each.finding
    const isAlso = isOfEveryExchange(each) && isOfEveryExchange(failure) && sharedText(each) === sharedText(failure)
    if (isAlso && operationId !== null && operationId !== failure.finding.operationId) also.add(operationId)
    else if (!isOfEveryExchange(each) || !told.has(sharedText(each))) follows.push(each)
    if (isOfEveryExchange(each)) told.add(sharedText(each))
  }
  return { failure, also: [...also], follows }
}
