/**
 * The host names that a server answers for. A browser tells by the Host header which name a page was loaded from, so a foreign name
 * that was made to lead here (DNS rebinding) is known by it, and refused.
 */
import type { Platform } from '../platform.ts'

export interface HostOptions {
  /** The host that the server was told to listen on. */
  readonly host: string
  /** Further names that lead to it, such as those of a proxy. */
  readonly allowHosts?: readonly string[]
}

/** What a request that names a taken host is for. */
export interface TakenHost {
  /** As the platform knows it, with its port. */
  readonly host: string
  /** A name of the server itself, where the systems answer and no user's site does. */
  readonly isForServer: boolean
  /** A name that leads nowhere but to the machine that says it. */
  readonly isLoopback: boolean
}

export interface Hosts {
  /**
   * Undefined of a host that is not taken.
   * @param host With or without its port; empty when the request named none.
   * @param address The address of this machine at which the request came in.
   */
  find(host: string, address?: string): TakenHost | undefined
}

export function createHosts(
  platform: Pick<Platform, 'systems' | 'servesHost'>,
  { host: listening, allowHosts = [] }: HostOptions,
): Hosts {
  const named = new Set(allowHosts.map(hostNameOf))
  const listeningName = hostNameOf(listening.includes(':') ? `[${listening}]` : listening)
  const ofSystems = new Set(platform.systems.map(({ origin }) => hostNameOf(new URL(origin).host)))
  const own = (host: string, isLoopback: boolean): TakenHost => ({ host, isForServer: true, isLoopback })
  const other = (host: string): TakenHost => ({ host, isForServer: false, isLoopback: false })

  // A client names the same host again and again, and what is loopback depends on nothing else.
  let lastLoopback: TakenHost | undefined
  return {
    find(host, address) {
      if (host === lastLoopback?.host) return lastLoopback
      const name = hostNameOf(host)
      if (isLoopbackName(name) || (name !== '' && name === listeningName)) {
        lastLoopback = own(host, true)
        return lastLoopback
      }
      if (name === '' || named.has(name) || name === addressName(address)) return own(host, false)
      if (name.endsWith(ofWorlds)) return own(`localhost${portOf(host)}`, true)
      if (name.endsWith(below)) {
        // A browser finds every such name on its own machine, also that of a site with this behind it.
        const site = name.slice(0, -below.length)
        if (platform.servesHost(site)) return other(site)
        // A name of several labels is a site's, which may be gone: that is no reason to take the server's own page for it.
        return site.includes('.') ? { host: site, isForServer: false, isLoopback: true } : own(host, true)
      }
      return ofSystems.has(name) || platform.servesHost(host) ? other(host) : undefined
    },
  }
}

const below = '.localhost'
/** Below it each name is that of a world, and the server's own there. */
const ofWorlds = '.world.localhost'

function portOf(host: string): string {
  return /:\d+$/.exec(host)?.[0] ?? ''
}

function isLoopbackName(name: string): boolean {
  return name === 'localhost' || isLoopbackAddress(name)
}

export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127(\.\d{1,3}){3}$/i.test(address)
}

/** An IPv4 address of a socket that listens for IPv6 too is written inside one of IPv6. */
function addressName(address = ''): string | undefined {
  return address === '' ? undefined : address.replace(/^::ffff:/i, '').toLowerCase()
}

/** `[::1]:4700` -> `::1`, `Here.Test.` -> `here.test` */
export function hostNameOf(host: string): string {
  const lower = host.toLowerCase()
  const colon = lower.lastIndexOf(':')
  const isPort = colon > lower.lastIndexOf(']') && /^\d+$/.test(lower.slice(colon + 1))
  const name = colon !== -1 && isPort ? lower.slice(0, colon) : lower
  if (name.startsWith('[') && name.endsWith(']')) return name.slice(1, -1)
  return name.endsWith('.') ? name.slice(0, -1) : name
}
