/** GET of a collection lists it, where it answers objects; its parameters and answer show its pages. */
import { child, isObject, type JsonObject } from '../../spec/pointer.ts'
import { locateParameters } from '../../spec/read-contract.ts'
import { inferPaging, isCut } from '../infer-paging.ts'
import { isIdOf } from '../path-names.ts'
import { elementsSchema, pathToProperty, shapeOf } from '../shape.ts'
import { type Found, title } from './found.ts'
import type { Place, Rule } from './place.ts'
import { successSchema } from './success-schema.ts'

export const listing: Rule = (place) => {
  for (const list of place.lists) claimList(place, list)
}

function claimList({ document, claim, say }: Place, list: Found): void {
  const success = successSchema(document, list.operation)
  const schema = success?.schema
  const elements = schema && elementsSchema(document, schema)
  if (schema === undefined || elements === undefined || !shapeOf(document, elements).types.includes('object')) return
  const parameters = locateParameters(document, list.item, list.operation).flatMap((parameter) =>
    parameter.value.in === 'query'
      ? [{ name: String(parameter.value.name), schema: child(document, parameter, 'schema')?.value ?? {} }]
      : [],
  )
  const { headers } = success?.response.value ?? {}
  const names = Object.keys(isObject(headers) ? headers : {}).map((name) => name.toLowerCase())
  const paging = inferPaging(document, parameters, schema, names)
  const pages = paging === undefined ? (isCut(parameters) ? { 'x-cut': true } : {}) : { paging: paging.paging }
  claim(list, { action: 'list', ...pages }, `${title(list)} lists`)
  const written = list.operation.value['x-resource']
  if (paging !== undefined && !(isObject(written) && written.paging !== undefined))
    say(`${title(list)} is paged (by ${paging.reason})`)
}

/** Whether the elements of a list have ids, so that they are things. */
export function listsThings(document: JsonObject, list: Found): boolean {
  const schema = successSchema(document, list.operation)?.schema
  const elements = schema && elementsSchema(document, schema)
  return elements !== undefined && pathToProperty(document, elements, (name) => isIdOf(name, 'id')) !== undefined
}
