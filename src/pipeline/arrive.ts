/** Which system a request is meant for, before anything is known of its operation: every answer has that system's shape. */
import type { System } from '../spec/contract.ts'
import type { Engine } from './engine.ts'
import type { Arrived, Received } from './exchange.ts'
import { matchAt } from './route.ts'

export function arrive(received: Received, engine: Engine): Arrived {
  const match = matchAt(received.host, received.path, engine)
  const system = match?.system ?? onlySystemAt(received.host, engine) ?? engine.router.nearestSystem(received.path)
  return { received, match, system, nowMs: engine.world.clock.now() }
}

function onlySystemAt(host: string, { systemsAt }: Engine): System | undefined {
  const systems = systemsAt.get(host)
  return systems?.length === 1 ? systems[0] : undefined
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
