/**
 * The control API of a running fake, under `/_nowhere/`: JSON in and out, refusals as `{ error: { code, message } }`. It knows no
 * transport; the server asks it before the platform.
 */
import { UsageError } from '../errors/usage-error.ts'
import type { Answer, Platform, Received } from '../platform.ts'
import { ControlError } from './control-error.ts'
import { type Guarded, leaveFor, refusalOfCaller } from './guard.ts'
import { createHosts, type HostOptions, type Hosts } from './hosts.ts'
import { bodyBytesMax } from './input.ts'
import { routes } from './routes.ts'

export type { TakenHost } from './hosts.ts'

export interface Control {
  /** Whether the path is the control API's. */
  serves(path: string): boolean
  /** The hosts that the server answers for, the control API's and the platform's. */
  readonly hosts: Hosts
  /** Of a request; a longer one is refused. */
  readonly bodyBytesMax: number
  /** Whether it would answer the caller, who then may see what only callers of this machine may. */
  admits(received: Received, peer: string | undefined): boolean
  /** @param peer Address of the caller, undefined when it is not known. */
  answer(received: Received, peer: string | undefined): Answer
}

export interface ControlOptions extends Guarded, HostOptions {
  /** Of this package. */
  readonly version: () => string
}

export function createControl(platform: Platform, { version, ...server }: ControlOptions): Control {
  const hosts = createHosts(platform, server)
  return {
    serves: (path) => path === '/_nowhere' || path.startsWith('/_nowhere/'),
    hosts,
    bodyBytesMax,
    admits: (received, peer) => refusalOf(received, peer) === undefined,
    answer(received, peer) {
      const leave = leaveFor(received, server)
      if (leave.isPreflight) return { status: 204, headers: leave.headers, body: null }
      const answer = answerOf(received, peer)
      return { ...answer, headers: { ...answer.headers, ...leave.headers } }
    },
  }

  function refusalOf(received: Received, peer: string | undefined): ControlError | undefined {
    const isLoopbackHost = hosts.find(received.host)?.isLoopback === true
    return refusalOfCaller(received, { peer, isLoopbackHost }, server)
  }

  function answerOf(received: Received, peer: string | undefined): Answer {
    try {
      const refusal = refusalOf(received, peer)
      if (refusal !== undefined && !(refusal.status === 401 && isHealthCheck(received))) throw refusal
      const told = refusal === undefined ? routeOf(received)(received, { platform, version }) : isUp
      const answer = json(200, told)
      return received.method === 'HEAD' ? { ...answer, body: null } : answer
    } catch (error) {
      return refused(error)
    }
  }
}

/** What whoever may not use the control API is told: that the server is up, for the health checks of containers. */
const isUp = { status: 'ok' }

/** One that gives a token, which then is a wrong one, is told so. */
function isHealthCheck({ method, path, headers }: Received): boolean {
  return (method === 'GET' || method === 'HEAD') && path === '/_nowhere/health' && headers.authorization === undefined
}

function routeOf({ method, path }: Received): (typeof routes)[string][string] {
  const methods = Object.hasOwn(routes, path) ? routes[path] : undefined
  if (methods === undefined) {
    throw new ControlError(
      404,
      'NOT_FOUND',
      `There is no ${JSON.stringify(path)}; there is ${Object.keys(routes).join(', ')}.`,
    )
  }
  const name = method === 'HEAD' ? 'GET' : method
  const route = Object.hasOwn(methods, name) ? methods[name] : undefined
  if (route !== undefined) return route
  const allow = Object.keys(methods).join(', ')
  throw new ControlError(405, 'METHOD_NOT_ALLOWED', `${path} takes ${allow}.`, { Allow: allow })
}

function refused(error: unknown): Answer {
  if (error instanceof ControlError) return refusal(error.status, error, error.headers)
  if (error instanceof UsageError) return refusal(400, error)
  throw error
}

function refusal(
  status: number,
  { code, message }: { readonly code: string; readonly message: string },
  headers?: Answer['headers'],
): Answer {
  return { ...json(status, { error: { code, message } }, headers), code }
}

function json(status: number, body: object, headers: Answer['headers'] = {}): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
    body: JSON.stringify(body),
  }
}
