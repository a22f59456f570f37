/** The one member that a body is, where that member is the thing itself: `{ playlist: { name } }`, `{ data: { name } }`. */
import { shapeOf } from '../../../../document/shape.ts'
import { isSingularOf } from '../../../../document/words.ts'
import type { Operation } from '../../../../spec/contract.ts'
import { isObject, type Json, type Located } from '../../../../spec/pointer.ts'
import { oncePerNames } from '../../../specification/once-per.ts'
import type { Specification } from '../../../specification/specification.ts'

interface Envelope {
  readonly name: string
  readonly schema: Located
}

/** Of what is sent; undefined where the body is the thing. */
export function envelopeOf(specification: Specification, operation: Operation): Envelope | undefined {
  return known(specification, [operation.id])
}

const known = oncePerNames((specification: Specification, [id = '']): Envelope | undefined => {
  const operation = specification.operation(id)
  const resource = specification.resource(operation)
  const schema = specification.jsonSchema(operation, 'requestBody')
  if (resource === undefined || schema === undefined) return undefined
  const [only, ...others] = shapeOf(specification.document, schema).properties
  if (only === undefined || others.length > 0) return undefined
  const [name, inner] = only
  const isOfThing = name === 'data' || isSingularOf(name, resource.collection.split('/').at(-1) ?? '')
  const isWhole = shapeOf(specification.document, inner).properties.size > 0
  return isOfThing && isWhole ? { name, schema: inner } : undefined
})

/** What of a body is the thing. */
export function innerOf(specification: Specification, operation: Operation, body: Json): Json {
  const envelope = envelopeOf(specification, operation)
  const inner = envelope !== undefined && isObject(body) ? body[envelope.name] : undefined
  return inner ?? body
}

export function enveloped(specification: Specification, operation: Operation, body: Json): Json {
  const envelope = envelopeOf(specification, operation)
  return envelope === undefined ? body : { [envelope.name]: body }
}

/** Of what is answered: the member that has what tells the thing from others, where the answer itself does not. */
export function innerSchema(specification: Specification, operation: Operation, schema: Located): Located {
  const { document } = specification
  const { properties } = shapeOf(document, schema)
  const [id] = specification.resource(operation)?.by ?? []
  if (id === undefined || properties.has(id)) return schema
  const inner = [...properties.values()].filter((member) => shapeOf(document, member).properties.has(id))
  const [only, ...others] = inner
  return only === undefined || others.length > 0 ? schema : only
}
