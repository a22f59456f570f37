/** Finds the platform that a request is for. Adapters ask it and decide nothing. */
import { UsageError } from '../../errors/usage-error.ts'
import type { Answer } from '../../pipeline/exchange.ts'
import { type Addressed, addressOf, type Head } from './address.ts'
import type { KeptWorlds, Worlds } from './worlds.ts'

/** What a world's platform has to be able to do. */
export interface Sites {
  readonly servesHost: (host: string) => boolean
}

export function createFindWorld<P extends Sites>(worlds: KeptWorlds<P>): Worlds<P>['find'] {
  return (received, refusalOfFork = () => undefined) => {
    try {
      const addressed = addressIn(worlds, received)
      if (addressed === undefined) return undefined
      const { name, request } = addressed
      const refusal = worlds.has(name) ? undefined : refusalOfFork()
      if (refusal !== undefined) return refusal
      const opened = worlds.open(name)
      return opened instanceof Promise
        ? opened.then((platform) => ({ platform, received: request }), refusalOf)
        : { platform: opened, received: request }
    } catch (error) {
      return refusalOf(error)
    }
  }
}

/** @throws UsageError INVALID_WORLD_NAME */
export function addressIn<Request extends Head>(
  { main }: Pick<KeptWorlds<Sites>, 'main'>,
  request: Request,
): Addressed<Request> | undefined {
  // Most requests name none, and are not looked at further.
  return addressOf(request, request.path.startsWith('/~') && !main.servesHost(request.host))
}

const statuses: Readonly<Record<string, number>> = { INVALID_WORLD_NAME: 400, TOO_MANY_WORLDS: 503 }

/** In the shape of the control API, for no system was asked. */
function refusalOf(error: unknown): Answer {
  if (!(error instanceof UsageError)) throw error
  const { code, message } = error
  return {
    status: statuses[code] ?? 500,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
    body: JSON.stringify({ error: { code, message } }),
    code,
  }
}
