/** Where a part of the document is from, in words that a reader needs no vocabulary for. */
import type { Facts } from '../../src/spec/facts.ts'
import type { JsonObject } from '../../src/spec/pointer.ts'
import { textsIn } from './map-operations.ts'

/** `Assumed: reason`, or nothing. */
export function assumptionIn(part: JsonObject): string {
  return typeof part['x-assumption'] === 'string' ? `*Assumed:* ${part['x-assumption']}` : ''
}

/** A list of the requirements that some parts state, each once, with its level and its id. */
export function rulesIn(parts: readonly JsonObject[], { requirements }: Facts): string {
  const ids = new Set(parts.flatMap((part) => textsIn(part['x-requirements'])))
  const lines = [...ids].flatMap((id) => {
    const requirement = requirements[id]
    return requirement === undefined ? [] : [`- ${requirement.text} *(${requirement.level}, ${id})*`]
  })
  return lines.length === 0 ? '' : ['**What holds**', '', ...lines].join('\n')
}
