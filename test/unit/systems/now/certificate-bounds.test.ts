/** Certificates and keys that nobody would bring: damaged inside, deep, or with numbers that would take minutes to compute with. */
import 'reflect-metadata'
import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { Extension, PemConverter, X509CertificateGenerator } from '@peculiar/x509'
import { describe, expect, it } from 'vitest'
import { certify } from './certified.ts'
import { badRequest, createClient } from './client.ts'

const domains = ['testing.zeit.co']
const noCert = '"cert" is not a certificate in PEM.'
const alternativeNames = '2.5.29.17'
const validity = { notBefore: new Date('2017-01-01'), notAfter: new Date('2027-01-01') }
const ecdsa = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

const refused = async (body: object): Promise<unknown> => {
  const answer = await createClient().call('PUT', '/now/certs', { body: { domains, ...body } })
  return [answer.status, answer.body]
}
const pem = (bytes: Uint8Array<ArrayBuffer>, label = 'CERTIFICATE'): string => PemConverter.encode(bytes, label)

async function withExtension(value: readonly number[]): Promise<{ cert: string; key: string }> {
  const keys = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])
  const extensions = [new Extension(alternativeNames, false, Uint8Array.from(value))]
  const name = 'CN=testing.zeit.co'
  const made = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    name,
    keys,
    signingAlgorithm: ecdsa,
    extensions,
  })
  const key = PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')
  return { cert: made.toString('pem'), key }
}

/** A certificate for an RSA key, signed by another one. */
async function certified(jwk: { readonly n: string; readonly e: string }): Promise<string> {
  const spki = createPublicKey({ key: { kty: 'RSA', ...jwk }, format: 'jwk' }).export({ type: 'spki', format: 'der' })
  const issuer = await crypto.subtle.generateKey(ecdsa, true, ['sign', 'verify'])
  const publicKey = await crypto.subtle.importKey('spki', spki, rsa, true, ['verify'])
  const [subject, signingKey] = ['CN=testing.zeit.co', issuer.privateKey]
  const made = await X509CertificateGenerator.create({
    ...validity,
    subject,
    issuer: 'CN=issuer',
    publicKey,
    signingKey,
    signingAlgorithm: ecdsa,
  })
  return made.toString('pem')
}

/** An odd number of so many bytes. */
function numberOf(bytes: number): string {
  const made = randomBytes(bytes)
    .fill(0xff, 0, 1)
    .fill(0xff, bytes - 1)
  return made.toString('base64url')
}

describe('NOW-CERT-6 refuses', () => {
  it.each([
    ['are no DER', [4, 200, 1]],
    ['are of another type', [5, 0]],
    ['are nested without end', Array.from({ length: 20_000 }, (_, index) => (index % 2 === 0 ? 0x30 : 0x80))],
  ])('a certificate whose alternative names %s', async (_, value) => {
    expect(await refused(await withExtension(value))).toEqual([400, badRequest(noCert)])
  })

  it.each([
    ['of lengths unknown', Uint8Array.from({ length: 40_000 }, (_, at) => (at >= 20_000 ? 0 : at % 2 ? 0x80 : 0x30))],
    ['of nulls side by side', Uint8Array.from([0x30, 0x82, 0x9c, 0x40, ...Array(20_000).fill([5, 0]).flat()])],
  ])('a certificate that is DER %s', async (_, der) => {
    expect(await refused({ ...(await certify()), cert: pem(der) })).toEqual([400, badRequest(noCert)])
  })

  it.each(['cert', 'key', 'ca'] as const)('a text of more than 65,536 signs as %s', async (member) => {
    const own = { ca: '', ...(await certify()) }
    const problem = `"${member}" must have at most 65536 characters.`
    expect(await refused({ ...own, [member]: own[member].padEnd(65_537) })).toEqual([400, badRequest(problem)])
  })

  it('an RSA key of more than 8192 bits', async () => {
    const { key } = await certify({ kind: 'rsa' })
    const cert = await certified({ n: numberOf(1_025), e: 'AQAB' })
    const problem = 'The certificate has a key of more than 8192 bits.'
    expect(await refused({ cert, key })).toEqual([400, badRequest(problem)])
  })

  it.each(['p', 'q', 'd', 'dp'] as const)(
    'an RSA key whose %s is larger than its modulus, before it computes with it',
    async (part) => {
      const jwk = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
      const { n = '', e = '' } = jwk
      const large = createPrivateKey({ key: { ...jwk, [part]: numberOf(8_000) }, format: 'jwk' })
      const key = large.export({ type: 'pkcs8', format: 'pem' })
      const problem = '"key" is not the key of the certificate.'
      expect(await refused({ cert: await certified({ n, e }), key })).toEqual([400, badRequest(problem)])
    },
  )
})

it('NOW-CERT-5 takes what stands around the blocks for commentary, and a label of more than 64 signs for damage', async () => {
  const { cert, key } = await certify()
  const client = createClient()
  const put = (text: string) => client.call('PUT', '/now/certs', { body: { domains, cert: text, key } })
  expect((await put(`Issued by hand\n${cert}\nand kept`)).status).toBe(200)
  const label = 'A'.repeat(65)
  expect((await put(`${cert}\n-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----`)).body).toEqual(
    badRequest(noCert),
  )
})
