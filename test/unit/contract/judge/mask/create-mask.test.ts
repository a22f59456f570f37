import { describe, expect, it } from 'vitest'
import { createMask, type HiddenValue } from '../../../../../src/contract/judge/mask/create-mask.ts'
import { createNaming } from '../../../../../src/contract/judge/mask/hidden-values.ts'
import fc from '../../../../seeded.ts'

const naming = createNaming()
const made = (value: string): HiddenValue => ({ value, hidden: naming(value) })
const utf8 = new TextEncoder()

const written: Readonly<Record<string, (value: string) => string>> = {
  'as it is': (value) => value,
  'as JSON': (value) => JSON.stringify(value),
  'as JSON within JSON': (value) => JSON.stringify(JSON.stringify({ value })),
  'as JSON of ASCII signs': (value) =>
    JSON.stringify(value).replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'as a part of a URL': encodeURIComponent,
  'with every sign in percent': (value) =>
    [...utf8.encode(value)].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`).join(''),
  'as a form': (value) => new URLSearchParams({ value }).toString(),
  'as HTML': (value) =>
    value.replaceAll(
      /[&<>"']/g,
      (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '&#39;',
    ),
  'in base64': (value) => Buffer.from(value).toString('base64'),
  'in base64url': (value) => Buffer.from(value).toString('base64url'),
  'in base64 after one byte': (value) => Buffer.from(`:${value}`).toString('base64'),
  'in base64 after two bytes': (value) => Buffer.from(`a:${value}:b`).toString('base64'),
  'in base64 of broken lines': (value) => Buffer.from(`user:${value}`).toString('base64').replaceAll(/.{8}/g, '$&\r\n'),
  'in base64 in a URL': (value) => encodeURIComponent(Buffer.from(value).toString('base64')),
  'in hex': (value) => Buffer.from(value).toString('hex'),
  'in capital hex': (value) => Buffer.from(value).toString('hex').toUpperCase(),
  'in hex with colons': (value) =>
    Buffer.from(value)
      .toString('hex')
      .replaceAll(/..(?!$)/g, '$&:'),
  'as an array of bytes': (value) => JSON.stringify([...utf8.encode(value)]),
  'as an array of bytes in lines': (value) => JSON.stringify({ of: [...utf8.encode(value)] }, null, 2),
  'as the JSON of a buffer': (value) => JSON.stringify(Buffer.from(value)),
  'as the JSON of bytes by their places': (value) => JSON.stringify(utf8.encode(value)),
  'as signed bytes': (value) => JSON.stringify([...new Int8Array(utf8.encode(value))]),
}

/** Long enough that no part of it stands anywhere by chance. */
const values = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_'),
    minLength: 12,
    maxLength: 60,
  }),
  fc.string({ unit: 'grapheme-ascii', minLength: 16, maxLength: 40 }).map((text) => `k3yZ${text}q8Wx`),
  fc
    .string({ unit: fc.constantFrom('é', '✓', '😀', 'z', '7', '"', '+', '/'), minLength: 8, maxLength: 30 })
    .map((text) => `k3yZ${text}q8Wx`),
)

describe('what is hidden', () => {
  it.each(Object.entries(written))('is found %s, whatever stands around it', (_, write) => {
    fc.assert(
      fc.property(values, fc.constantFrom('', '{"a":', 'x: ', '[1, 2] '), (value, before) => {
        const text = createMask([made(value)]).hide(`${before}${write(value)} end`)
        // Somebody else's signs within one group of base64 stay, and so do brackets, quotes and names around it.
        const left = text
          .slice(before.length)
          .replace(/ end$/, '')
          .replaceAll('***', '')
          .replaceAll(/[\s\\]/g, '')
        expect(left.length, text).toBeLessThan(40)
        expect(text).toContain('***')
        for (const part of [value.slice(0, 8), value.slice(-8)]) expect(text).not.toContain(part)
      }),
      { numRuns: 60 },
    )
  })

  it('is the whole of it where one begins with another', () => {
    const mask = createMask([made('abcdefgh'), made('abcdefghijkl')])
    expect(mask.hide('abcdefghijkl abcdefgh')).toBe('*** ***')
  })

  it('leaves a text as it is that has nothing of it', () => {
    const mask = createMask([made('k3y-of-the-house')])
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('k3y'))
        expect(mask.hide(text)).toBe(text)
      }),
    )
  })

  it('is hidden in a long text of nothing else, in whatever order', () => {
    const long = `nkabc-value-9-${'x'.repeat(70_000)}`
    const text = createMask([made(long)]).hide(JSON.stringify({ data: long, again: long.slice(0, 900) }))
    expect(text).not.toContain('nkabc-value')
    expect(text).not.toContain('x'.repeat(200))
  })

  it('tells what it was, so that the like of it can be sent', () => {
    const token = { kind: 'token', role: 'owner', change: 'none' } as const
    const mask = createMask([
      { value: 'token-1234', hidden: token },
      { value: 'Secret-99', hidden: createNaming()('Secret-99') },
    ])
    expect(mask.partsOf('?key=token-1234&value=Secret%2D99')).toEqual([
      '?key=',
      { hidden: token, writing: 'text' },
      '&value=',
      { hidden: { kind: 'made', name: 'VALUE_1', like: 'Aaaaaa-00' }, writing: 'escaped' },
    ])
  })
})
