/** To which system a requirement belongs. */
import { isObject, type Json } from '../../spec/pointer.ts'
import type { Specification } from '../specification/specification.ts'

/** The system whose tag, operations or schemas list an id: the one with whose other ids it shares the most. */
export function systemsOfRequirements(specification: Specification): (id: string) => string | null {
  const { document, contract } = specification
  const found = new Map<string, string>()
  const claim = (value: Json | undefined, system: string): void => {
    if (Array.isArray(value)) for (const member of value) claim(member, system)
    else if (isObject(value)) {
      for (const id of specification.facts.listedAt(value)) if (!found.has(id)) found.set(id, system)
      for (const member of Object.values(value)) claim(member, system)
    }
  }
  for (const tag of Array.isArray(document.tags) ? document.tags : []) {
    if (isObject(tag)) claim(tag, String(tag.name))
  }
  for (const operation of Object.values(contract.operations))
    claim(specification.located(operation).operation.value, operation.system)
  const prefixes = new Map([...found].map(([id, system]) => [prefixOf(id), system]))
  return (id) => found.get(id) ?? prefixes.get(prefixOf(id)) ?? null
}

function prefixOf(id: string): string {
  return id.split('-')[0] ?? id
}
