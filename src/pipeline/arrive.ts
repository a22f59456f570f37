/** Which system a request is meant for, before anything is known of its operation: every answer has that system's shape. */
import type { Engine } from './engine.ts'
import type { Arrived, Received } from './exchange.ts'
import { placeOf } from './routing/origins.ts'

export function arrive(received: Received, engine: Engine): Arrived {
  const { match, apiPath, systems } = placeOf(received.host, received.path, engine)
  const only = systems?.length === 1 ? systems[0] : undefined
  const system = match?.system ?? only ?? engine.router.nearestSystem(apiPath)
  return { received, match, system, apiPath, nowMs: engine.world.clock.now() }
}
