/** With which status an operation refuses what: one that it declares where it has one for it. */
import { child, isObject, type JsonObject } from '../../spec/pointer.ts'
import type { Refusals } from './model.ts'
import type { Seen } from './overview.ts'

/** By situation, the likelier first; the first one where none is declared. */
const candidates: Readonly<Record<keyof Refusals, readonly number[]>> = {
  absent: [404, 410],
  invalid: [422, 400],
  unreadable: [400, 422],
  conflict: [409, 422, 400],
  unmet: [412],
  unconditional: [428],
}

export function refusalsOf(document: JsonObject, { operation }: Pick<Seen, 'operation'>): Refusals {
  const declared = new Map(
    Object.keys(isObject(operation.value.responses) ? operation.value.responses : {}).flatMap((status) => {
      const response = child(document, operation, 'responses', status)
      return response === undefined ? [] : [[Number(status), response.value['x-one-of-many'] !== true] as const]
    }),
  )
  const chosen = (situation: keyof Refusals): number => {
    const [usual = 400, ...others] = candidates[situation]
    // What nobody declares is mostly called 400.
    const fallback = situation === 'invalid' ? 400 : usual
    const exact = [usual, ...others].find((status) => declared.get(status) === true)
    return exact ?? fallback
  }
  return {
    absent: chosen('absent'),
    invalid: chosen('invalid'),
    unreadable: chosen('unreadable'),
    conflict: chosen('conflict'),
    unmet: chosen('unmet'),
    unconditional: chosen('unconditional'),
  }
}
