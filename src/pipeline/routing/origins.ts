/** Which systems answer at which origin, and below which path of it. Any other host, such as a local server's, serves them all. */
import type { System } from '../../spec/contract.ts'
import type { Match, Router } from './router.ts'

/** The systems that share a host and a base path. */
export interface Base {
  /** Without a trailing slash; empty at the root. */
  readonly path: string
  readonly systems: readonly System[]
}

/** By host; of each host the longest path first. */
export type Bases = ReadonlyMap<string, readonly Base[]>

export function basesOf(systems: readonly System[], originOf: (system: System) => string): Bases {
  const paths = new Map<string, Map<string, System[]>>()
  for (const system of systems) {
    const { host, pathname } = new URL(originOf(system))
    const path = pathname.replace(/\/$/, '')
    const ofHost = paths.get(host) ?? new Map<string, System[]>()
    paths.set(host, ofHost.set(path, [...(ofHost.get(path) ?? []), system]))
  }
  return new Map(
    [...paths].map(([host, ofHost]) => [
      host,
      [...ofHost].map(([path, sharing]) => ({ path, systems: sharing })).sort((a, b) => b.path.length - a.path.length),
    ]),
  )
}

/** Where a request leads. */
export interface Place {
  /** Undefined when no operation of the host's systems is there. */
  readonly match: Match | undefined
  /** Below the base of its origin. */
  readonly apiPath: string
  /** The only ones that it can be meant for; undefined when the host serves them all. */
  readonly systems: readonly System[] | undefined
}

interface Asked {
  readonly bases: Bases
  readonly router: Router
}

export function placeOf(host: string, path: string, { bases, router }: Asked): Place {
  const ofHost = bases.get(host)
  if (ofHost === undefined) return { match: router.match(path), apiPath: path, systems: undefined }
  let place: Place | undefined
  for (const { path: base, systems } of ofHost) {
    const apiPath = belowBase(path, base)
    if (apiPath === undefined) continue
    const match = router.match(apiPath)
    if (match !== undefined && systems.includes(match.system)) return { match, apiPath, systems }
    place ??= { match: undefined, apiPath, systems }
  }
  return place ?? { match: undefined, apiPath: path, systems: ofHost.flatMap(({ systems }) => systems) }
}

function belowBase(path: string, base: string): string | undefined {
  if (base === '') return path
  return path.startsWith(`${base}/`) ? path.slice(base.length) : undefined
}
