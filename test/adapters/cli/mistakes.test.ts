/** A mistake by the caller is one clear line on stderr and exit code 2; help is no mistake. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { buildNowhere, runNowhere, serveNowhere } from './run-nowhere.ts'

buildNowhere()

const folder = mkdtempSync(join(tmpdir(), 'nowhere-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const serve = (...args: readonly string[]): readonly string[] => ['serve', '--port', '0', ...args]
const see = 'See nowhere serve --help.'
const commands = 'serve, explain, verify, compare, clean, selftest, replay, why, ctl, build, mcp, complete'

const mistakes: readonly (readonly [args: readonly string[], line: string])[] = [
  [
    ['ctl'],
    'no command was given. There is clock, reset, step, hold, release, crash, faults, fail, dns, worlds, records, populate, snapshots, snapshot, restore, journal, log; see nowhere ctl --help.',
  ],
  [['bogus'], `unknown command 'bogus'. There is ${commands}; see nowhere --help.`],
  [['--bogus'], `unknown option '--bogus'. ${see}`],
  [serve('--prt', '1'), `unknown option '--prt' (Did you mean --port?). ${see}`],
  [serve('extra'), `too many arguments for 'serve'. Expected 0 arguments but got 1. ${see}`],
  [
    ['serve', '--port', 'http'],
    `option '--port <n>' argument 'http' is invalid. Give a whole number from 0 to 65535. ${see}`,
  ],
  [['serve', '--port'], `option '--port <n>' argument missing. ${see}`],
  [
    serve('--rate-limit', '0'),
    `option '--rate-limit <n|off>' argument '0' is invalid. Give a whole number of 1 or more, or off. ${see}`,
  ],
  [
    serve('--profile', 'real'),
    `option '--profile <profile>' argument 'real' is invalid. Allowed choices are documented, observed. ${see}`,
  ],
  [
    serve('--log', 'loud'),
    `option '--log <format>' argument 'loud' is invalid. Allowed choices are pretty, json, off. ${see}`,
  ],
  [
    serve('--life-cycle', 'never'),
    `option '--life-cycle <how>' argument 'never' is invalid. Give timed, immediate, manual or reads:N. ${see}`,
  ],
  [
    serve('--booting-ms', '1s'),
    `option '--booting-ms <n>' argument '1s' is invalid. Give a whole number of 0 or more. ${see}`,
  ],
  [
    serve('--token', 'mine'),
    `option '--token <account=token>' argument 'mine' is invalid. Give ACCOUNT=TOKEN, the token of visible ASCII characters only, without spaces. ${see}`,
  ],
  [
    serve('--token', 'nobody=x'),
    'Failed to add a token for "nobody": there is no such account. The accounts are alice, bob, carol.',
  ],
  [
    serve('--cors', 'all'),
    `Failed to let web pages of "all" call the server: it is no origin. Give 'loopback', scheme and host such as 'http://app.test:3000', or several of these; or 'off' alone.`,
  ],
  [
    serve('--world', '/no/such.json'),
    'Failed to read the world from /no/such.json: there is no such file or folder. Give a file that can be read.',
  ],
  [
    serve('--world', tmpdir()),
    `Failed to read the world from ${tmpdir()}: it is a folder. Give a file that can be read.`,
  ],
  [serve('--cert', 'cert.pem'), 'Failed to serve TLS: --cert was given alone. Give both --cert and --key.'],
  [serve('--key', 'key.pem'), 'Failed to serve TLS: --key was given alone. Give both --cert and --key.'],
  [
    serve('--cert', '/no/cert', '--key', '/no/key'),
    'Failed to read the certificate from /no/cert: there is no such file or folder. Give a file that can be read.',
  ],
  [
    serve('--ca-out', 'x.pem'),
    'Failed to write a certificate authority: none is made. Give --ca-out with --tls and without --cert.',
  ],
  [
    serve('--tls', '--ca-out', '/no/folder/x.pem'),
    'Failed to write /no/folder/x.pem: there is no such file or folder. Give a file that can be written.',
  ],
  [
    serve('--tls', '--ca-out', tmpdir()),
    `Failed to write ${tmpdir()}: it is a folder. Give a file that can be written.`,
  ],
  [
    serve('--host', '192.0.2.1'),
    'Failed to listen on 192.0.2.1:0: the address is not one of this machine. Give a host name or address of this machine.',
  ],
]

describe('a mistake', () => {
  it.each(mistakes)('nowhere %j', async (args, line) => {
    expect(await runNowhere(...args)).toEqual({ code: 2, stdout: '', stderr: `nowhere: ${line}\n` })
  })

  it('in the time names a time', async () => {
    const { code, stderr } = await runNowhere(...serve('--clock', 'noon'))
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^nowhere: Failed to read the time "noon": .+\n$/)])
  })

  it('in a world names what is wrong', async () => {
    const notJson = await runNowhere(...serve('--world', file('not.json', '{')))
    expect([notJson.code, notJson.stderr]).toEqual([
      2,
      expect.stringMatching(
        /^nowhere: Failed to read the world from .+not\.json: it is not JSON \(.+\)\. Give a file that is\.\n$/,
      ),
    ])
    const invalid = await runNowhere(...serve('--world', file('invalid.json', '{"accounts":[{"id":7}]}')))
    expect([invalid.code, invalid.stderr]).toEqual([
      2,
      expect.stringMatching(/^nowhere: Failed to read the world at \/accounts\/0.+\n$/),
    ])
  })

  it('with a port that is taken says so', async () => {
    const { port } = new URL((await serveNowhere()).url)
    expect(await runNowhere('serve', '--port', port)).toEqual({
      code: 2,
      stdout: '',
      stderr: `nowhere: Failed to listen on 127.0.0.1:${port}: the port is in use. Give another port; 0 picks a free one.\n`,
    })
  })
})

describe('help', () => {
  it.each([['--help'], ['-h'], ['serve', '--help']])('is printed for %s', async (...args) => {
    const { code, stdout, stderr } = await runNowhere(...args)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(args.includes('serve') ? /--life-cycle <how>/ : /serve \[options\]/)
  })

  it.each(['--version', '-V'])('%s prints the version', async (flag) => {
    expect(await runNowhere(flag)).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' })
  })
})
