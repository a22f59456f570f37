/** Certificates that the user brings: really parsed, held to their key, their names and the clock. */
import { describe, expect, it } from 'vitest'
import { asForm, certify, dayMs, type Kind } from './certified.ts'
import { badRequest, type Client, createClient, refusal, startIso, startMs } from './client.ts'

const uid = expect.stringMatching(/^[A-Za-z0-9]{24}$/)
const iso = (ms: number) => new Date(ms).toISOString()
const domains = ['testing.zeit.co']

const list = async ({ call }: Client) => (await call<{ certs: unknown[] }>('GET', '/now/certs')).body.certs
const issue = ({ call }: Client, body: unknown) => call<{ uid: string }>('POST', '/now/certs', { body })
const put = ({ call }: Client, body: unknown) => call<{ created_at: string }>('PUT', '/now/certs', { body })

describe("bringing one's own", () => {
  it('NOW-CERT-5, NOW-CERT-6 makes an entry that expires when the certificate does', async () => {
    const client = createClient()
    const { status, body } = await put(client, { domains, ...(await certify()), ca: '' })
    expect([status, body]).toEqual([200, { created_at: startIso }])
    expect(await list(client)).toEqual([
      { cn: 'testing.zeit.co', uid, created: startIso, expiration: iso(startMs + dayMs), autoRenew: false },
    ])
  })

  it('NOW-CERT-5 replaces the entry that is there, which keeps its uid', async () => {
    const client = createClient()
    const { body } = await issue(client, { domains })
    client.platform.clock.advance('1h')
    const replaced = await put(client, { domains, ...(await certify()) })
    expect(replaced.body).toEqual({ created_at: iso(startMs + 3_600_000) })
    expect(await list(client)).toMatchObject([
      { uid: body.uid, expiration: iso(startMs + dayMs), autoRenew: false, created: iso(startMs + 3_600_000) },
    ])
  })

  it.each<[Kind, 'pkcs8' | 'pkcs1' | 'sec1']>([
    ['rsa', 'pkcs8'],
    ['rsa', 'pkcs1'],
    ['p256', 'pkcs8'],
    ['p256', 'sec1'],
    ['p384', 'sec1'],
    ['p521', 'sec1'],
    ['ed25519', 'pkcs8'],
  ])('NOW-CERT-5 takes a key of the kind %s in %s', async (kind, form) => {
    const { cert, key } = await certify({ kind })
    const { status, body } = await put(createClient(), { domains, cert, key: asForm(key, form) })
    expect([status, body]).toEqual([200, { created_at: startIso }])
  })

  it('NOW-CERT-5 takes the block of parameters that OpenSSL writes before an EC key, and lines that end as on Windows', async () => {
    const { cert, key } = await certify()
    const parameters = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n'
    const windows = (text: string) => text.replaceAll(/\r?\n/g, '\r\n')
    const { status } = await put(createClient(), {
      domains,
      cert: windows(cert),
      key: windows(parameters + asForm(key, 'sec1')),
    })
    expect(status).toBe(200)
  })

  it('NOW-CERT-5, NOW-CERT-6 takes a chain, in `ca` or behind the certificate, and none at all', async () => {
    const { cert, key } = await certify()
    const { cert: above } = await certify({ commonName: 'Some Authority' })
    for (const body of [
      { domains, cert, key },
      { domains, cert, key, ca: '' },
      { domains, cert, key, ca: above },
      { domains, cert, key, ca: `subject=Some Authority\n${above}\n${above}` },
      { domains, cert: `${cert}\n${above}`, key },
    ]) {
      expect((await put(createClient(), body)).status).toBe(200)
    }
  })

  it('NOW-CERT-6 takes a certificate for names that it covers, one label for a star', async () => {
    const own = await certify({ names: ['zeit.co', '*.ZEIT.co'] })
    for (const names of [['zeit.co'], ['zeit.co', 'Testing.zeit.co'], ['*.zeit.co']]) {
      expect((await put(createClient(), { domains: names, ...own })).status).toBe(200)
    }
  })

  it.each([
    ['a name that it does not have', ['other.zeit.co'], 'other.zeit.co'],
    ['one of two names', ['testing.zeit.co', 'other.zeit.co'], 'other.zeit.co'],
    ['two labels for a star', ['a.b.wild.co'], 'a.b.wild.co'],
    ['the domain of a star', ['wild.co'], 'wild.co'],
    ['a star that it does not have', ['*.zeit.co'], '*.zeit.co'],
    ['its common name, which is not among its alternative names', ['common.zeit.co'], 'common.zeit.co'],
  ])('NOW-CERT-6 refuses it for %s', async (_, names, uncovered) => {
    const client = createClient()
    const own = await certify({ commonName: 'common.zeit.co', names: ['testing.zeit.co', '*.wild.co'] })
    const { status, body } = await put(client, { domains: names, ...own })
    expect([status, body]).toEqual([400, badRequest(`The certificate does not cover "${uncovered}".`)])
    expect(await list(client)).toEqual([])
  })

  it('NOW-CERT-6 refuses an expired one by its own code, counted by the clock of the world', async () => {
    const client = createClient()
    const own = await certify({ notAfterMs: startMs })
    const { status, body } = await put(client, { domains, ...own })
    expect([status, body]).toEqual([
      400,
      refusal('cert_expired', 'https://zeit.co/errors/certs/cert_expired', `The certificate expired at ${startIso}.`),
    ])
    client.platform.clock.set(startMs - 1)
    expect((await put(client, { domains, ...own })).status).toBe(200)
  })

  it('NOW-CERT-5 takes one that is not in force yet: it is PEM, and the world may stand in the past', async () => {
    const client = createClient()
    const own = await certify({ notBeforeMs: startMs + 1_000 })
    expect((await put(client, { domains, ...own })).status).toBe(200)
  })

  it('NOW-CERT-6 refuses a key that belongs to another certificate, whatever its kind', async () => {
    const { cert } = await certify({ kind: 'p256' })
    for (const kind of ['p256', 'p384', 'rsa', 'ed25519'] as const) {
      const { key } = await certify({ kind })
      const { status, body } = await put(createClient(), { domains, cert, key })
      expect([status, body]).toEqual([400, badRequest('"key" is not the key of the certificate.')])
    }
    const rsa = asForm((await certify({ kind: 'rsa' })).key, 'pkcs1')
    expect((await put(createClient(), { domains, cert, key: rsa })).status).toBe(400)
  })

  describe('NOW-CERT-5 refuses what is not PEM, and the old entry stays:', () => {
    const damaged = (pem: string) => pem.replace(/\n[A-Za-z0-9+/]{10}/, '\n!!!!!!!!!!')
    const shifted = (pem: string) => pem.replace(/\n[A-Za-z0-9+/]{8}/, '\nAAAAAAAA')
    const noCert = '"cert" is not a certificate in PEM.'
    const noKey = '"key" is not one private key in PEM.'
    const noChain = '"ca" is not a chain of certificates in PEM.'

    it.each<[string, (own: { cert: string; key: string }) => object, string]>([
      ['words for a certificate', () => ({ cert: 'PEM formatted certificate' }), noCert],
      ['an empty certificate', () => ({ cert: '' }), noCert],
      ['a certificate that is cut off', ({ cert }) => ({ cert: cert.slice(0, -30) }), noCert],
      ['a certificate that is no base64', ({ cert }) => ({ cert: damaged(cert) }), noCert],
      ['a certificate that is no DER', ({ cert }) => ({ cert: shifted(cert) }), noCert],
      ['a key for a certificate', ({ key }) => ({ cert: key }), noCert],
      ['a certificate with the key behind it', ({ cert, key }) => ({ cert: `${cert}\n${key}` }), noCert],
      ['words for a key', () => ({ key: 'PEM formatted private key' }), noKey],
      ['an empty key', () => ({ key: '' }), noKey],
      ['two keys', ({ key }) => ({ key: `${key}\n${key}` }), noKey],
      ['a certificate for a key', ({ cert }) => ({ key: cert }), '"key" is no private key.'],
      ['a key that is no DER', ({ key }) => ({ key: shifted(key) }), '"key" is not the key of the certificate.'],
      [
        'an encrypted key',
        ({ key }) => ({ key: asForm(key, 'pkcs8', 'hush') }),
        '"key" is encrypted; a server could not use it.',
      ],
      [
        'an encrypted key of the old form',
        ({ key }) => ({ key: asForm(key, 'sec1', 'hush') }),
        '"key" is encrypted; a server could not use it.',
      ],
      ['words for a chain', () => ({ ca: 'PEM formatted CA chain' }), noChain],
      ['a key for a chain', ({ key }) => ({ ca: key }), noChain],
    ])('%s', async (_, change, problem) => {
      const client = createClient()
      await issue(client, { domains })
      const before = client.platform.snapshot()
      const own = await certify()
      const { status, body } = await put(client, { domains, ...own, ...change(own) })
      expect([status, body]).toEqual([400, badRequest(problem)])
      expect(client.platform.snapshot().collections).toEqual(before.collections)
      expect(client.platform.snapshot().ids).toEqual(before.ids)
    })
  })

  it('NOW-CERT-9 keeps the private key out of every answer and out of the world', async () => {
    const client = createClient()
    const { cert, key } = await certify()
    const { key: other } = await certify()
    const secret = (pem: string) => pem.split('\n')[1] ?? ''
    const answers = [
      await put(client, { domains, cert, key }),
      await put(client, { domains, cert, key: other }),
      await put(client, { domains, cert: key, key: cert }),
      await client.call('GET', '/now/certs'),
      await client.call('GET', '/now/certs/testing.zeit.co'),
    ]
    const told = JSON.stringify([answers.map(({ body }) => body), client.platform.snapshot()])
    for (const pem of [key, other]) expect(told).not.toContain(secret(pem))
  })
})
