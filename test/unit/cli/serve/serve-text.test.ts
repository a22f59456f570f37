/** What `nowhere serve` says, and the lines of its log. */
import { describe, expect, it } from 'vitest'
import { prettyOf } from '../../../../src/cli/serve/request-log.ts'
import { readyJson, readyText } from '../../../../src/cli/serve/serve-text.ts'

const told = {
  profile: 'documented',
  systems: [
    { name: 'now', origin: 'https://api.zeit.co', bodyBytesMax: 1 },
    { name: 'project-secrets', origin: 'https://www.floopfloop.com', bodyBytesMax: 1 },
  ],
  tokens: [
    { account: 'alice', token: 'nowhere_alice' },
    { account: 'bartholomew', token: 'b' },
  ],
} as const

const inMemory = { caFile: undefined, dataFolder: undefined, inspector: 'http://127.0.0.1:4700/_nowhere/' }
const caFile = "/tmp/it's/ca.pem"

describe('the text of a server that is ready', () => {
  it('has its url, its systems, its tokens, where its state is and a line to try', () => {
    expect(readyText('1.2.3', { url: 'http://127.0.0.1:4700' }, told, inMemory)).toBe(`\
nowhere 1.2.3 serves the documented profile on http://127.0.0.1:4700

  system           stands in for
  now              https://api.zeit.co
  project-secrets  https://www.floopfloop.com

  account      token
  alice        nowhere_alice
  bartholomew  b

State is in memory: it is gone when this ends.

Try it:
  curl -H 'Authorization: Bearer nowhere_alice' http://127.0.0.1:4700/now/deployments

Look into it: http://127.0.0.1:4700/_nowhere/

Ctrl-C ends it.
`)
  })

  it('says where the state is kept', () => {
    expect(
      readyText('1.2.3', { url: 'http://127.0.0.1:4700' }, told, { ...inMemory, dataFolder: './state' }),
    ).toContain('\nState is kept in ./state: it is there when this starts again.\n')
  })

  it('with TLS says how to trust it', () => {
    expect(readyText('1.2.3', { url: 'https://127.0.0.1:4700' }, told, { ...inMemory, caFile })).toContain(`\
  curl --cacert '/tmp/it'\\''s/ca.pem' -H 'Authorization: Bearer nowhere_alice' https://127.0.0.1:4700/now/deployments

Its certificate is of an authority made for this run. To trust it, and only while this runs:
  curl --cacert '/tmp/it'\\''s/ca.pem' ...
  NODE_EXTRA_CA_CERTS='/tmp/it'\\''s/ca.pem' node ...
`)
  })

  it('for programs is one line', () => {
    expect(readyJson({ url: 'http://127.0.0.1:1' }, told, undefined)).toBe(
      '{"url":"http://127.0.0.1:1","tokens":[{"account":"alice","token":"nowhere_alice"},{"account":"bartholomew","token":"b"}]}\n',
    )
    expect(JSON.parse(readyJson({ url: 'https://127.0.0.1:1' }, { ...told, tokens: [] }, '/tmp/ca.pem'))).toEqual({
      url: 'https://127.0.0.1:1',
      tokens: [],
      ca: '/tmp/ca.pem',
    })
    const below = { url: 'http://127.0.0.1:1', basePath: '/api' }
    expect(JSON.parse(readyJson(below, { tokens: [] }, undefined))).toEqual({ ...below, tokens: [] })
  })
})

describe('a line of the log', () => {
  const entry = { method: 'GET', path: '/now/secrets', status: 200, code: null, ms: 1.2345, account: 'alice' }

  it('says what was asked, by whom, and how it went', () => {
    expect(prettyOf(entry)).toBe('200 GET /now/secrets alice 1.2 ms')
    expect(prettyOf({ ...entry, account: null })).toBe('200 GET /now/secrets - 1.2 ms')
    const refused = { ...entry, status: 422, code: 'http-422', why: '"title" is missing.' }
    expect(prettyOf(refused)).toBe('422 GET /now/secrets alice 1.2 ms; "title" is missing.')
    expect(prettyOf({ ...entry, status: 404, code: 'not_found' })).toBe('404 not_found GET /now/secrets alice 1.2 ms')
  })

  it('does not command the terminal', () => {
    expect(prettyOf({ ...entry, path: '/\u001b[2J\n\u009b é' })).toBe(
      '200 GET /\\x1b[2J\\x0a\\x9b\\x20\\xe9 alice 1.2 ms',
    )
    expect(prettyOf({ ...entry, status: 400, why: 'There is no \u001b[2J, é.' })).toBe(
      '400 GET /now/secrets alice 1.2 ms; There is no \\x1b[2J, é.',
    )
  })
})
