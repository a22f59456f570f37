/** Sixth stage: does the input fit the document? Parameters are read from their texts, then schemas decide. */
import { refuse } from '../errors/refusal.ts'
import { problemOf } from '../schema/validator.ts'
import { checkableForm } from './bodies/checkable-form.ts'
import type { Engine } from './engine.ts'
import { grow, type Read, type Validated } from './exchange.ts'
import { cookieParameters, headerParameters, pathParameters, queryParameters } from './parameters/read-parameters.ts'

export function validate(read: Read, engine: Engine): Validated {
  const { operation, body, mediaType } = read
  const { schemas } = operation
  const path = pathParameters(read)
  const query = queryParameters(read)
  check(schemas.path, path, 'path')
  check(schemas.query, query, 'query')
  if (schemas.header !== null) check(schemas.header, headerParameters(read), 'headers')
  if (schemas.cookie !== null) check(schemas.cookie, cookieParameters(read), 'cookies')
  refuseReadOnly(read)
  if (body !== undefined && !(body instanceof Uint8Array)) {
    check(read.bodySchema, mediaType === 'multipart/form-data' ? checkableForm(body) : body, 'body')
  }
  return grow(read, { path, query })

  function check(key: string | null, value: unknown, subject: string): void {
    const validator = key === null ? undefined : engine.validatorOf(key)
    const problem = validator && problemOf(validator, value, subject)
    if (problem !== undefined) refuse('invalid', { problem: problem.sentence, field: problem.field, place: subject })
  }
}

/** A property that only answers have is found before any other fault of the body. */
function refuseReadOnly({ operation, body }: Read): void {
  const readOnly = operation.body?.readOnly ?? []
  if (readOnly.length === 0 || typeof body !== 'object' || body === null) return
  const field = Object.keys(body).find((name) => readOnly.includes(name))
  if (field !== undefined) refuse('read-only', { field })
}
