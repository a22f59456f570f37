/**
 * Keys that a scenario chose for what it made. Of many targets a create under the same key replaces what was there, so that two things would
 * be one, and nothing could be said of either.
 */
import { isObject } from '../../../../spec/pointer.ts'
import type { Input } from '../../../exchange/exchange.ts'
import { KeyTaken } from '../../not-exercised.ts'
import type { Context } from '../../scenario.ts'
import type { Collection } from '../collections.ts'

const chosen = new WeakMap<Context, Set<string>>()

/** @throws KeyTaken where the scenario has made something under that key. */
export function refuseOwnKey(context: Context, collection: Collection, input: Input): void {
  const key = keyOf(collection, input)
  if (key !== undefined && chosen.get(context)?.has(key) === true)
    throw new KeyTaken(`its ${collection.idName} would be that of what was made before it`)
}

export function noteKey(context: Context, collection: Collection, input: Input): void {
  const key = keyOf(collection, input)
  if (key !== undefined) chosen.set(context, new Set(chosen.get(context)).add(key))
}

function keyOf({ name, idName }: Collection, { path, body }: Input): string | undefined {
  const key = idName === undefined || !isObject(body) ? undefined : body[idName]
  const isKey = typeof key === 'string' || typeof key === 'number'
  return isKey ? JSON.stringify([name, path, String(key).toLowerCase()]) : undefined
}
