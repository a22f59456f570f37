/** What the clients ask before they ask anything else: the nameservers of a domain, and who they are. */
import { describe, expect, it } from 'vitest'
import { badRequest, createClient } from './client.ts'

describe('nameservers', () => {
  const withServers = () => {
    const client = createClient()
    for (const value of ['california.zeit.world', 'london.zeit.world']) {
      client.platform.outsideDns.set({ name: 'zeit.rocks', type: 'NS', value })
    }
    return client
  }
  const found = { nameservers: ['california.zeit.world', 'london.zeit.world'], domain: 'zeit.rocks' }

  it.each(['zeit.rocks', 'ZEIT.rocks', 'a.b.zeit.rocks'])(
    'NEAR-5 answers those of the outside DNS for %s, and the domain that has them',
    async (name) => {
      const { call } = withServers()
      const { status, body } = await call('GET', `/whois-ns?domain=${name}`)
      expect([status, body]).toEqual([200, found])
    },
  )

  it('NEAR-5 answers none for a domain that nobody has', async () => {
    const { call } = withServers()
    expect((await call('GET', '/whois-ns?domain=www.notzeit.rocks')).body).toEqual({
      nameservers: [],
      domain: 'notzeit.rocks',
    })
  })

  it('NEAR-5 answers the same at the address of the second try', async () => {
    const { call } = withServers()
    expect((await call('GET', '/whois-ns-fallback?domain=zeit.rocks')).body).toEqual(found)
  })

  it.each([
    ['/whois-ns', '"domain" is missing.'],
    ['/whois-ns?domain=rocks', expect.stringContaining('"domain"')],
  ])('NEAR-5 refuses %s', async (path, message) => {
    const { status, body } = await createClient().call('GET', path)
    expect([status, body]).toEqual([400, badRequest(message)])
  })
})
