/** What the query of a list has: parameters, and members of what stands there by the names of these. */
import { child, type Json, type JsonObject, type Located } from '../../../spec/pointer.ts'
import { inferPaging } from '../../infer-paging.ts'
import { shapeOf } from '../../shape.ts'
import type { QueryParameter } from './pages.ts'

/** Of pages that nobody claimed, for no parameter is called so: `page` and `size` of `pageable`. */
export function spreadPaging(
  document: JsonObject,
  parameters: readonly QueryParameter[],
  answer: Located,
): Json | undefined {
  return parameters.some(({ isSpread }) => isSpread) ? inferPaging(document, parameters, answer)?.paging : undefined
}

/** What is written by the names of its members is as many parameters: `filter[name]` and `sort[by]`. */
export function queryParameters(document: JsonObject, parameter: Located): QueryParameter[] {
  const name = String(parameter.value.name)
  const schema = child(document, parameter, 'schema')
  const { description } = parameter.value
  const { style = 'form', explode = style === 'form' } = parameter.value
  const isDeep = style === 'deepObject'
  // `pageable` of Spring stands in the query as `page`, `size` and `sort`.
  const isSpread = style === 'form' && explode === true
  const members = schema === undefined || !(isDeep || isSpread) ? [] : [...shapeOf(document, schema).properties]
  if (members.length === 0)
    return [{ name, schema: schema?.value ?? {}, ...(typeof description === 'string' && { description }) }]
  return members.map(([member, { value }]) => ({
    name: isDeep ? `${name}[${member}]` : member,
    schema: value,
    ...(isSpread && { isSpread }),
  }))
}
