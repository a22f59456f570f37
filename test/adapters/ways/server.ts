/** The ways in through the node server: one request on a connection of its own, with what each protocol brings. */
import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { connect } from 'node:http2'
import { request as httpsRequest } from 'node:https'
import { createServer, type RunningServer } from '../../../src/adapters/node.ts'
import type { Ask, Told, WayIn } from '../suite/way-in.ts'

export const throughHttp1: WayIn = {
  name: 'HTTP/1.1',
  fallsThrough: false,
  refusesForeignHosts: true,
  ownHost: 'localhost',
  async start(platform) {
    const server = await createServer(platform).listen({ port: 0 })
    return { ask: (request) => askHttp1(server, request), close: () => server.close() }
  },
}

export const throughTls: WayIn = {
  name: 'HTTP/1.1 over TLS',
  fallsThrough: false,
  refusesForeignHosts: true,
  ownHost: 'localhost',
  async start(platform) {
    const server = await createServer(platform, { tls: true }).listen({ port: 0 })
    return { ask: (request) => askHttp1(server, request), close: () => server.close() }
  },
}

export const throughHttp2: WayIn = {
  name: 'HTTP/2',
  fallsThrough: false,
  refusesForeignHosts: true,
  ownHost: 'localhost',
  async start(platform) {
    const server = await createServer(platform, { tls: true }).listen({ port: 0 })
    return { ask: (request) => askHttp2(server, request), close: () => server.close() }
  },
}

export async function askHttp1({ url, ca }: RunningServer, { method, path, host, headers, body }: Ask): Promise<Told> {
  const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) }
  const options = { method, path, headers: { ...headers, ...length, Host: host }, agent: false as const }
  const request = ca === undefined ? httpRequest(url, options) : httpsRequest(url, { ...options, ca, servername: '' })
  request.end(body)
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const bytes = await collect(response)
  return { status: response.statusCode ?? 0, headers: joined(response.headers), bytes }
}

export async function askHttp2({ url, ca }: RunningServer, { method, path, host, headers, body }: Ask): Promise<Told> {
  const session = connect(url, ca === undefined ? {} : { ca })
  try {
    const names = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
    const stream = session.request(
      { ...names, ':method': method, ':path': path, ':authority': host },
      { endStream: body === undefined },
    )
    const answered = once(stream, 'response')
    if (body !== undefined) stream.end(body)
    const [head] = (await answered) as [Record<string, string | number | string[] | undefined>]
    const bytes = await collect(stream)
    const { ':status': status, ...others } = head
    return { status: Number(status), headers: joined(others), bytes }
  } finally {
    session.close()
  }
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

function joined(
  headers: Readonly<Record<string, string | number | readonly string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
