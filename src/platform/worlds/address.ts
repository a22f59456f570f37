/** Which world a request is for: by the header `X-Nowhere-World`, by the host `NAME.world.localhost`, or by the path `/~NAME/...`. */
import { UsageError } from '../../errors/usage-error.ts'
import type { Received } from '../../pipeline/exchange.ts'

export const worldHeader = 'x-nowhere-world'

/** What says it; adapters may have no more of a request yet. */
export type Head = Pick<Received, 'host' | 'path'> & { readonly headers?: Received['headers'] }

export interface Addressed<Request extends Head> {
  readonly name: string
  /** As it is within that world, where nothing tells of others. */
  readonly request: Request
}

/**
 * @param hasPaths Whether the path says it too: at a host of the users' own it is theirs.
 * @returns undefined where nothing says it, as of most requests.
 * @throws UsageError INVALID_WORLD_NAME
 */
export function addressOf<Request extends Head>(request: Request, hasPaths: boolean): Addressed<Request> | undefined {
  const { headers, host, path } = request
  const inHeader = headers?.[worldHeader]
  const inHost = worldOfHost(host)
  const inPath = hasPaths && path.startsWith('/~') ? /^\/~([^/]*)/.exec(path)?.[1] : undefined
  const name = inHeader ?? inPath ?? inHost?.name
  if (name === undefined) return undefined
  checkWorldName(name)
  if (inPath !== undefined && name !== inPath) refuse(name, inPath)
  // A host says no capitals.
  if (inHost !== undefined && name.toLowerCase() !== inHost.name) refuse(name, inHost.name)
  const rest = inPath === undefined ? path : path.slice(inPath.length + 2) || '/'
  if (inPath !== undefined && rest.startsWith('/~')) refuse(name, rest.slice(2).replace(/\/.*/s, ''))
  const { [worldHeader]: _, ...others } = headers ?? {}
  const within = { ...request, path: rest, host: inHost?.host ?? host }
  return { name, request: headers === undefined ? within : { ...within, headers: others } }
}

/** @throws UsageError INVALID_WORLD_NAME */
export function checkWorldName(name: unknown): asserts name is string {
  if (typeof name === 'string' && /^(?!\.)[A-Za-z0-9._-]{1,64}$/.test(name) && !name.includes('..')) return
  const shown = typeof name === 'string' ? `${name.slice(0, 80)}${name.length > 80 ? '...' : ''}` : name
  throw new UsageError(
    'INVALID_WORLD_NAME',
    `Failed to find the world ${JSON.stringify(shown)}: that is no name of one. Give 1 to 64 letters, digits, '.', '_' and '-', not beginning with '.' and without '..'.`,
  )
}

const suffix = '.world.localhost'

/** `shop.world.localhost:4700` -> `shop`, at `localhost:4700`. */
export function worldOfHost(host: string): { readonly name: string; readonly host: string } | undefined {
  if (!host.includes(suffix)) return undefined
  const [, name = '', port = ''] = /^(.*)\.world\.localhost\.?(:\d+)?$/s.exec(host) ?? []
  return name === '' ? undefined : { name, host: `localhost${port}` }
}

function refuse(one: string, other: string): never {
  throw new UsageError(
    'INVALID_WORLD_NAME',
    `Failed to find the world of a request: it names ${JSON.stringify(one)} and ${JSON.stringify(other.slice(0, 80))}. Name one: by the header X-Nowhere-World, by the host NAME.world.localhost or by the path /~NAME.`,
  )
}
