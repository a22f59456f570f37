/** Where the thing itself is in an answer. */
import { isObject, type JsonObject } from '../../../../spec/pointer.ts'

/** The object in an answer that has most of some properties: the answer itself, or a member that wraps the thing. */
export function itemIn(body: unknown, names: readonly string[]): JsonObject | undefined {
  // What answers with a list of what it made has made the first of it.
  const [only, ...others] = isObject(body) ? Object.values(body) : [body]
  if (Array.isArray(only) && others.length === 0 && isObject(only[0])) return itemIn(only[0], names)
  if (!isObject(body)) return undefined
  const members = Object.values(body).filter(isObject)
  const firsts = Object.values(body).flatMap((member) => (Array.isArray(member) ? member.slice(0, 1) : []))
  const deeper = members.flatMap((member) => Object.values(member).filter(isObject))
  const candidates = [body, ...members, ...deeper, ...firsts.filter(isObject)]
  const rank = (candidate: JsonObject): number => names.filter((name) => Object.hasOwn(candidate, name)).length
  return candidates.reduce((best, candidate) => (rank(candidate) > rank(best) ? candidate : best), body)
}
