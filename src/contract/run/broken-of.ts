/** Which of the requirements that a step proves is the broken one: the one that speaks of what was seen to be wrong. */
import type { Operation } from '../../spec/contract.ts'
import { isObject, type Json } from '../../spec/pointer.ts'
import type { Specification } from '../specification/specification.ts'

/** @returns One of them, as firm as the first; none of none. */
export function brokenOf(
  { facts, located, contract }: Specification,
  ids: readonly string[],
  operation: Operation | undefined,
  property: string | undefined,
): readonly string[] {
  const level = facts.requirements[ids[0] ?? '']?.level
  const firm = ids.filter((id) => facts.requirements[id]?.level === level)
  const isKnown = operation !== undefined && contract.operations[operation.id] !== undefined
  const ofOperation = new Set<string>()
  const ofProperty = new Set<string>()
  if (isKnown) {
    const { operation: part } = located(operation)
    for (const id of facts.listedAt(part.value)) ofOperation.add(id)
    collect(part.value.responses, property)
  }
  const mentions = (id: string): boolean =>
    property !== undefined &&
    new RegExp(`\\b${property.replaceAll(/\W/g, '\\$&')}\\b`).test(facts.requirements[id]?.text ?? '')
  const found =
    firm.find((id) => ofProperty.has(id)) ?? firm.find((id) => mentions(id) && ofOperation.has(id)) ?? ids[0]
  return found === undefined ? [] : [found]

  /** What is annotated where the answer declares the property. */
  function collect(value: Json | undefined, name: string | undefined): void {
    if (Array.isArray(value)) for (const member of value) collect(member, name)
    if (!isObject(value) || name === undefined) return
    const schema = isObject(value.properties) ? value.properties[name] : undefined
    if (isObject(schema)) for (const id of facts.listedAt(schema)) ofProperty.add(id)
    for (const member of Object.values(value)) collect(member, name)
  }
}
