/** First stage: which operation. An unknown path and a known path with another method are refused here. */
import { refuse } from '../errors/refusal.ts'
import { type Arrived, grow, type Routed } from './exchange.ts'
import type { Match } from './routing/router.ts'

export function route(arrived: Arrived): Routed {
  const { match, received } = arrived
  const { method, path } = received
  if (match === undefined) refuse('unknown-path', { method, path })
  // HEAD is answered where GET is; the body is left out at the end.
  const found = match.routes.get(method === 'HEAD' ? 'GET' : method)
  if (found === undefined) refuse('unknown-method', { method, path, allow: allowedMethods(match) })

  const segments: Record<string, string> = {}
  const names = found.parameterNames
  for (let index = 0; index < names.length; index++) segments[names[index] ?? ''] = match.values[index] ?? ''
  return grow(arrived, { operation: found.operation, segments })
}

/** The value of `Allow`. */
export function allowedMethods(match: Match): string {
  const methods = [...match.routes.keys()].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
  return [...methods, 'OPTIONS'].join(', ')
}
