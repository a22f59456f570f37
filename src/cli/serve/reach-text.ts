/** What `nowhere serve` says of who can reach it, when that is not this machine alone. */

export interface Reach {
  readonly host: string
  readonly port: number
  readonly allowHosts: readonly string[]
  readonly hasControl: boolean
  readonly hasControlToken: boolean
}

export function reachText({ host, port, allowHosts, hasControl, hasControlToken }: Reach): string {
  const isOpen = !/^(localhost|127\.\d+\.\d+\.\d+|::1)$/i.test(host)
  if (!isOpen && allowHosts.length === 0) return ''
  const where = anyAddress.has(host) ? 'every address of this machine' : host
  const lines = [
    isOpen ? `It listens on ${where}: whoever reaches port ${port} can use it, with the tokens above.` : '',
    isOpen ? 'Names that lead here, other than addresses, are taken with --allow-host NAME.' : '',
    controlText(hasControl, hasControlToken),
  ]
  return `${lines.filter((line) => line !== '').join('\n')}\n`
}

function controlText(isThere: boolean, hasToken: boolean): string {
  if (!isThere) return 'The control API is off.'
  return hasToken
    ? 'Beyond this machine the control API asks for the token of --control-token.'
    : 'Beyond this machine the control API answers 401, because no --control-token was given.'
}

const anyAddress: ReadonlySet<string> = new Set(['', '0.0.0.0', '::'])
