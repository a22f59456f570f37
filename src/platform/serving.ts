/** What is asked beside the requests themselves: whether one leads anywhere, who asks, and whether an answer fits the document. */
import { principalOf } from '../pipeline/authenticate.ts'
import type { Carrying } from '../pipeline/credentials/read-credential.ts'
import type { Engine } from '../pipeline/engine.ts'
import type { Received } from '../pipeline/exchange.ts'
import { decodeName } from '../pipeline/parameters/decode.ts'
import { nearMissesOf, nearMissText } from '../pipeline/routing/near-misses.ts'
import { placeOf } from '../pipeline/routing/origins.ts'
import type { Match } from '../pipeline/routing/router.ts'
import { siteAt } from '../pipeline/site.ts'
import { type Conformity, conformityIn, type GivenAnswer } from './conformity.ts'

export interface Serving {
  readonly serves: (request: Pick<Received, 'host' | 'path'>) => boolean
  readonly servesHost: (host: string) => boolean
  readonly readsBody: (request: Pick<Received, 'host' | 'path'> & Carrying) => boolean
  readonly accountOf: (request: Carrying) => string | undefined
  readonly conformityOf: (answer: GivenAnswer) => Conformity
  readonly nearMiss: (request: Pick<Received, 'method' | 'host' | 'path'>) => string | undefined
}

export function servingOf(engine: Engine): Serving {
  const matchOf = ({ host, path }: Pick<Received, 'host' | 'path'>): Match | undefined =>
    placeOf(host, path, engine).match
  const servesHost = (host: string): boolean => siteAt(host, engine) !== undefined
  return {
    serves: (request) => matchOf(request) !== undefined || servesHost(request.host),
    servesHost,
    conformityOf: conformityIn(engine.world, engine),
    readsBody(request) {
      const match = matchOf(request)
      return match !== undefined && (principalOf(request, engine) !== undefined || isOpen(match))
    },
    nearMiss({ method, host, path }) {
      const { match, apiPath, systems } = placeOf(host, path, engine)
      if (match !== undefined || systems === undefined) return undefined
      return nearMissText(nearMissesOf({ method, path: apiPath, systems }, engine.contract))
    },
    accountOf: (request) => principalOf(request, engine)?.account.username,
  }
}

/** Of a request that an operation took, the values of the parameters of its path by name. */
export function pathParametersOf(
  { method, host, path }: Pick<Received, 'method' | 'host' | 'path'>,
  engine: Pick<Engine, 'bases' | 'router'>,
): Record<string, string> {
  const { match } = placeOf(host, path, engine)
  const names = match?.routes.get(method === 'HEAD' ? 'GET' : method)?.parameterNames ?? []
  return Object.fromEntries(names.map((name, index) => [name, decodeName(match?.values[index] ?? '')]))
}

/** Whether something there needs no token. */
function isOpen({ routes }: Match): boolean {
  for (const { operation } of routes.values()) {
    if (!operation.secured) return true
  }
  return false
}
