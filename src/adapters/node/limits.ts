/** Who a server lets in and how many, as its caller says it; what cannot be meant is refused in words. */
import { UsageError } from '../../errors/usage-error.ts'

export interface AccessOptions {
  /** Further host names that lead to the server, such as those of a proxy; a request for any that is not known is answered 421. */
  readonly allowHosts?: readonly string[]
  /** Whether there is the control API; true by default. Without it nothing but its health check answers. */
  readonly control?: boolean
  /** Lets in whoever sends it as a bearer token, from anywhere, to the control API; without it only this machine gets in. */
  readonly controlToken?: string | undefined
  /** Origins whose web pages may use the control API, beside the server's own. */
  readonly controlOrigins?: readonly string[]
  /** How many connections are open at once, 800 by default; past it those that do nothing make way. */
  readonly connectionsMax?: number
}

/** @throws UsageError INVALID_OPTION */
export function readAccess(options: AccessOptions): Required<AccessOptions> {
  const { allowHosts = [], control = true, controlToken, controlOrigins = [], connectionsMax = 800 } = options
  for (const name of allowHosts) {
    if (!isHost(name))
      refuse('take a host', name, "Give a name or address without scheme and path, such as 'nowhere.test'")
  }
  for (const origin of controlOrigins) {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin)
      refuse('let pages use the control API', origin, "Give scheme and host, such as 'http://localhost:3000'")
  }
  // What no header can carry lets nobody in.
  if (controlToken !== undefined && !/^[\x21-\x7e]+$/.test(controlToken))
    refuse('ask for a control token', '***', 'Give one of visible ASCII characters, without spaces')
  if (!Number.isInteger(connectionsMax) || connectionsMax < 1)
    refuse('keep to a number of connections', connectionsMax, 'Give a whole number of 1 or more')
  if (typeof control !== 'boolean') refuse('turn the control API on or off', control, 'Give true or false')
  return { allowHosts, control, controlToken, controlOrigins, connectionsMax }
}

function isHost(name: string): boolean {
  return URL.canParse(`http://${name}`) && !/[\s/?#@\\]/.test(name)
}

function refuse(what: string, given: string | number, next: string): never {
  throw new UsageError('INVALID_OPTION', `Failed to ${what}: ${JSON.stringify(given)} cannot be meant. ${next}.`)
}
