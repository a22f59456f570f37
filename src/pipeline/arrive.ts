/** Which system a request is meant for, before anything is known of its operation: every answer has that system's shape. */
import type { System } from '../spec/contract.ts'
import type { Engine } from './engine.ts'
import type { Arrived, Received } from './exchange.ts'

export function arrive(received: Received, engine: Engine): Arrived {
  const systems = engine.systemsAt.get(received.host)
  const own = systems?.length === 1 ? systems[0] : undefined
  return { received, system: own ?? engine.router.nearestSystem(received.path), nowMs: engine.world.clock.now() }
}

/** The systems by the host of their origin, which several may share; any other host, such as a local server's, serves them all. */
export function systemsByHost(
  systems: readonly System[],
  originOf: (system: System) => string,
): ReadonlyMap<string, readonly System[]> {
  const byHost = new Map<string, System[]>()
  for (const system of systems) {
    const { host } = new URL(originOf(system))
    byHost.set(host, [...(byHost.get(host) ?? []), system])
  }
  return byHost
}
