/** Where the API stands on the server, when that is not the root: below a path, as behind a proxy that passes paths on. */
import { UsageError } from '../../errors/usage-error.ts'
import type { Platform, Received } from '../../platform.ts'

/** The request as the platform takes it; undefined when it is outside the base path. */
export type Rebase = (received: Received) => Received | undefined

/** @param base Without a trailing slash; empty for the root. */
export function createRebase(base: string, platform: Platform): Rebase {
  if (base === '') return (received) => received
  // At an origin that has a path of its own the platform counts that off.
  const hosts = new Set(
    platform.systems
      .map(({ origin }) => new URL(origin))
      .flatMap(({ host, pathname }) => (pathname === '/' ? [] : host)),
  )
  return (received) => {
    const { host, path, isForServer } = received
    const isSite = !isForServer && platform.servesHost(host)
    if (isSite || hosts.has(host)) return received
    if (path === base) return { ...received, path: '/' }
    return path.startsWith(`${base}/`) ? { ...received, path: path.slice(base.length) } : undefined
  }
}

/**
 * @returns Without a trailing slash; empty for the root.
 * @throws UsageError INVALID_OPTION
 */
export function readBasePath(given: unknown): string {
  const base = typeof given === 'string' ? given.replace(/\/$/, '') : '?'
  if (base === '/_nowhere' || base.startsWith('/_nowhere/')) {
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to serve below the path ${JSON.stringify(given)}: the control API stands there. Give another one, such as '/api'.`,
    )
  }
  // What a URL leaves as it is has no dots to resolve and nothing to encode.
  if (
    base === '' ||
    (/^(\/[^/?#]+)+$/.test(base) && new URL(base, 'http://localhost').href.endsWith(`localhost${base}`))
  ) {
    return base
  }
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to serve below the path ${JSON.stringify(given)}: it is no path. Give one such as '/api', percent-encoded where it has to be.`,
  )
}
