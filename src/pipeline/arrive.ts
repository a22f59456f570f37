/** Which system a request is meant for, before anything is known of its operation: every answer has that system's shape. */
import type { System } from '../spec/contract.ts'
import type { Engine } from './engine.ts'
import type { Arrived, Received } from './exchange.ts'

export function arrive(received: Received, engine: Engine): Arrived {
  const system = systemAt(received.host, engine) ?? engine.router.nearestSystem(received.path)
  return { received, system, nowMs: engine.world.clock.now() }
}

/** The system whose origin the host is; a host that is none's, such as a local server's, serves them all. */
export function systemAt(host: string, engine: Engine): System | undefined {
  return engine.contract.systems.find(({ name }) => hostOf(engine.origins.get(name)) === host)
}

function hostOf(origin: string | undefined): string | undefined {
  return origin?.slice(origin.indexOf('//') + 2)
}
