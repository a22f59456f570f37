/** Seventh stage: what the operation does to the world. What it had to wait for was waited for before: `prepare.ts`. */
import { unchanging } from '../world/records/unchanging.ts'
import type { AnyCall } from './behaviour.ts'
import type { Engine } from './engine.ts'
import { type Behaved, grow, type Prepared } from './exchange.ts'
import { failAsOrdered } from './faults/meet.ts'
import { behaviourOf, fail } from './prepare.ts'
import { disguised, refusalOf, seemsToTell } from './secrecy/disguise.ts'
import { withoutOwnWords } from './secrecy/secrecy.ts'

export function behave(prepared: Prepared, engine: Engine): Behaved {
  const { operation, principal, path, query, body, mediaType, received } = prepared
  const { contract, world } = engine
  failAsOrdered(prepared, engine)
  const behaviour = behaviourOf(prepared, engine)
  const call: AnyCall = {
    path,
    query,
    body,
    mediaType,
    headers: received.headers,
    operation,
    fail,
    principal,
    world,
    contract,
    prepared: prepared.prepared,
    newId: (kind) => world.ids.next(operation.id, kind),
  }
  try {
    return grow(prepared, { result: behaviour.behave(call) })
  } catch (error) {
    if (!seemsToTell(error, prepared, engine)) throw error
    const asked = {
      ...call,
      body: disguised(prepared),
      world: unchanging(world),
      newId: (kind: string) => `another ${kind}`,
    }
    throw withoutOwnWords(
      error,
      prepared,
      refusalOf(() => behaviour.behave(asked)),
    )
  }
}
