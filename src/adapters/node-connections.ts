/**
 * Every open connection of a server, so that closing it ends them: what is being answered is finished, what is idle ends at
 * once. Left to itself a server waits for connections that nothing was asked on yet, and for HTTP/2 sessions.
 */
import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http'
import type { Http2SecureServer, Http2ServerRequest, Http2ServerResponse, ServerHttp2Session } from 'node:http2'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'

export type ServedRequest = IncomingMessage | Http2ServerRequest
export type ServedResponse = ServerResponse | Http2ServerResponse
export type ServeRequest = (request: ServedRequest, response: ServedResponse) => void

export interface Connections {
  /** The same function, and it is known that the connection has been asked something. */
  tracked(serve: ServeRequest): ServeRequest
  /** Ends once every connection has; those that are still busy after the grace are cut off. */
  close(graceMs: number): Promise<void>
}

const idleCheckMs = 20

export function trackConnections(server: HttpServer | Http2SecureServer, isSecure: boolean): Connections {
  // With TLS also those that have not finished their handshake.
  const accepted = new Set<Socket>()
  /** Those that speak HTTP/1.1, and of them those that nothing was asked on yet: Node does not count these as idle. */
  const speaking = new Set<Socket>()
  const unasked = new Set<Socket>()
  const sessions = new Set<ServerHttp2Session>()
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
  const endIdle = (): void => {
    // With `allowHTTP1` a secure server has the method too, which its type does not say.
    ;(server as HttpServer).closeIdleConnections()
  }

  server.on('connection', (socket: Socket) => {
    accepted.add(socket)
    socket.once('close', () => accepted.delete(socket))
    if (!isSecure) speak(socket)
  })
  server.on('secureConnection', (socket: TLSSocket) => {
    if (socket.alpnProtocol !== 'h2') speak(socket)
  })
  server.on('session', (session: ServerHttp2Session) => {
    sessions.add(session)
    session.once('close', () => {
      sessions.delete(session)
      endUnspoken()
    })
  })

  return {
    tracked: (serve) => (request, response) => {
      if (request.httpVersionMajor === 1) unasked.delete(request.socket)
      serve(request, response)
    },
    close(graceMs) {
      closed ??= new Promise((resolve) => {
        // A connection whose answer is finished in the meantime is idle then.
        const check = setInterval(endIdle, idleCheckMs)
        const cutOff = setTimeout(() => destroy(accepted), graceMs)
        server.close(() => {
          clearInterval(check)
          clearTimeout(cutOff)
          resolve()
        })
        destroy(unasked)
        for (const session of sessions) session.close()
      })
      endUnspoken()
      return closed
    },
  }
}

function destroy(sockets: Iterable<Socket>): void {
  for (const socket of sockets) socket.destroy()
}
