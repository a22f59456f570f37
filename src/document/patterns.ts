/** Regular expressions that JavaScript does not read are left out, and said to be. */
import { expressionOf } from '../schema/expression.ts'
import { isObject, type Json, type JsonObject } from '../spec/pointer.ts'

export function dropUnreadablePatterns(document: JsonObject): {
  readonly document: JsonObject
  readonly dropped: readonly string[]
} {
  const dropped = new Set<string>()
  const visit = (part: Json): Json => {
    if (Array.isArray(part)) return part.map(visit)
    if (!isObject(part)) return part
    const entries = Object.entries(part).flatMap(([name, member]): [string, Json][] => {
      // A property may be called "pattern", and then its value is a schema.
      if (name !== 'pattern' || typeof member !== 'string' || expressionOf(member) !== undefined)
        return [[name, visit(member)]]
      dropped.add(`the pattern ${member} is not checked, because JavaScript cannot read it`)
      return []
    })
    return Object.fromEntries(entries)
  }
  // An object stays one.
  return { document: visit(document) as JsonObject, dropped: [...dropped] }
}
