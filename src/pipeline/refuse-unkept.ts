/** What is answered where the history cannot be kept: an internal error in the shape of the system, and nothing has changed. */
import { Refusal } from '../errors/refusal.ts'
import { arrive } from './arrive.ts'
import type { Engine } from './engine.ts'
import type { Answer, Received } from './exchange.ts'
import { refuseWith } from './refuse.ts'

export function refuseUnkept(received: Received, engine: Engine): Answer {
  const { quotas, ids } = engine.world
  // A refusal counts, and has an id; what no history tells must not.
  const [used, given] = [quotas.snapshot(), ids.snapshot()]
  try {
    return refuseWith(new Refusal({ situation: 'internal' }), arrive(received, engine), engine)
  } finally {
    quotas.restore(used)
    ids.restore(given)
  }
}
