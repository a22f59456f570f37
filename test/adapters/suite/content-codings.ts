/** Bodies that a client compressed arrive as what they were before, bounded; what nobody can undo is refused in words. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Caller, callerOf, type WayIn } from './way-in.ts'

const content = JSON.stringify({ name: 'packed', value: 'hush' })
const bodyBytesMax = 33_554_432

export function describeContentCodings(wayIn: WayIn): void {
  describe('a compressed body', () => {
    it.each([
      ['gzip', gzipSync(content)],
      ['x-gzip', gzipSync(content)],
      ['GZip', gzipSync(content)],
      ['br', brotliCompressSync(content)],
      ['deflate', deflateSync(content)],
      ['deflate', deflateRawSync(content)],
      ['gzip, br', brotliCompressSync(gzipSync(content))],
      ['identity', Buffer.from(content)],
    ])('of the coding %s is read', async (coding, packed) => {
      const caller = await callerOf(wayIn)
      expect((await send(caller, coding, packed)).status).toBe(200)
      const [entry] = caller.platform.journal.entries()
      expect(new TextDecoder().decode(entry?.request.body ?? undefined)).toBe(content)
      expect(entry?.request.headers['content-encoding']).toBe(undefined)
    })

    it.each([
      ['gzip', Buffer.from(content)],
      ['gzip', gzipSync(content).subarray(0, -9)],
      ['br', Buffer.from(content)],
      ['deflate', gzipSync(content)],
    ])('that is not of its coding %s is refused as one that cannot be read', async (coding, packed) => {
      const { status, json } = await send(await callerOf(wayIn), coding, packed)
      const message = `The body is not of its Content-Encoding, ${coding}.`
      expect([status, json]).toMatchObject([400, { error: { code: 'bad_request', message } }])
    })

    it.each(['zstd', 'compress', 'gzip, aes128gcm', 'gzip, gzip, gzip, gzip', 'constructor'])(
      'of the coding %s is refused, with those that are read',
      async (coding) => {
        const { status, headers, json } = await send(await callerOf(wayIn), coding, gzipSync(content))
        const message = unknown(coding)
        const url = 'https://zeit.co/errors/secrets/unsupported_media_type'
        expect([status, headers['accept-encoding'], json]).toEqual([
          415,
          'gzip, br, deflate',
          { error: { code: 'unsupported_media_type', message, url } },
        ])
      },
    )

    it.each(systems)('is refused in the shape of $system', async ({ host, path, limit, unknownCoding, broken }) => {
      const { call } = await callerOf(wayIn)
      const ask = async (coding: string) => {
        const asked = { host, body: Buffer.from(content), headers: { 'Content-Encoding': coding } }
        const { status, headers, json } = await call('POST', path, asked)
        return [status, headers['accept-encoding'], limit.map((name) => typeof headers[name]), json]
      }
      const told = limit.map(() => 'string')
      expect(await ask('zstd')).toEqual([415, 'gzip, br, deflate', told, unknownCoding(unknown('zstd'))])
      const problem = 'The body is not of its Content-Encoding, gzip.'
      expect(await ask('gzip')).toEqual([400, undefined, told, broken(problem)])
    })

    it('of a coding that nobody knows is not asked for without a token', async () => {
      const { call } = await callerOf(wayIn)
      const headers = { 'Content-Encoding': 'zstd' }
      const { status, json } = await call('POST', '/now/secrets', { as: null, body: content, headers })
      expect([status, json]).toMatchObject([403, { error: { code: 'authentication_error' } }])
    })

    it('NOW-FILE-5 that would grow over the limit is refused as one that is too large', async () => {
      const caller = await callerOf(wayIn)
      const bomb = new Uint8Array(bodyBytesMax + 1)
      for (const [coding, packed] of [
        ['gzip', gzipSync(bomb)],
        ['br, gzip', gzipSync(brotliCompressSync(bomb, { params: { 1: 1 } }))],
      ] as const) {
        const path = '/now/deployments'
        const { status, json } = await caller.call('POST', path, {
          body: packed,
          headers: { 'Content-Encoding': coding },
        })
        expect([coding, status, json]).toMatchObject([coding, 413, { error: { code: 'payload_too_large' } }])
      }
    })
  })
}

const systems = [
  {
    system: 'now',
    host: 'api.zeit.co',
    path: '/now/secrets',
    limit: ['x-rate-limit-limit', 'x-rate-limit-remaining', 'x-rate-limit-reset'],
    unknownCoding: (message: string) => ({
      error: { code: 'unsupported_media_type', message, url: 'https://zeit.co/errors/secrets/unsupported_media_type' },
    }),
    broken: (message: string) => ({
      error: { code: 'bad_request', message, url: 'https://zeit.co/errors/bad_request' },
    }),
  },
  {
    system: 'vercel-secrets',
    host: 'api.vercel.com',
    path: '/v2/secrets/packed',
    limit: ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'],
    unknownCoding: (message: string) => ({ error: { code: 'unsupported_media_type', message } }),
    broken: (message: string) => ({ error: { code: 'bad_request', message } }),
  },
  {
    system: 'environment-secrets',
    host: 'example.com',
    path: '/api/environments/env_production/secrets',
    limit: [],
    unknownCoding: (message: string) => ({
      code: 'UNSUPPORTED_MEDIA_TYPE',
      message,
      field: 'Content-Encoding',
      requestId: expect.stringMatching(/^req_/),
    }),
    broken: (message: string) => ({
      code: 'VALIDATION_ERROR',
      message,
      field: 'body',
      requestId: expect.stringMatching(/^req_/),
    }),
  },
  {
    system: 'project-secrets',
    host: 'www.floopfloop.com',
    path: '/api/v1/projects/prj_nowhere/secrets',
    limit: ['x-ratelimit-remaining', 'x-ratelimit-reset'],
    unknownCoding: (message: string) => ({ error: { code: 'UNSUPPORTED_MEDIA_TYPE', message } }),
    broken: (message: string) => ({ error: { code: 'VALIDATION_ERROR', message } }),
  },
] as const

function unknown(coding: string): string {
  return `The Content-Encoding "${coding}" is not read here. Send the body as it is, or in one of gzip, br, deflate.`
}

function send({ call }: Caller, coding: string, body: Uint8Array): ReturnType<Caller['call']> {
  return call('POST', '/now/secrets', { body, headers: { 'Content-Encoding': coding } })
}
