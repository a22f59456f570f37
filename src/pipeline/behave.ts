/** Seventh stage: what the operation does. First what it must wait for, then the behaviour itself, which never waits. */
import { Refusal, refuse } from '../errors/refusal.ts'
import type { AnyBehaviour, AnyInput } from './behaviour.ts'
import type { Engine } from './engine.ts'
import { type Behaved, grow, type Prepared, type Validated } from './exchange.ts'

/** A promise only when the operation has something to wait for. */
export function prepare(validated: Validated, engine: Engine): Prepared | Promise<Prepared> {
  const behaviour = behaviourOf(validated, engine)
  if (behaviour.prepare === null) return grow(validated, { prepared: undefined })
  return behaviour.prepare(inputOf(validated)).then((prepared) => grow(validated, { prepared }))
}

export function behave(prepared: Prepared, engine: Engine): Behaved {
  const { operation, principal, path, query, body, received } = prepared
  const { contract, world } = engine
  const fault = world.faults.take(operation.id)
  if (fault !== undefined) failAsOrdered(fault, prepared, engine)
  const result = behaviourOf(prepared, engine).behave({
    path,
    query,
    body,
    headers: received.headers,
    operation,
    fail,
    principal,
    world,
    contract,
    prepared: prepared.prepared,
    newId: (kind) => world.ids.next(operation.id, kind),
  })
  return grow(prepared, { result })
}

/** A test that ordered too many requests sees what a client does whose window is used up, headers included. */
function failAsOrdered(fault: string, prepared: Prepared, { contract }: Engine): never {
  const { operation, quota, system } = prepared
  if (fault === contract.errors[system.errors]?.situations['rate-limited']?.code) {
    grow(prepared, { quota: { ...quota, remaining: 0 } })
    refuse('rate-limited')
  }
  throw new Refusal({ fault }, { message: `The fault "${fault}" was ordered for ${operation.id}.` })
}

function inputOf({ path, query, body, received, operation }: Validated): AnyInput {
  return { path, query, body, headers: received.headers, operation, fail }
}

function fail(code: string, values?: Readonly<Record<string, string>>): never {
  throw new Refusal({ code }, values)
}

function behaviourOf({ operation }: Validated, { behaviours }: Engine): AnyBehaviour {
  const behaviour = behaviours.get(operation.id)
  if (behaviour === undefined) throw new Error(`no behaviour for ${operation.id}`)
  return behaviour
}
