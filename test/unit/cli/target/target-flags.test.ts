import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { dnsCommand } from '../../../../src/cli/target/dns-command.ts'
import {
  addTargetFlags,
  flagsFromEnvironment,
  pickTargetFlags,
  readHeaders,
  readTokens,
} from '../../../../src/cli/target/target-flags.ts'
import { defaultIds, defaultTokens } from '../../../../src/contract/target/default-world.ts'
import { defaultWorld } from '../../../../src/spec/generated/world.ts'

const systems = ['now', 'vercel-secrets']

describe('tokens', () => {
  it('are of every system, or of the one that stands before them', () => {
    const flags = {
      token: ['abc', 'now=def'],
      secondToken: ['vercel-secrets=ghi'],
      extraToken: ['viewer=jkl', 'bound=now=mno'],
    }
    expect(readTokens(flags, systems)).toEqual({
      tokens: { owner: 'abc', viewer: 'jkl' },
      systemTokens: { now: { owner: 'def', bound: 'mno' }, 'vercel-secrets': { second: 'ghi' } },
    })
  })

  it('may hold the sign that stands between a system and its token', () => {
    expect(readTokens({ token: ['eyJh=='] }, systems).tokens).toEqual({ owner: 'eyJh==' })
  })

  it('may begin with what their scheme is called', () => {
    expect(readTokens({ token: ['Token 9944b09'] }, systems).tokens).toEqual({ owner: 'Token 9944b09' })
  })

  it.each([
    [{ token: [' abc'] }, 'that of the role owner is empty or has signs that no header may have'],
    [{ token: [''] }, 'that of the role owner is empty'],
    [{ token: ['now='] }, 'that of the role owner is empty'],
    [{ secondToken: ['a\nb'] }, 'that of the role second is empty or has signs that no header may have'],
    [{ extraToken: ['abc'] }, 'it names no role'],
  ])('are refused as %j', (flags, why) => {
    expect(() => readTokens(flags, systems)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION', message: expect.stringContaining(why) }),
    )
  })

  it('come from the environment by the names that reports use', () => {
    const environment = {
      NOWHERE_TOKEN: 'a',
      NOWHERE_SECOND_TOKEN: 'b',
      NOWHERE_VIEWER_TOKEN: 'c',
      NOWHERE_TOKEN_B: 'd',
    }
    expect(flagsFromEnvironment(environment)).toEqual({ token: ['a'], secondToken: ['b'], extraToken: ['viewer=c'] })
    expect(flagsFromEnvironment(environment, '_B')).toEqual({ token: ['d'] })
    expect(flagsFromEnvironment({ NOWHERE_TOKEN: '' })).toEqual({})
  })
})

describe('flags of two targets', () => {
  it('have the same names, with -b for the second', () => {
    const command = addTargetFlags(addTargetFlags(new Command()), '-b')
    command.parse(['--token', 'a', '--token-b', 'b', '--token-b', 'now=c', '--team-b', 't', '--insecure-b'], {
      from: 'user',
    })
    expect(pickTargetFlags(command.opts())).toEqual({ token: ['a'] })
    expect(pickTargetFlags(command.opts(), '-b')).toEqual({ token: ['b', 'now=c'], team: 't', insecure: true })
  })
})

describe('headers', () => {
  it('are read as name and value', () => {
    expect(readHeaders(['X-Gate: a: b', 'X-Empty:'])).toEqual({ 'X-Gate': 'a: b', 'X-Empty': '' })
  })

  it.each(['X-Gate', 'X Gate: a', ': a', 'X-Gate: a\r\nX-Other: b'])('are refused as %j', (line) => {
    expect(() => readHeaders([line])).toThrow('Failed to read --header: it is not NAME: VALUE.')
  })
})

describe('the world that the fake starts with', () => {
  it('has the tokens and ids that a target of it is given', () => {
    const tokens = new Map(defaultWorld.tokens?.map((each) => [each.token, each]))
    expect(Object.values(defaultTokens).filter((token) => !tokens.has(token))).toEqual([])
    expect(tokens.get(defaultTokens.revoked ?? '')?.revoked).toBe(true)
    expect(tokens.get(defaultTokens.bound ?? '')?.environments).toEqual([defaultIds.secondEnvironment])
    const ids = [defaultWorld.projects, defaultWorld.environments, defaultWorld.teams].flatMap((records) =>
      records?.flatMap((record) => ('slug' in record ? [record.id, record.slug] : [record.id])),
    )
    expect(Object.values(defaultIds).filter((id) => !ids.includes(id))).toEqual([])
  })
})

describe('a DNS command', () => {
  const node = `"${process.execPath}"`

  it('is run without a shell, with the values in their places', async () => {
    const script =
      "process.exit(process.argv[1] === 'a b.example' && process.argv[2] === '$(x);y' && process.argv[3] === 'TXT/set' ? 0 : 9)"
    const dns = dnsCommand(`${node} -e "${script}" {name} {value} {type}/{action}`)
    await expect(dns.set({ name: 'a b.example', type: 'TXT', value: '$(x);y' })).resolves.toBeUndefined()
  })

  it('that fails says what it said last', async () => {
    const dns = dnsCommand(`${node} -e "console.error('no such zone'); process.exit(4)" {name}`)
    await expect(dns.set({ name: 'a', type: 'TXT', value: 'b' })).rejects.toThrow(
      'the DNS command ended with 4: no such zone',
    )
  })

  it('is asked to remove only where it is told which of the two it is to do', async () => {
    const fails = `${node} -e "process.exit(1)" {name}`
    expect(dnsCommand(fails).remove).toBeUndefined()
    await expect(dnsCommand(`${fails} {action}`).remove?.({ name: 'a', type: 'TXT' })).rejects.toThrow('ended with 1')
  })
})
