/**
 * The platform as a server of Node: HTTP/1.1, or with TLS HTTP/2 and HTTP/1.1 on one port. Beside the platform it answers the
 * control API under `/_nowhere/` and what a browser asks before it calls another origin.
 */
import { createServer as createHttpServer } from 'node:http'
import type { Server as NetServer } from 'node:net'
import { type Control, createControl } from '../control/control.ts'
import type { Platform } from '../platform.ts'
import { requirePlatform } from './given-platform.ts'
import { createRebase, readBasePath } from './node/base-path.ts'
import { createRoom } from './node/body.ts'
import { trackConnections } from './node/connections.ts'
import { type CorsPolicy, createCors } from './node/cors.ts'
import type { RequestLog } from './node/exchange.ts'
import { createFrontPage } from './node/front-page/front-page.ts'
import { type AccessOptions, readAccess } from './node/limits.ts'
import { listenOn, urlOf } from './node/listen.ts'
import { createListener } from './node/listener.ts'
import { answerMalformed, answerTunnel } from './node/malformed.ts'
import { listeningOnce, type Server } from './node/running-server.ts'
import { createStreams } from './node/streams.ts'
import type { TlsOptions } from './node/tls.ts'
import { createWorldListener } from './node/world-listener.ts'
import { packageVersion } from './node-package.ts'

export { type FileLog, type OpenLogOptions, openLog } from '../log/file/node-file-log.ts'
export type { CorsPolicy } from './node/cors.ts'
export type { RequestLog } from './node/exchange.ts'
export type { ListenOptions, RunningServer, Server } from './node/running-server.ts'
export type { TlsOptions } from './node/tls.ts'
export type { RemoteJournalEntry } from './remote/journal.ts'
export { createRemote, type Remote, type RemoteOptions } from './remote/remote.ts'

export interface ServerOptions extends AccessOptions {
  /** `true`: a local authority and a certificate made on the spot. Or a certificate and its key, as PEM. */
  readonly tls?: boolean | TlsOptions
  /**
   * Which web pages may read answers: those of a local port (`'loopback'`, the default), those of one origin, those of any in a list
   * of these, or none (`'off'`). Never the control API.
   */
  readonly cors?: CorsPolicy
  /** A path such as `/api` below which the API stands; the control API stays where it is. */
  readonly basePath?: string
  /** Told of every request when it has been answered, but for those of the inspector's page. */
  readonly log?: (entry: RequestLog) => void
  /** How long the head of a request may take; 60 seconds by default. */
  readonly headersTimeoutMs?: number
  /** How long a whole request may take to arrive; 300 seconds by default. */
  readonly requestTimeoutMs?: number
  /** How long `close` waits for requests that are being answered; 5 seconds by default. */
  readonly closeGraceMs?: number
}

/**
 * A server of the platform. It serves plain HTTP/1.1 on loopback unless told otherwise.
 *
 * @example
 * ```ts
 * import { createPlatform } from 'nowhere-kit'
 * import { createServer } from 'nowhere-kit/node'
 *
 * const server = await createServer(createPlatform()).listen({ port: 0 })
 * console.log((await fetch(`${server.url}/now/secrets`)).status) // -> 403
 * await server.close()
 * ```
 * @throws UsageError INVALID_OPTION
 */
export function createServer(platform: Platform, options: ServerOptions = {}): Server {
  requirePlatform(platform, 'a server', 'createServer(createPlatform())')
  const { tls = false, requestTimeoutMs = 300_000, closeGraceMs = 5_000 } = options
  const access = readAccess(options)
  const basePath = readBasePath(options.basePath ?? '')
  const cors = createCors(options.cors ?? 'loopback', platform.exposedHeaders)
  return listeningOnce(async ({ port = 0, host = '127.0.0.1' }) => {
    const scheme = tls === false ? 'http' : 'https'
    const isOff = !access.control
    const streams = createStreams()
    const parts = { cors, streams, basePath, log: options.log, requestTimeoutMs, room: createRoom(bodiesBytesMax) }
    const { worlds } = platform
    const controlOf = (world: Platform): Control =>
      createControl(world, { version: packageVersion, isOff, scheme, host, worlds, ...access })
    const listenerOf = oncePerWorld((world) =>
      createListener({
        ...parts,
        platform: world,
        control: controlOf(world),
        rebase: createRebase(basePath, world),
        frontPage: createFrontPage(world, { version: packageVersion, scheme, basePath }),
      }),
    )
    const listener = createWorldListener({ worlds, listenerOf, cors, control: controlOf(worlds.main) })
    const origins = platform.systems.map(({ origin }) => new URL(origin).hostname)
    const context =
      tls === false ? undefined : await tlsOf(tls, [host, ...origins, ...access.allowHosts.map(nameOf)].filter(Boolean))

    const server =
      context === undefined
        ? createHttpServer()
        : context.createSecureServer({ ...context.secure, allowHTTP1: true, settings: { maxConcurrentStreams } })
    setTimeouts(server, options.headersTimeoutMs ?? 60_000, requestTimeoutMs)
    const connections = trackConnections(server, {
      isSecure: context !== undefined,
      connectionsMax: access.connectionsMax,
      sessionTimeoutMs: options.headersTimeoutMs ?? 60_000,
    })
    server.on('request', connections.tracked(listener.answer))
    server.on('checkContinue', connections.tracked(listener.answerExpecting))
    server.on('checkExpectation', connections.tracked(listener.answer))
    server.on('clientError', answerMalformed)
    server.on('connect', answerTunnel)

    const boundPort = await listenOn(server, port, host)
    return {
      url: urlOf(scheme, host, boundPort),
      port: boundPort,
      ca: context?.ca,
      close: () => {
        streams.endAll()
        return connections.close(closeGraceMs)
      },
    }
  })
}

/** What bodies that are on their way may hold together: more would fill the memory of whoever runs this. */
const bodiesBytesMax = 268_435_456

function oncePerWorld<Made>(make: (world: Platform) => Made): (world: Platform) => Made {
  const made = new WeakMap<Platform, Made>()
  return (world) => {
    const known = made.get(world) ?? make(world)
    made.set(world, known)
    return known
  }
}

/** HTTP/2 and TLS are loaded here, so that a plain server answers sooner. */
async function tlsOf(tls: true | TlsOptions, names: readonly string[]) {
  const { readTls } = await import('./node/tls.ts')
  const { createSecureServer } = await import('node:http2')
  return { ...(await readTls(tls, names)), createSecureServer }
}

/** Without a port, as a certificate has it. */
function nameOf(host: string): string {
  return new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '')
}

/** Of one HTTP/2 session; Node itself sets no bound. */
const maxConcurrentStreams = 250

/** Set on the server, for a secure one has no options for those of its HTTP/1.1 half. */
function setTimeouts(server: NetServer, headersTimeout: number, requestTimeout: number): void {
  Object.assign(server, {
    headersTimeout,
    requestTimeout,
    // A timeout is noticed within half of itself, at the latest.
    connectionsCheckingInterval: Math.min(30_000, Math.ceil(Math.min(headersTimeout, requestTimeout) / 2)),
    // The listener answers a request without Host itself, with a body.
    requireHostHeader: false,
  })
}
