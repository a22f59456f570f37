/** What PUT makes is called by the last parameter of its path: a key that the run chooses. */
import { makeValue } from '../../../../document/make-value.ts'
import { parametersIn } from '../../../../document/path-names.ts'
import { shapeOf } from '../../../../document/shape.ts'
import type { Operation } from '../../../../spec/contract.ts'
import { child, type Json } from '../../../../spec/pointer.ts'
import type { Specification } from '../../../specification/specification.ts'
import { bodySchema, type Making } from './request-body.ts'

/** The name of that parameter; undefined for what is made where the target chooses. */
export function pathKeyOf(specification: Specification, operation: Operation): string | undefined {
  const isUpsert = operation.method === 'PUT' && specification.resource(operation)?.action === 'upsert'
  return isUpsert ? parametersIn(operation.path).at(-1) : undefined
}

export function makePathKey(
  specification: Specification,
  operation: Operation,
  parameter: string,
  making: Making,
): string {
  const { document } = specification
  const declared = specification.parameters(operation).find(({ value }) => value.name === parameter)
  const schema = declared && child(document, declared, 'schema')
  const word = (): string => making.word(parameter)
  const made = schema && makeValue(schema, { document, direction: 'request', ...making, word, extent: 'required' })
  return typeof made === 'string' ? made : word()
}

/** The member of the body that says the key again. */
export function keyInBody(
  specification: Specification,
  operation: Operation,
  idName: string | undefined,
  key: string,
): Readonly<Record<string, Json>> {
  const schema = bodySchema(specification, operation)
  const isThere = idName !== undefined && schema && shapeOf(specification.document, schema).properties.has(idName)
  return isThere ? { [idName]: key } : {}
}
