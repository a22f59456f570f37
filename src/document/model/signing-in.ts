/** Operations by which somebody signs up, in or out, or sees who it is. */

import type { JsonObject } from '../../spec/pointer.ts'
import { isOwnPath, type Signing, signingOf } from '../adapting/signing.ts'
import { shapeOf } from '../shape.ts'
import type { Seen } from './seen.ts'

const signings: Readonly<Record<Signing, string>> = {
  up: 'it signs somebody up',
  in: 'it signs somebody in',
  again: 'it gives a new token for one that was given',
  out: 'it signs somebody out',
  password: 'it changes the password of who asks',
}

export function signingIn(document: JsonObject, { path, method, operation, successes }: Seen): string | undefined {
  const kind = signingOf(document, path, method, operation)
  if (kind !== undefined) return signings[kind]
  const shown = successes[0]?.schema
  const isShown = shown !== undefined && shapeOf(document, shown).properties.size > 0
  return method === 'get' && isOwnPath(path) && isShown ? 'it shows who asks' : undefined
}
