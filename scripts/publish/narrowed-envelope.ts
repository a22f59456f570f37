/** The body of every error of a system, with the property that holds the code narrowed to some codes. */
import type { ErrorCatalogue, ErrorTemplate } from '../../src/spec/contract.ts'
import { isLiteral } from '../../src/spec/error-template.ts'
import type { JsonObject } from '../../src/spec/pointer.ts'

export function narrowedEnvelope(envelope: string, body: ErrorCatalogue['body'], codes: readonly string[]): JsonObject {
  const path = pathOfCode(body)
  if (path === undefined) throw new Error(`${envelope} has no place for {code}`)
  const narrowed = path.reduceRight<JsonObject>(
    (schema, name) => ({ type: 'object', properties: { [name]: schema } }),
    { type: 'string', enum: codes },
  )
  return { allOf: [{ $ref: envelope }, narrowed] }
}

/** Names that lead to `{code}` in the template of a body. */
function pathOfCode(template: ErrorTemplate): string[] | undefined {
  if (template === '{code}') return []
  if (typeof template === 'string' || Array.isArray(template) || isLiteral(template)) return undefined
  for (const [name, member] of Object.entries(template)) {
    const path = pathOfCode(member)
    if (path !== undefined) return [name, ...path]
  }
  return undefined
}
