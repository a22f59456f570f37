/** Regular expressions that JavaScript does not read are left out, and said to be; so are those that the document itself does not keep. */
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
      const broken = isReadable(pattern) ? exampleBreaking(part, pattern) : undefined
      if (isReadable(pattern) && broken === undefined) return pattern
      const why = broken === undefined ? 'JavaScript cannot read it' : `its own example ${broken} does not fit it`
      dropped.add(`the pattern ${member} is not checked, because ${why}`)
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

/** A longer example is believed: an expression may need long for a text that it does not fit. */
const exampleMax = 20

/** An example beside a pattern that it does not fit; undefined where there is none. */
function exampleBreaking({ example: own, examples, type }: JsonObject, pattern: string): string | undefined {
  const isText = type === undefined || type === 'string' || (Array.isArray(type) && type.includes('string'))
  const example = own ?? (Array.isArray(examples) ? (examples as readonly Json[])[0] : undefined)
  if (!isText || typeof example !== 'string' || example === '' || example.length > exampleMax) return undefined
  return expressionOf(pattern)?.test(example) === false ? JSON.stringify(example) : undefined
}
