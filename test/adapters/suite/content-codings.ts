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
        expect([status, headers['accept-encoding'], json]).toEqual([
          415,
          'gzip, br, deflate',
          {
            error: {
              code: 'unsupported_content_encoding',
              message: `The Content-Encoding "${coding}" cannot be undone here. Send the body as it is, or in one of gzip, br, deflate.`,
            },
          },
        ])
      },
    )

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

function send({ call }: Caller, coding: string, body: Uint8Array): ReturnType<Caller['call']> {
  return call('POST', '/now/secrets', { body, headers: { 'Content-Encoding': coding } })
}
