/** A whole input around a path: a valid body, and the query and headers that have to be there. */
import type { Operation } from '../../../../spec/contract.ts'
import type { Json } from '../../../../spec/pointer.ts'
import type { Input } from '../../../exchange/exchange.ts'
import { bodyOf } from './bodies.ts'
import type { Ground } from './ground.ts'
import { requiredOf } from './parameters.ts'

export function withRest(ground: Ground, operation: Operation, path: Readonly<Record<string, string>>): Input {
  const body = bodyOf(ground, operation)
  const query = requiredOf(ground.specification, operation, 'query')
  const headers = requiredOf(ground.specification, operation, 'header')
  const input = {
    path,
    ...(Object.keys(query).length > 0 ? { query } : {}),
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
  }
  return body === undefined ? input : withBody(ground, operation, input, body)
}

/** The same input with another body, and with the path that goes with it. */
export function withBody({ examples }: Ground, operation: Operation, input: Input, body: Json): Input {
  const path = examples[operation.id]?.path?.(body)
  return { ...input, body, ...(path === undefined ? {} : { path: { ...input.path, ...path } }) }
}
