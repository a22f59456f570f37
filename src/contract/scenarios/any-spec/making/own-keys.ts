/**
 * Keys that a scenario chose for what it made. Of many targets a create under the same key replaces what was there, so that two things would
 * be one, and nothing could be said of either.
 */
import { isObject, type Json } from '../../../../spec/pointer.ts'
import type { Input } from '../../../exchange/exchange.ts'
import { isNaming } from '../../../exchange/naming.ts'
import { KeyTaken, NotExercised } from '../../not-exercised.ts'
import type { Context } from '../../scenario.ts'
import type { Collection } from '../collections.ts'

interface Own {
  readonly keys: Set<string>
  /** By what a thing was called, the id that its target gave it. */
  readonly ids: Map<string, Json | undefined>
}

const own = new WeakMap<Context, Own>()

/** @throws KeyTaken where the scenario has made something under that key. */
export function refuseOwnKey(context: Context, collection: Collection, input: Input): void {
  const key = keyOf(collection, input)
  if (key !== undefined && own.get(context)?.keys.has(key) === true)
    throw new KeyTaken(`its ${collection.idName} would be that of what was made before it`)
}

/** @throws NotExercised where what was made is what was made before under the same name. */
export function noteKey(context: Context, collection: Collection, input: Input, id: Json | undefined): void {
  const { keys, ids } = own.get(context) ?? { keys: new Set(), ids: new Map() }
  own.set(context, { keys, ids })
  const key = keyOf(collection, input)
  if (key !== undefined) keys.add(key)
  for (const name of namesIn(collection, input)) {
    if (id !== undefined && key === undefined && ids.get(name) === id)
      throw new NotExercised(`${collection.create.id} makes one thing of two that are called the same`)
    ids.set(name, id)
  }
}

function keyOf({ name, idName }: Collection, { path, body }: Input): string | undefined {
  const key = idName === undefined || !isObject(body) ? undefined : body[idName]
  const isKey = typeof key === 'string' || typeof key === 'number'
  return isKey ? JSON.stringify([name, path, String(key).toLowerCase()]) : undefined
}

/** What somebody would call it by. */
function namesIn({ name }: Collection, { path, body }: Input): string[] {
  if (!isObject(body)) return []
  const names = Object.entries(body).filter(([member, value]) => isNaming(member) && typeof value === 'string')
  return names.map(([member, value]) => JSON.stringify([name, path, member, value]))
}
