/** Cutting blocks of DER out of a text. */

import { expect, it } from 'vitest'
import { readPem } from '../../../../src/systems/now/certificates/pem.ts'
import fc from '../../../seeded.ts'

const block = (label: string, ...lines: string[]) =>
  [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n')
const der = Uint8Array.of(1, 2, 3)

it('reads blocks in their order and skips what stands around them', () => {
  const text = `subject=/CN=a\n${block('CERTIFICATE', 'AQID')}\nissuer=/CN=b\n${block('X', 'AQ', 'ID')}\n`
  expect(readPem(text)).toEqual([
    { label: 'CERTIFICATE', der, isEncrypted: false },
    { label: 'X', der, isEncrypted: false },
  ])
})

it('reads no block where there is none', () => {
  expect(readPem('')).toEqual([])
  expect(readPem('PEM formatted certificate')).toEqual([])
})

it('knows a key that needs a password in both of its forms', () => {
  const old = block('RSA PRIVATE KEY', 'Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,00', '', 'AQID')
  expect(readPem(old)).toEqual([{ label: 'RSA PRIVATE KEY', der, isEncrypted: true }])
  expect(readPem(block('ENCRYPTED PRIVATE KEY', 'AQID'))).toMatchObject([{ isEncrypted: true }])
})

it.each([
  ['that does not end', '-----BEGIN X-----\nAQID\n'],
  ['that ends as another', '-----BEGIN X-----\nAQID\n-----END Y-----'],
  ['whose first line does not end', '-----BEGIN X\nAQID'],
  ['that is empty', block('X', '')],
  ['that is no base64', block('X', '!!!!')],
])('gives up on a text with a block %s', (_, text) => {
  expect(readPem(`${block('CERTIFICATE', 'AQID')}\n${text}`)).toBeUndefined()
})

it('throws at nothing', () => {
  const part = fc.oneof(
    fc.constantFrom('-----BEGIN ', '-----END ', '-----', 'X', '\n', 'AQID', ':'),
    fc.string({ maxLength: 5 }),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const blocks = readPem(parts.join(''))
      expect(blocks === undefined || Array.isArray(blocks)).toBe(true)
    }),
  )
})
