/** Requests to a URL, by undici's Agent on Node: HTTP/1.1, HTTP/2 and TLS with an authority of one's own, none of which fetch offers. */
import { Readable } from 'node:stream'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import type { Agent } from 'undici'
import { answerBytesMax, withPatience } from './patience.ts'
import type { WireAnswer, WireRequest } from './wire.ts'

export interface ConnectOptions {
  readonly ca?: string
  readonly insecure?: boolean
  readonly http2?: boolean
}

/** A connection that does not look at what a request is meant as. */
export interface NodeConnection {
  send(request: WireRequest): Promise<WireAnswer>
  close(): Promise<void>
}

export function connect({ ca, insecure = false, http2 = true }: ConnectOptions): NodeConnection {
  let agent: Agent | undefined
  const open = ({ Agent }: typeof import('undici')): Agent =>
    new Agent({
      allowH2: http2,
      connect: { ...(ca === undefined ? {} : { ca }), rejectUnauthorized: !insecure },
      // How long anybody waits is decided where it is known what for.
      headersTimeout: 0,
      bodyTimeout: 0,
    })
  return {
    async send({ method, url, headers, body }) {
      // Loaded with the first request: it is large, and not every environment that imports this lets it be loaded (a page's in Jest).
      const undici = await import('undici')
      agent ??= open(undici)
      const dispatcher = agent
      // Over HTTP/2, undici 7 stumbles over a body of known length with a method that seldom has one, and goes on with a stream.
      const isStreamed = http2 && url.startsWith('https:') && body !== null && method === 'DELETE'
      const { bytes, ...answer } = await withPatience(method, async (signal) => {
        const {
          statusCode,
          headers: given,
          body: chunks,
        } = await undici.request(url, {
          // undici's list of methods is that of Node; a target decides for itself which it knows.
          method: method as 'GET',
          // What is compressed all the same is read.
          headers: { 'accept-encoding': 'identity', ...headers },
          body: isStreamed ? Readable.from([Buffer.from(body)]) : body,
          dispatcher,
          signal,
        })
        const received: Record<string, string> = {}
        for (const [name, value] of Object.entries(given)) {
          if (value !== undefined) received[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value
        }
        return { status: statusCode, headers: received, chunks }
      })
      return { ...answer, bytes: decoded(bytes, answer.headers['content-encoding']) }
    },
    // What is not answered yet is of no interest any more.
    close: async () => agent?.destroy(),
  }
}

const decoders: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
}

/** The answer as it was meant; in an encoding that nobody here knows, as it came. */
function decoded(bytes: Uint8Array, encoding = 'identity'): Uint8Array {
  const decode = decoders[encoding.trim().toLowerCase()]
  return decode === undefined || bytes.length === 0
    ? bytes
    : new Uint8Array(decode(bytes, { maxOutputLength: answerBytesMax }))
}
