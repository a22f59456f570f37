/** What an adapter asks of a request before it is taken: whether it leads anywhere, and who asks. */
import { principalOf } from '../pipeline/authenticate.ts'
import type { Engine } from '../pipeline/engine.ts'
import type { Received } from '../pipeline/exchange.ts'
import { placeOf } from '../pipeline/routing/origins.ts'
import { siteAt } from '../pipeline/site.ts'

export interface Serving {
  readonly serves: (request: Pick<Received, 'host' | 'path'>) => boolean
  readonly servesHost: (host: string) => boolean
  readonly readsBody: (request: Pick<Received, 'host' | 'path' | 'headers'>) => boolean
  readonly accountOf: (request: Pick<Received, 'headers'>) => string | undefined
}

export function servingOf(engine: Engine): Serving {
  const isMatched = ({ host, path }: Pick<Received, 'host' | 'path'>): boolean =>
    placeOf(host, path, engine).match !== undefined
  const servesHost = (host: string): boolean => siteAt(host, engine) !== undefined
  return {
    serves: (request) => isMatched(request) || servesHost(request.host),
    servesHost,
    readsBody: (request) => isMatched(request) && principalOf(request, engine) !== undefined,
    accountOf: (request) => principalOf(request, engine)?.account.username,
  }
}
