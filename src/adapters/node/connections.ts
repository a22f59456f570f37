/**
 * Every open connection of a server. Closing it ends them: what is being answered is finished, what is idle ends at once; left to
 * itself a server waits for connections that nothing was asked on yet, and for HTTP/2 sessions. And they are no more than a number:
 * past it the one that does least makes way for a new one, so that nobody shuts out everybody by keeping connections open.
 */
import type { Server as HttpServer } from 'node:http'
import type { Http2SecureServer, ServerHttp2Session } from 'node:http2'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { createOccupancy, type Occupancy } from './occupancy.ts'
import type { ServeRequest } from './served.ts'

export interface Connections {
  /** The same function, and it is known that the connection has been asked something. */
  tracked(serve: ServeRequest): ServeRequest
  /** Ends once every connection has; those that are still busy after the grace are cut off. */
  close(graceMs: number): Promise<void>
}

export interface ConnectionLimits {
  readonly isSecure: boolean
  readonly connectionsMax: number
  /** How long an HTTP/2 session may say nothing while nothing is being answered on it. */
  readonly sessionTimeoutMs: number
}

const idleCheckMs = 20

export function trackConnections(
  server: HttpServer | Http2SecureServer,
  { isSecure, connectionsMax, sessionTimeoutMs }: ConnectionLimits,
): Connections {
  // With TLS also those that have not finished their handshake.
  const accepted = new Set<Socket>()
  /** Those that speak HTTP/1.1, and of them those that nothing was asked on yet: Node does not count these as idle. */
  const speaking = new Set<Socket>()
  const unasked = new Set<Socket>()
  const sessions = new Set<ServerHttp2Session>()
  const occupancy = createOccupancy(connectionsMax)
  let closed: Promise<void> | undefined

  const speak = (socket: Socket): void => {
    speaking.add(socket)
    unasked.add(socket)
    socket.once('close', () => {
      speaking.delete(socket)
      unasked.delete(socket)
      endUnspoken()
    })
  }
  /** What is left when nobody speaks any more has not finished its handshake. */
  const endUnspoken = (): void => {
    if (closed !== undefined && speaking.size === 0 && sessions.size === 0) destroy(accepted)
  }
  server.on('connection', (socket: Socket) => {
    accepted.add(socket)
    socket.once('close', () => accepted.delete(socket))
    occupancy.enter(socket)
    if (!isSecure) speak(socket)
  })
  server.on('secureConnection', (socket: TLSSocket) => {
    if (socket.alpnProtocol !== 'h2') speak(socket)
  })
  server.on('session', (session: ServerHttp2Session) => {
    sessions.add(session)
    endWhenSilent(session, sessionTimeoutMs, occupancy)
    session.once('close', () => {
      sessions.delete(session)
      endUnspoken()
    })
  })

  return {
    tracked: (serve) => (request, response) => {
      if (request.httpVersionMajor === 1) unasked.delete(request.socket)
      occupancy.ask(request, response)
      serve(request, response)
    },
    close(graceMs) {
      closed ??= closing(server, graceMs, accepted)
      destroy(unasked)
      for (const session of sessions) session.close()
      endUnspoken()
      return closed
    },
  }
}

/** Streams that the client never ended go with their session. */
function endWhenSilent(session: ServerHttp2Session, timeoutMs: number, occupancy: Occupancy): void {
  const { socket } = session
  session.setTimeout(timeoutMs, () => {
    if (!occupancy.isAnswering(socket)) session.destroy()
  })
}

/** Settles once every connection has ended, those that are still there after the grace by being cut off. */
function closing(server: HttpServer | Http2SecureServer, graceMs: number, accepted: Iterable<Socket>): Promise<void> {
  return new Promise((resolve) => {
    // A connection whose answer is finished in the meantime is idle then. With `allowHTTP1` a secure server has the method too,
    // which its type does not say.
    const check = setInterval(() => (server as HttpServer).closeIdleConnections(), idleCheckMs)
    const cutOff = setTimeout(() => destroy(accepted), graceMs)
    server.close(() => {
      clearInterval(check)
      clearTimeout(cutOff)
      resolve()
    })
  })
}

function destroy(sockets: Iterable<Socket>): void {
  for (const socket of sockets) socket.destroy()
}
