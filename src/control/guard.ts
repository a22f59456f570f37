/**
 * Who may drive the control API: a program on the same machine, and the server's own pages. Never a web page of another origin,
 * not even of another local port, nor one whose host name was made to lead here (DNS rebinding).
 */
import type { Received } from '../platform.ts'

export interface Guarded {
  readonly scheme: 'http' | 'https'
  /** The host that the server was told to listen on. */
  readonly host: string
}

/** Why the caller is refused, or undefined. */
export function refusalOf(
  { host, headers }: Pick<Received, 'host' | 'headers'>,
  peer: string | undefined,
  server: Guarded,
): string | undefined {
  if (peer === undefined || !isLoopbackAddress(peer)) return 'Only callers on the same machine may use the control API.'
  if (!isReachedAt(host, server.host)) {
    return `The host must be a loopback name, such as 127.0.0.1 or localhost; it is ${JSON.stringify(host)}.`
  }
  const { origin, 'sec-fetch-site': site } = headers
  if (origin !== undefined && origin !== `${server.scheme}://${host}`)
    return 'Web pages of another origin may not use the control API.'
  // A browser tells who asks even where it sends no Origin; `none` is a person who typed the address.
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return 'Web pages of another origin may not use the control API.'
  return undefined
}

/** Whether a host with or without its port is a name of the server itself, which was told to listen on the other. */
export function isReachedAt(host: string, listening: string): boolean {
  const name = hostNameOf(host)
  return loopbackNames.has(name) || name === listening.toLowerCase()
}

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1'])

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/i.test(address)
}

/** `[::1]:4700` -> `::1`, `Here.Test.` -> `here.test` */
function hostNameOf(host: string): string {
  return host
    .toLowerCase()
    .replace(/\.?(:\d+)?$/, '')
    .replace(/^\[(.*)\]$/, '$1')
}
