/** With which status an operation refuses what: one that it declares where it has one for it. */
import { child, isObject, type JsonObject } from '../../spec/pointer.ts'
import type { Refusals } from './model.ts'
import type { Seen } from './seen.ts'

/** By situation, the likelier first; the first one where none is declared. */
const candidates: Readonly<Record<keyof Refusals, readonly number[]>> = {
  absent: [404, 410, 400, 422],
  invalid: [422, 400],
  unreadable: [400, 422],
  conflict: [409, 422, 400],
  unmet: [412],
  unconditional: [428],
}

export function refusalsOf(document: JsonObject, { operation, path }: Pick<Seen, 'operation' | 'path'>): Refusals {
  const declared = new Set(declaredStatuses(document, { operation }))
  const responses = isObject(operation.value.responses) ? operation.value.responses : {}
  const saysMany = responses.default !== undefined || responses['4XX'] !== undefined
  const chosen = (situation: keyof Refusals): number => {
    const [usual = 400, ...others] = candidates[situation]
    // What nobody declares is mostly called 400, and where nothing but a path is sent, one that leads to nothing is not there.
    const isNowhere =
      situation === 'invalid' &&
      path.includes('{') &&
      operation.value.requestBody === undefined &&
      !saysMany &&
      !declared.has(400) &&
      declared.has(404)
    const fallback = isNowhere ? 404 : situation === 'invalid' ? 400 : usual
    const exact = [usual, ...others].find((status) => declared.has(status))
    // Where 409 is not declared, another may be said to be for what is there already.
    if (situation === 'conflict' && exact !== usual)
      return saidConflict(document, operation)?.status ?? exact ?? fallback
    return exact ?? (situation === 'invalid' && !saysMany ? calledInvalid(document, operation) : undefined) ?? fallback
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

/** Another refusal of which its description says that it is for what is not valid. */
function calledInvalid(document: JsonObject, operation: Seen['operation']): number | undefined {
  return declaredStatuses(document, { operation }).find((each) => {
    const description = child(document, operation, 'responses', String(each))?.value.description
    const isOther = each >= 400 && each < 500 && ![401, 403, 404, 409, 412, 429].includes(each)
    return isOther && typeof description === 'string' && /\b(?:invalid|validation|malformed)\b/i.test(description)
  })
}

/** A refusal of which its description says that something is there already. */
export function saidConflict(
  document: JsonObject,
  operation: Seen['operation'],
): { readonly status: number; readonly description: string } | undefined {
  for (const status of declaredStatuses(document, { operation })) {
    const description = child(document, operation, 'responses', String(status))?.value.description
    const isOther = status >= 400 && status < 500 && ![401, 403, 404, 412, 429].includes(status)
    if (isOther && typeof description === 'string' && already.test(description)) return { status, description }
  }
  return undefined
}

const already = /\balready\b|\b(?:duplicate|conflict|exists|taken|in use)\b/i

/** Statuses that have a response of their own. */
export function declaredStatuses(document: JsonObject, { operation }: Pick<Seen, 'operation'>): number[] {
  return Object.keys(isObject(operation.value.responses) ? operation.value.responses : {}).flatMap((status) => {
    const response = /^\d{3}$/.test(status) ? child(document, operation, 'responses', status) : undefined
    return response === undefined || response.value['x-one-of-many'] === true ? [] : [Number(status)]
  })
}
