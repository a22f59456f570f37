/** The header If-Match of an operation that declares 428: who leaves it out is answered with that, and not for a parameter that is missing. */
import { isObject, type Json, type JsonObject, type Located } from '../../spec/pointer.ts'
import { locateParameters } from '../../spec/read-contract.ts'
import { flat } from '../path-names.ts'

/** @param parameters Of the operation itself, as the document has them. */
export function withFreeConditions(
  document: JsonObject,
  operation: Located,
  item: Located,
  parameters: readonly Json[],
): readonly Json[] {
  const { responses } = operation.value
  if (!isObject(responses) || responses[428] === undefined) return parameters
  const conditions = locateParameters(document, item, operation).filter(
    ({ value }) => value.in === 'header' && flat(String(value.name)) === 'ifmatch' && value.required === true,
  )
  if (conditions.length === 0) return parameters
  const isCondition = (each: Json): boolean =>
    isObject(each) && conditions.some(({ pointer, value }) => each.$ref === pointer || each.name === value.name)
  return [
    ...parameters.filter((each) => !isCondition(each)),
    ...conditions.map(({ value }) => ({ ...value, required: false })),
  ]
}
