/** Content codings, undone with zlib and with the streams of browsers. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createUndoCoding } from '../../../src/adapters/content-coding.ts'
import { createDecoders } from '../../../src/adapters/decoders.ts'
import type { Received } from '../../../src/index.ts'
import fc from '../../seeded.ts'

const received = (coding: string, body: Uint8Array | null): Received => ({
  method: 'POST',
  host: 'api.zeit.co',
  path: '/',
  query: '',
  headers: { 'content-encoding': coding, 'content-type': 'text/plain' },
  body,
})

const runtimes = [
  ['zlib', createDecoders()],
  // What a browser has: no module of Node, and no Brotli.
  ['streams', createDecoders(() => undefined)],
] as const

describe.each(runtimes)('with %s', (name, decoders) => {
  const undo = createUndoCoding(decoders)
  const packers = {
    gzip: [gzipSync],
    deflate: [deflateSync, deflateRawSync],
    ...(name === 'zlib' ? { br: [brotliCompressSync] } : {}),
  }

  it('every body comes out as it went in, and its coding with it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (content) => {
        for (const [coding, ways] of Object.entries(packers)) {
          for (const pack of ways) {
            const { body, headers, tooLarge } = await undo(received(coding, new Uint8Array(pack(content))), 2_000)
            expect([coding, Buffer.from(body ?? []).equals(content), headers, tooLarge]).toEqual([
              coding,
              true,
              { 'content-type': 'text/plain' },
              undefined,
            ])
          }
        }
      }),
      { numRuns: 50 },
    )
  })

  it('a body that grows over the limit is left out', async () => {
    const content = new Uint8Array(1_000_000)
    for (const [coding, [pack]] of Object.entries(packers)) {
      const packed = new Uint8Array(pack?.(content) ?? [])
      expect(packed.length).toBeLessThan(10_000)
      expect(await undo(received(coding, packed), 999_999)).toMatchObject({ body: null, tooLarge: true })
      expect((await undo(received(coding, packed), 1_000_000)).body?.length).toBe(1_000_000)
    }
  })

  it('whatever is no code stays as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 100 }), async (noise) => {
        const sent = received('gzip', noise)
        expect(await undo(sent, 1_000)).toBe(sent)
      }),
      { numRuns: 50 },
    )
  })

  it('of another coding it is said what can be undone, and nothing is', async () => {
    const sent = received('zstd', new Uint8Array([1]))
    expect(await undo(sent, 10)).toEqual({ ...sent, undoneCodings: Object.keys(decoders).join(', ') })
  })
})

it('a body that is not there has no coding', async () => {
  const sent = received('gzip', null)
  expect(await createUndoCoding()(sent, 10)).toBe(sent)
})
