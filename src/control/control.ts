/**
 * The control API of a running fake, under `/_nowhere/`: JSON in and out, refusals as `{ error: { code, message } }`. It knows no
 * transport; the server asks it before the platform. What it can be asked: control.openapi.yaml.
 */
import { UsageError, type UsageErrorCode } from '../errors/usage-error.ts'
import type { Answer, Platform, Received } from '../platform.ts'
import { ControlError } from './control-error.ts'
import { eventText } from './event-text.ts'
import { findRoute } from './find-route.ts'
import { type Guarded, leaveFor, refusalOfCaller } from './guard.ts'
import { createHosts, type HostOptions, type Hosts } from './hosts.ts'
import { bodyBytesMaxOf } from './input.ts'
import { Events } from './route.ts'

export type { TakenHost } from './hosts.ts'

/** An answer, which goes on with what comes where it has `more`. */
export interface ControlAnswer extends Answer {
  readonly more?: AsyncIterable<string>
  /** Nobody takes more of it. */
  readonly leave?: () => void
  /** What is given in its place once something is done that takes its time. */
  readonly later?: Promise<Answer>
}

export interface Control {
  /** Whether the path is the control API's. */
  serves(path: string): boolean
  /** The hosts that the server answers for, the control API's and the platform's. */
  readonly hosts: Hosts
  /** Of a request for that path; a longer one is refused. */
  bodyBytesMaxOf(path: string): number
  /** Whether it is turned off, and with it what a request may order for itself. */
  readonly isOff: boolean
  /** Whether it would let the caller in, who then may see what only callers of this machine may. */
  admits(received: Received, peer: string | undefined): boolean
  /**
   * Why the caller may not make a world by asking for one, undefined where it may: whom the control API lets in, and a page that may
   * read answers, unless the browser calls it one of another site.
   * @param mayRead Whether the caller is such a page.
   */
  refusalOfFork(received: Received, peer: string | undefined, mayRead: boolean): Answer | undefined
  /** @param peer Address of the caller, undefined when it is not known. */
  answer(received: Received, peer: string | undefined): ControlAnswer
}

export interface ControlOptions extends Guarded, HostOptions {
  /** All worlds that there are, where the platform is one of several. */
  readonly worlds?: Platform['worlds']
  /** Of this package. */
  readonly version: () => string
  /** Nothing but the health check answers then. */
  readonly isOff?: boolean
}

export function createControl(platform: Platform, { version, isOff = false, ...server }: ControlOptions): Control {
  const hosts = createHosts(platform, server)
  const worlds = server.worlds ?? platform.worlds
  const kept = {}
  return {
    serves: (path) => path === '/_nowhere' || path.startsWith('/_nowhere/'),
    hosts,
    bodyBytesMaxOf,
    isOff,
    admits: (received, peer) => refusalOf(received, peer) === undefined,
    refusalOfFork(received, peer, mayRead) {
      const isAllowedPage = mayRead && received.headers['sec-fetch-site'] !== 'cross-site'
      const error = refusalOf(received, peer, isAllowedPage)
      return error && refused(error)
    },
    answer(received, peer) {
      const leave = leaveFor(received, server)
      if (leave.isPreflight && !isOff) return { status: 204, headers: leave.headers, body: null }
      const { later, ...answer } = answerOf(received, peer)
      const allowed = <A extends Answer>(given: A): A => ({ ...given, headers: { ...given.headers, ...leave.headers } })
      return { ...allowed(answer), ...(later && { later: later.then(allowed) }) }
    },
  }

  function refusalOf(received: Received, peer: string | undefined, isAllowedPage = false): ControlError | undefined {
    const isLoopbackHost = hosts.find(received.host)?.isLoopback === true
    return refusalOfCaller(received, { peer, isLoopbackHost }, server, isAllowedPage)
  }

  function answerOf(received: Received, peer: string | undefined): ControlAnswer {
    try {
      const answer = toldTo(received, peer)
      return received.method === 'HEAD' ? { status: answer.status, headers: answer.headers, body: null } : answer
    } catch (error) {
      return refused(error)
    }
  }

  function toldTo(received: Received, peer: string | undefined): ControlAnswer {
    if (isOff) return isHealthCheck(received) ? json(200, isUp) : refuseAll()
    const refusal = refusalOf(received, peer)
    if (refusal !== undefined) {
      // One that gives a token, which then is a wrong one, is told so.
      if (refusal.status === 401 && isHealthCheck(received) && received.headers.authorization === undefined)
        return json(200, isUp)
      throw refusal
    }
    const { route, parameters } = findRoute(received)
    const told = route(received, { platform, worlds, version, kept }, parameters)
    if (told instanceof Promise)
      return { ...json(200, {}), later: told.then((value) => json(200, value)).catch(refused) }
    return told instanceof Events ? stream(told) : json(200, told)
  }
}

/** What whoever may not use the control API is told: that the server is up, for the health checks of containers. */
const isUp = { status: 'ok' }

function isHealthCheck({ method, path }: Received): boolean {
  return (method === 'GET' || method === 'HEAD') && path === '/_nowhere/health'
}

function refuseAll(): never {
  throw new ControlError(
    404,
    'CONTROL_OFF',
    'The control API is off. Start the server without --no-control (or the option control: false).',
  )
}

/** Of mistakes that are not in what was sent. */
const statuses: Partial<Readonly<Record<UsageErrorCode, number>>> = {
  UNKNOWN_WORLD: 404,
  DUPLICATE_WORLD: 409,
  TOO_MANY_WORLDS: 503,
}

function refused(error: unknown): Answer {
  if (error instanceof ControlError) return refusal(error.status, error, error.headers)
  if (error instanceof UsageError) return refusal(statuses[error.code] ?? 400, error)
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

/** As Server-Sent Events. */
function stream({ each, leave }: Events): ControlAnswer {
  const headers = { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' }
  return { status: 200, headers, body: null, more: eventText(each), leave }
}
