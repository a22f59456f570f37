/** Who can reach a server is said where it is more than this machine. */
import { describe, expect, it } from 'vitest'
import { reachText } from '../../../../src/cli/serve/reach-text.ts'

const reach = { host: '127.0.0.1', port: 4700, allowHosts: [], hasControl: true, hasControlToken: false }
const withoutToken = 'Beyond this machine the control API answers 401, because no --control-token was given.\n'

describe('the text of who can reach a server', () => {
  it.each(['127.0.0.1', '127.9.9.9', 'localhost', '::1'])('is empty on %s', (host) => {
    expect(reachText({ ...reach, host })).toBe('')
  })

  it.each([
    ['', 'every address of this machine'],
    ['0.0.0.0', 'every address of this machine'],
    ['::', 'every address of this machine'],
    ['192.168.1.7', '192.168.1.7'],
  ])('on "%s" names %s', (host, where) => {
    expect(reachText({ ...reach, host })).toBe(
      `It listens on ${where}: whoever reaches port 4700 can use it, with the tokens above.\n` +
        `Names that lead here, other than addresses, are taken with --allow-host NAME.\n${withoutToken}`,
    )
  })

  it('tells of the control token where another host is taken', () => {
    expect(reachText({ ...reach, allowHosts: ['a.test'] })).toBe(withoutToken)
    expect(reachText({ ...reach, allowHosts: ['a.test'], hasControlToken: true })).toBe(
      'Beyond this machine the control API asks for the token of --control-token.\n',
    )
    expect(reachText({ ...reach, allowHosts: ['a.test'], hasControl: false })).toBe('The control API is off.\n')
  })
})
