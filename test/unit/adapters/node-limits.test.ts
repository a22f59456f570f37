/** What a server is told of who may come in. */
import { describe, expect, it } from 'vitest'
import { readAccess } from '../../../src/adapters/node/limits.ts'

describe('who a server lets in', () => {
  it('is this machine, 800 connections at once, unless told otherwise', () => {
    expect(readAccess({})).toEqual({
      allowHosts: [],
      control: true,
      controlToken: undefined,
      controlOrigins: [],
      connectionsMax: 800,
    })
    const all = {
      allowHosts: ['a.test', '10.0.0.1:80'],
      control: false,
      controlToken: 't',
      controlOrigins: ['https://a.test'],
      connectionsMax: 1,
    }
    expect(readAccess(all)).toEqual(all)
  })

  it.each([
    [{ allowHosts: ['http://a.test'] }, 'take a host: "http://a.test"'],
    [{ allowHosts: [''] }, 'take a host: ""'],
    [{ controlOrigins: ['a.test'] }, 'let pages use the control API: "a.test"'],
    [{ controlOrigins: ['http://a.test/'] }, 'let pages use the control API: "http://a.test/"'],
    [{ controlToken: 'my token' }, 'ask for a control token: "***"'],
    [{ controlToken: '' }, 'ask for a control token: "***"'],
    [{ connectionsMax: 0 }, 'keep to a number of connections: 0'],
    [{ connectionsMax: 1.5 }, 'keep to a number of connections: 1.5'],
  ])('is not %j', (options, what) => {
    expect(() => readAccess(options)).toThrow(`Failed to ${what} cannot be meant. Give `)
  })
})
