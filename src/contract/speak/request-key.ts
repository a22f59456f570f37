/**
 * The key by which a request may be sent again (`Idempotency-Key`): every request has one of its own. With a key that was used the target
 * answers as it did then, or refuses another body, and is right.
 */
import { makeValue } from '../../document/make-value.ts'
import type { Operation } from '../../spec/contract.ts'
import { createRandom, type Names } from '../exchange/chance.ts'
import type { Input } from '../exchange/exchange.ts'
import type { Specification } from '../specification/specification.ts'

/** @returns The input with a key that nobody used before, where the operation asks for one and the input has none. */
export function withRequestKey(specification: Specification, operation: Operation, input: Input, names: Names): Input {
  const parameter = specification
    .parameters(operation)
    .find(
      ({ value }) => value.in === 'header' && value.required === true && isRequestKey(operation, String(value.name)),
    )
  if (parameter === undefined) return input
  const given = Object.keys(input.headers ?? {})
  if (given.some((name) => isRequestKey(operation, name))) return input
  const word = names.word('request')
  const shown = String(parameter.value.example ?? specification.schemaOf(parameter)?.example ?? '')
  // A key that is shown as a UUID is one, also where no format says so.
  const schema = { ...specification.schemaOf(parameter), ...(uuid.test(shown) && { format: 'uuid' }) }
  const value = makeValue(
    { ...parameter, value: schema },
    {
      document: specification.document,
      direction: 'request',
      extent: 'required',
      random: createRandom(word, 'request key'),
      word: () => word,
    },
  )
  return { ...input, headers: { ...input.headers, [String(parameter.value.name)]: String(value) } }
}

/** Whether a header is the one that holds the key. */
export function isRequestKey({ idempotency }: Operation, name: string): boolean {
  return idempotency !== null && name.toLowerCase() === idempotency.header.toLowerCase()
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
