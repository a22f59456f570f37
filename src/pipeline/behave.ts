/** Seventh stage: what the operation does. First what it must wait for, then the behaviour itself, which never waits. */
import { withOtherSecrets } from '../checks/secrets.ts'
import { Refusal, refuse } from '../errors/refusal.ts'
import { unchanging } from '../world/records/unchanging.ts'
import type { AnyBehaviour, AnyCall, AnyInput } from './behaviour.ts'
import type { Engine } from './engine.ts'
import { type Behaved, grow, type Prepared, type Validated } from './exchange.ts'
import { suspectsIn, withoutOwnWords } from './secrecy.ts'

/** A promise only when the operation has something to wait for. */
export function prepare(validated: Validated, engine: Engine): Prepared | Promise<Prepared> {
  const behaviour = behaviourOf(validated, engine)
  const { prepare } = behaviour
  if (prepare === null) return grow(validated, { prepared: undefined })
  return prepare(inputOf(validated)).then(
    (prepared) => grow(validated, { prepared }),
    async (error: unknown) => {
      if (!seemsToTell(error, validated, engine)) throw error
      const again = prepare({ ...inputOf(validated), body: disguised(validated) })
      throw withoutOwnWords(error, validated, await again.then(() => undefined, asRefusal))
    },
  )
}

export function behave(prepared: Prepared, engine: Engine): Behaved {
  const { operation, principal, path, query, body, received } = prepared
  const { contract, world } = engine
  const fault = world.faults.take(operation.id)
  if (fault !== undefined) failAsOrdered(fault, prepared, engine)
  const behaviour = behaviourOf(prepared, engine)
  const call: AnyCall = {
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

function seemsToTell(error: unknown, reached: Validated, { checkResponses }: Engine): error is Refusal {
  return checkResponses && error instanceof Refusal && error.isTold && suspectsIn(error.values, reached).length > 0
}

function disguised({ body, operation }: Validated): unknown {
  return withOtherSecrets(body, operation.body?.secrets ?? [])
}

/** What it refuses with, undefined when it does not. */
function refusalOf(run: () => unknown): Refusal | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    return asRefusal(error)
  }
}

function asRefusal(error: unknown): Refusal | undefined {
  return error instanceof Refusal ? error : undefined
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
  throw new Refusal({ code }, values, true)
}

function behaviourOf({ operation }: Validated, { behaviours }: Engine): AnyBehaviour {
  const behaviour = behaviours.get(operation.id)
  if (behaviour === undefined) throw new Error(`no behaviour for ${operation.id}`)
  return behaviour
}
