/** What a body has to say again: where it is sent to, and what was made for it. */
import { isForeignId } from '../../../../document/id-names.ts'
import { shapeOf } from '../../../../document/shape.ts'
import type { Operation } from '../../../../spec/contract.ts'
import { isObject, type Json } from '../../../../spec/pointer.ts'
import { readJson } from '../../../exchange/digits.ts'
import type { Specification } from '../../../specification/specification.ts'
import { bodySchema } from './request-body.ts'

/** Members of a body that are called as parameters of the path: they say the same. */
export function repeatedIn(
  specification: Specification,
  operation: Operation,
  path: Readonly<Record<string, string>>,
): Record<string, Json> {
  const schema = bodySchema(specification, operation)
  const properties = schema && shapeOf(specification.document, schema).properties
  return Object.fromEntries(
    Object.entries(path).flatMap(([name, value]): [string, Json][] => {
      const property = properties?.get(name)
      if (property === undefined || value === '') return []
      const { types } = shapeOf(specification.document, property)
      const isNumber = types.includes('integer') && /^\d+$/.test(value)
      // Digits are read as a number of JSON.
      return types.includes('string') || isNumber ? [[name, isNumber ? (readJson(value) as number) : value]] : []
    }),
  )
}

/**
 * What a member says of the thing that it names: its id, or what it is called where that is what is asked for. Undefined where an id of that
 * type is none that it could be, so that the name was a guess.
 */
export function nameOf(
  specification: Specification,
  create: Operation,
  property: string,
  { id, name }: { readonly id: Json; readonly name: Json | undefined },
): Json | undefined {
  const { document } = specification
  const schema = bodySchema(specification, create)
  const own = schema && shapeOf(document, schema).properties.get(property)
  if (own === undefined || isForeignId(property)) return id
  const { types, keywords } = shapeOf(document, own)
  const isSaid = typeof keywords.description === 'string' && /\bnames?\b/i.test(keywords.description)
  const isFitting = types.length === 0 || types.includes(typeof id === 'number' ? 'integer' : 'string')
  if (typeof name === 'string' && types.includes('string') && (isSaid || !isFitting)) return name
  return isFitting ? id : undefined
}

/** Of what takes a list of what is to be made, one is asked for: nothing removes the others. */
export function onlyOne(inList: string | undefined, body: Json): Json {
  const all = inList !== undefined && isObject(body) ? body[inList] : undefined
  return inList !== undefined && isObject(body) && Array.isArray(all) ? { ...body, [inList]: all.slice(0, 1) } : body
}
