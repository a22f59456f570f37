/** HTTP clients as ways in: each as its users call it, with nothing retried and no status thrown. */

import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { request as undiciRequest } from 'undici'
import { createHandlers } from '../../../src/adapters/msw.ts'
import { createServer } from '../../../src/adapters/node.ts'
import type { Ask, Told, WayIn } from '../../adapters/suite/way-in.ts'

export type Environment = 'node' | 'jsdom' | 'happy-dom'

// Set by whoever starts the suite, to one of these.
export const environment = process.env.NOWHERE_ENVIRONMENT as Environment

export function clientsOf(where: Environment): readonly WayIn[] {
  const everywhere = [overMsw('axios', askAxios), overMsw('ky', askKy)]
  return where === 'node'
    ? [...everywhere, overMsw('got', askGot), throughUndici]
    : [...everywhere, overMsw('XMLHttpRequest', askXhr)]
}

function overMsw(name: string, ask: (request: Ask) => Promise<Told>): WayIn {
  return {
    name,
    fallsThrough: true,
    async start(platform) {
      const elsewhere = http.all('*', () => new HttpResponse('fell through', { status: 299 }))
      const server = setupServer(...createHandlers(platform), elsewhere)
      server.listen()
      return { ask, close: () => server.close() }
    },
  }
}

/** The package's own dispatcher is none that Mock Service Worker sees, so it asks a server. */
const throughUndici: WayIn = {
  name: 'undici',
  fallsThrough: false,
  refusesForeignHosts: true,
  async start(platform) {
    const server = await createServer(platform).listen()
    return {
      async ask({ method, path, host, headers, body }) {
        const init = { headers: { ...headers, Host: host }, ...(body !== undefined && { body: bytesOf(body) }) }
        // Any text will do for a method.
        const answer = await undiciRequest(`${server.url}${path}`, { method: method as 'GET', ...init })
        return { status: answer.statusCode, headers: lowered(answer.headers), bytes: await answer.body.bytes() }
      },
      close: () => server.close(),
    }
  },
}

async function askAxios({ method, path, host, headers, body }: Ask): Promise<Told> {
  const { default: axios } = await import('axios')
  const {
    status,
    headers: told,
    data,
  } = await axios.request({
    url: `https://${host}${path}`,
    method,
    headers,
    data: body === undefined ? undefined : bytesOf(body),
    responseType: 'arraybuffer',
    validateStatus: () => true,
  })
  return { status, headers: lowered({ ...told }), bytes: new Uint8Array(data) }
}

async function askKy({ method, path, host, headers, body }: Ask): Promise<Told> {
  const { default: ky } = await import('ky')
  const sent = body === undefined ? {} : { body: bytesOf(body) }
  const answer = await ky(`https://${host}${path}`, {
    method,
    headers,
    ...sent,
    throwHttpErrors: false,
    retry: 0,
    timeout: false,
  })
  return {
    status: answer.status,
    headers: lowered(Object.fromEntries(answer.headers)),
    bytes: new Uint8Array(await answer.arrayBuffer()),
  }
}

async function askGot({ method, path, host, headers, body }: Ask): Promise<Told> {
  const { default: got } = await import('got')
  const sent = body === undefined ? {} : { body: bytesOf(body) }
  const answer = await got(`https://${host}${path}`, {
    method,
    headers,
    ...sent,
    throwHttpErrors: false,
    retry: { limit: 0 },
  })
  return { status: answer.statusCode, headers: lowered(answer.headers), bytes: new Uint8Array(answer.rawBody) }
}

function askXhr({ method, path, host, headers, body }: Ask): Promise<Told> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, `https://${host}${path}`)
    request.responseType = 'arraybuffer'
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.onerror = () => reject(new Error(`${method} ${path} failed`))
    request.onload = () => {
      const lines = request.getAllResponseHeaders().trim().split('\r\n')
      const told = Object.fromEntries(lines.map((line) => line.split(/: (.*)/s).slice(0, 2)))
      // The response type above asks for this.
      resolve({
        status: request.status,
        headers: lowered(told),
        bytes: new Uint8Array(request.response as ArrayBuffer),
      })
    }
    request.send(body === undefined ? null : bytesOf(body))
  })
}

function bytesOf(body: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(typeof body === 'string' ? new TextEncoder().encode(body) : body)
}

function lowered(headers: object): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
}
