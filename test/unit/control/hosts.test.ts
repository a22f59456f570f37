/** Which hosts a server answers for. */
import { describe, expect, it } from 'vitest'
import { createHosts, hostNameOf } from '../../../src/control/hosts.ts'
import { createPlatform } from '../../../src/index.ts'

const site = 'project-a-abcdefghij.now.sh'
const { systems } = createPlatform({ origins: { now: 'http://fake.internal:8080' } })
const platform = { systems, servesHost: (host: string) => hostNameOf(host) === site }
const hosts = createHosts(platform, { host: 'Nowhere.Rocks', allowHosts: ['proxy.test', 'Tunnel.test:443'] })

const loopback = (host: string) => ({ host, isForServer: true, isLoopback: true })
const named = (host: string) => ({ host, isForServer: true, isLoopback: false })
const other = (host: string) => ({ host, isForServer: false, isLoopback: false })

describe('a host that the server answers for', () => {
  it.each([
    'localhost',
    'LOCALHOST.:80',
    '127.0.0.1',
    '127.8.9.1:4700',
    '[::1]:4700',
    'app.localhost:4700',
    'nowhere.rocks.:4700',
  ])('leads nowhere but here: %s', (host) => {
    expect(hosts.find(host)).toEqual(loopback(host))
  })

  it.each(['proxy.test', 'PROXY.test:80', 'tunnel.test', ''])('was allowed, or none was named: "%s"', (host) => {
    expect(hosts.find(host)).toEqual(named(host))
  })

  it.each(['fake.internal:8080', 'fake.internal', 'api.vercel.com', 'api.vercel.com:443', site, `${site}:4700`])(
    'is a system’s or a user’s: %s',
    (host) => {
      expect(hosts.find(host)).toEqual(other(host))
    },
  )

  it('is the site of a host that stands before .localhost, also one that is gone', () => {
    expect(hosts.find(`${site}.localhost:4700`)).toEqual(other(site))
    expect(hosts.find('gone-abcdefghij.now.sh.localhost')).toEqual({
      ...other('gone-abcdefghij.now.sh'),
      isLoopback: true,
    })
    expect(hosts.find('app.localhost')).toEqual(loopback('app.localhost'))
  })

  it('is the address at which the request came in', () => {
    expect(hosts.find('192.168.1.7:4700', '192.168.1.7')).toEqual(named('192.168.1.7:4700'))
    expect(hosts.find('192.168.1.7:4700', '::ffff:192.168.1.7')).toEqual(named('192.168.1.7:4700'))
    expect(hosts.find('[fe80::1]', 'fe80::1')).toEqual(named('[fe80::1]'))
    expect(hosts.find('192.168.1.7', '192.168.1.8')).toBeUndefined()
  })

  it.each([
    'evil.test',
    'localhost.evil.test',
    'evil.test:127.0.0.1',
    'xlocalhost',
    'proxy.test.evil.test',
    'api.zeit.co',
    'gone-abcdefghij.now.sh',
    '0.0.0.0',
    ']',
    '[::1',
    ':',
  ])('is none of a stranger: %s', (host) => {
    expect(hosts.find(host)).toBeUndefined()
  })
})
