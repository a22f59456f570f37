/** Sockets that say what no client would: a server must take them too. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { onTestFinished } from 'vitest'
import { createServer, type RunningServer, type ServerOptions } from '../../../src/adapters/node.ts'
import { createPlatform, type Platform, type PlatformOptions } from '../../../src/index.ts'
import { startIso } from '../suite/way-in.ts'

export interface Served {
  readonly platform: Platform
  readonly server: RunningServer
}

/** A server that ends with the test. */
export async function serve(options: ServerOptions = {}, platformOptions: PlatformOptions = {}): Promise<Served> {
  const platform = createPlatform({ clock: startIso, ...platformOptions })
  const server = await createServer(platform, { closeGraceMs: 0, ...options }).listen({ port: 0 })
  onTestFinished(() => server.close())
  return { platform, server }
}

export interface Raw {
  readonly socket: Socket
  send(text: string): void
  /** What has come when it holds the text, or the connection has ended. */
  until(text: string): Promise<string>
  /** Everything that came, once the connection has ended. */
  all(): Promise<string>
}

/** A connection, with TLS where the server has it. */
export async function open({ port, ca }: RunningServer): Promise<Raw> {
  const socket = ca === undefined ? connect(port, '127.0.0.1') : connectTls({ port, host: '127.0.0.1', ca })
  onTestFinished(() => void socket.destroy())
  let received = ''
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    received += chunk
  })
  // An end that is no polite one is an end.
  socket.on('error', () => {})
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  await once(socket, ca === undefined ? 'connect' : 'secureConnect')
  return {
    socket,
    send: (text) => void socket.write(text),
    async until(text) {
      while (!received.includes(text) && !socket.closed)
        await Promise.race([new Promise((resolve) => socket.once('data', resolve)), closed])
      return received
    },
    async all() {
      await closed
      return received
    },
  }
}

/** The text of a request, its lines joined as HTTP wants them. */
export function lines(...texts: readonly string[]): string {
  return `${texts.join('\r\n')}\r\n\r\n`
}

export const bearer = 'Authorization: Bearer nowhere_alice'
