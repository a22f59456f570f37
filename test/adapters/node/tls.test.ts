/** TLS: both protocols on one port, certificates that a client can verify, and those that the caller brings. */
import { once } from 'node:events'
import { type ConnectionOptions, connect, type PeerCertificate } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { createServer } from '../../../src/adapters/node.ts'
import { createPlatform } from '../../../src/index.ts'
import { createSelfSigned } from '../../clients/self-signed.ts'
import { serve } from './raw.ts'

interface Shaken {
  readonly protocol: string | false | null
  readonly certificate: PeerCertificate
}

/** Resolves only when the client finds the certificate good. */
async function shake(port: number, options: ConnectionOptions): Promise<Shaken> {
  const socket = connect({ port, host: '127.0.0.1', ...options })
  await once(socket, 'secureConnect')
  const shaken = { protocol: socket.alpnProtocol, certificate: socket.getPeerCertificate() }
  socket.destroy()
  return shaken
}

describe('the protocol', () => {
  it.each([
    [['h2', 'http/1.1'], 'h2'],
    [['http/1.1', 'h2'], 'h2'],
    [['http/1.1'], 'http/1.1'],
    [undefined, false],
  ])('NOW-NET-1 of a client that offers %j is %s', async (offered, agreed) => {
    const { server } = await serve({ tls: true })
    const { protocol } = await shake(server.port, { ca: server.ca, ...(offered && { ALPNProtocols: offered }) })
    expect(protocol).toBe(agreed)
  })
})

describe('the certificate made on the spot', () => {
  it.each(['localhost', 'api.zeit.co', 'my-app-abcdefghij.now.sh', 'alias.of-mine.rocks', 'API.Zeit.CO'])(
    'is good for %s',
    async (servername) => {
      const { server } = await serve({ tls: true })
      const { certificate } = await shake(server.port, { ca: server.ca, servername })
      expect(certificate.subjectaltname).toContain(`DNS:${servername.toLowerCase()}`)
    },
  )

  it('is good for the addresses of loopback and for the host that was asked for', async () => {
    const platform = createPlatform()
    const server = await createServer(platform, { tls: true }).listen({ host: '0.0.0.0' })
    try {
      const { certificate } = await shake(server.port, { ca: server.ca })
      const loopback = ['DNS:localhost', 'IP Address:127.0.0.1', 'IP Address:0:0:0:0:0:0:0:1']
      const systems = platform.systems.map(({ origin }) => `DNS:${new URL(origin).hostname}`)
      expect(certificate.subjectaltname?.split(', ')).toEqual([...loopback, 'IP Address:0.0.0.0', ...systems])
    } finally {
      await server.close()
    }
  })

  it('is refused by a client that was not told of its authority', async () => {
    const { server } = await serve({ tls: true })
    await expect(shake(server.port, {})).rejects.toThrow('unable to verify the first certificate')
  })

  it('is of an authority of its own: that of another server does not vouch for it', async () => {
    const [one, other] = [await serve({ tls: true }), await serve({ tls: true })]
    await expect(shake(one.server.port, { ca: other.server.ca })).rejects.toThrow()
  })

  it('does not answer for a name that is none', async () => {
    const { server } = await serve({ tls: true })
    await expect(shake(server.port, { ca: server.ca, servername: 'under_score' })).rejects.toThrow(
      "Hostname/IP does not match certificate's altnames",
    )
  })
})

describe('a certificate of the caller', () => {
  it('is served, and is what a client has to trust', async () => {
    const { cert, key } = await createSelfSigned('localhost')
    const { server } = await serve({ tls: { cert, key, ca: cert } })
    expect(server.ca).toBe(cert)
    const { certificate } = await shake(server.port, {
      ca: cert,
      servername: 'localhost',
      checkServerIdentity: () => undefined,
    })
    expect(certificate.subject.CN).toBe('localhost')
  })

  it.each([
    [
      'a key of another certificate',
      async () => ({ ...(await createSelfSigned('a')), key: (await createSelfSigned('b')).key }),
    ],
    ['texts that are no PEM', async () => ({ cert: 'certificate', key: 'key' })],
  ])('is refused with %s', async (_, made) => {
    const server = createServer(createPlatform(), { tls: await made() })
    await expect(server.listen()).rejects.toMatchObject({
      name: 'UsageError',
      code: 'INVALID_OPTION',
      message: expect.stringMatching(
        /^Failed to serve TLS with the given certificate: .+\. Give a certificate and the key that belongs to it, both as PEM\.$/,
      ),
    })
  })
})
