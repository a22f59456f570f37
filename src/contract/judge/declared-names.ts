/** The names of all properties that an answer declares, at any depth. */
import type { Operation } from '../../spec/contract.ts'
import { child, type JsonObject, type Located } from '../../spec/pointer.ts'
import { responseKeyOf } from '../specification/response-key.ts'
import type { Specification } from '../specification/specification.ts'

/** Collects them once for each operation and status. */
export function createDeclaredNames(
  specification: Specification,
): (operation: Operation, status: number) => ReadonlySet<string> {
  const declared = new Map<string, ReadonlySet<string>>()
  return (operation, status) => {
    const key = `${operation.id} ${status}`
    const known = declared.get(key)
    if (known !== undefined) return known
    const names = new Set<string>()
    const name = responseKeyOf(specification, operation, status) ?? 'default'
    const schema = specification.jsonSchema(operation, 'responses', name)
    if (schema !== undefined) collect(specification.document, schema, names, new Set())
    declared.set(key, names)
    return names
  }
}

function collect(document: JsonObject, part: Located, names: Set<string>, seen: Set<string>): void {
  if (seen.has(part.pointer)) return
  seen.add(part.pointer)
  const follow = (...steps: readonly string[]): void => {
    const next = child(document, part, ...steps)
    if (next !== undefined) collect(document, next, names, seen)
  }
  for (const name of Object.keys(part.value.properties ?? {})) {
    names.add(name)
    follow('properties', name)
  }
  follow('items')
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
    const branches = part.value[keyword]
    if (Array.isArray(branches)) for (const index of branches.keys()) follow(keyword, String(index))
  }
}
