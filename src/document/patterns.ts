/** Regular expressions that JavaScript does not read are left out, and said to be. */
import { expressionOf } from '../schema/expression.ts'
import { isObject, type Json, type JsonObject } from '../spec/pointer.ts'
import { mapList, mapMembers } from './reading/schema-parts.ts'

export function dropUnreadablePatterns(document: JsonObject): {
  readonly document: JsonObject
  readonly dropped: readonly string[]
} {
  const dropped = new Set<string>()
  const readable = new Map<string, boolean>()
  const isReadable = (pattern: string): boolean => {
    const known = readable.get(pattern) ?? expressionOf(pattern) !== undefined
    readable.set(pattern, known)
    return known
  }
  const visit = (part: Json): Json => {
    if (Array.isArray(part)) return mapList(part, visit)
    if (!isObject(part)) return part
    return mapMembers(part, (member, name) => {
      // A property may be called "pattern", and then its value is a schema.
      if (name !== 'pattern' || typeof member !== 'string') return visit(member)
      const pattern = anchored(member)
      if (isReadable(pattern)) return pattern
      dropped.add(`the pattern ${member} is not checked, because JavaScript cannot read it`)
      return undefined
    })
  }
  // An object stays one.
  return { document: visit(document) as JsonObject, dropped: [...dropped] }
}

/** Ruby and Python write `\A` and `\Z` for the ends of a text, which JavaScript reads as letters. */
function anchored(pattern: string): string {
  return pattern.replace(/^\\A/, '^').replace(/(?<!\\)\\[Zz]$/, '$')
}
