/** What a list shows of things that are deleted: many keep them there, and say of them that they are. */
import type { Operation } from '../../spec/contract.ts'
import type { Specification } from '../specification/specification.ts'
import { createDeclaredNames } from './declared-names.ts'

const times = /^(deleted|removed|trashed)_?(at|on|date|time)$|^date_?(deleted|removed)$/i
const flags = /^(is_?)?(deleted|removed|trashed)$/i
const states = /^(deleted|removed|trashed)$/i

/** Whether an element of a list says of itself that it was deleted, by a member that the document has for that. */
export function isTombstone(specification: Specification, list: Operation, element: unknown): boolean {
  if (typeof element !== 'object' || element === null) return false
  const names = Object.entries(element).flatMap(([name, value]) => (saysDeleted(name, value) ? [name] : []))
  if (names.length === 0) return false
  const declared = createDeclaredNames(specification)(list, 200)
  return names.some((name) => declared.has(name))
}

function saysDeleted(name: string, value: unknown): boolean {
  if (times.test(name)) return (typeof value === 'string' && value !== '') || (typeof value === 'number' && value > 0)
  if (flags.test(name)) return value === true
  return /^(status|state)$/i.test(name) && typeof value === 'string' && states.test(value)
}
