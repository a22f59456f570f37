/**
 * What an operation has to wait for, such as a certificate being parsed. It is waited for before the request is taken, and does not
 * see the world: from its time to its answer a request is one step, and what others do meanwhile came before it.
 */
import { Refusal } from '../errors/refusal.ts'
import { authenticate } from './authenticate.ts'
import type { AnyBehaviour, AnyInput } from './behaviour.ts'
import { checkStanding } from './check-standing.ts'
import type { Engine } from './engine.ts'
import { grow, type Preparation, type Prepared, type Routed, type Validated } from './exchange.ts'
import { readBody } from './read-body.ts'
import { asRefusal, disguised, seemsToTell } from './secrecy/disguise.ts'
import { withoutOwnWords } from './secrecy/secrecy.ts'
import { validate } from './validate.ts'

const nothing: Preparation = { value: undefined }

/** Undefined where nothing has to be waited for: most operations never do, and what is refused before has no need to. */
export function preparationOf(routed: Routed, engine: Engine): Promise<Preparation> | undefined {
  const { prepare } = behaviourOf(routed, engine)
  if (prepare === null) return undefined
  const validated = lookAhead(routed, engine)
  if (validated === undefined) return undefined
  return settled(prepare(inputOf(validated))).then(async (preparation) => {
    if (!('error' in preparation) || !seemsToTell(preparation.error, validated, engine)) return preparation
    const again = await settled(prepare({ ...inputOf(validated), body: disguised(validated) }))
    const said = 'error' in again ? asRefusal(again.error) : undefined
    return { error: withoutOwnWords(preparation.error, validated, said) }
  })
}

export function prepared(validated: Validated, preparation: Preparation = nothing): Prepared {
  if ('error' in preparation) throw preparation.error
  return grow(validated, { prepared: preparation.value })
}

export function behaviourOf({ operation }: Routed, { behaviours }: Engine): AnyBehaviour {
  const behaviour = behaviours.get(operation.id)
  if (behaviour === undefined) throw new Error(`no behaviour for ${operation.id}`)
  return behaviour
}

export function fail(code: string, values?: Readonly<Record<string, string>>): never {
  throw new Refusal({ code }, values, true)
}

/** The stages that change nothing, on a copy; undefined where one of them refuses, as it will when the request is taken. */
function lookAhead(routed: Routed, engine: Engine): Validated | undefined {
  try {
    const authenticated = authenticate({ ...routed }, engine)
    // Its quota is taken when it is.
    const quota = { limit: 0, remaining: 0, resetAtMs: 0, admitted: true }
    return validate(readBody(checkStanding(grow(authenticated, { quota }), engine), engine), engine)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

function inputOf({ path, query, body, received, operation }: Validated): AnyInput {
  return { path, query, body, headers: received.headers, operation, fail }
}

async function settled(waited: Promise<unknown>): Promise<Preparation> {
  try {
    return { value: await waited }
  } catch (error) {
    return { error }
  }
}
