/** What the control API does to a platform, and how it refuses. */
import { describe, expect, it } from 'vitest'
import { createControl } from '../../../src/control/control.ts'
import { routes } from '../../../src/control/routes.ts'
import { createAsker, refusal, startIso } from './ask.ts'

const tokenHeader = { Authorization: 'Bearer nowhere_alice' }
const secretsUrl = 'https://api.zeit.co/now/secrets'

describe('health', () => {
  it('tells that this is the fake, which version, and its time', () => {
    const { ask } = createAsker({ profile: 'observed' })
    expect(ask('GET', 'health')).toEqual({
      status: 200,
      headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
      body: {
        name: 'nowhere-kit',
        version: '1.2.3',
        profile: 'observed',
        systems: [
          { name: 'now', origin: 'https://api.zeit.co' },
          { name: 'vercel-secrets', origin: 'https://api.vercel.com' },
          { name: 'environment-secrets', origin: 'https://example.com' },
          { name: 'project-secrets', origin: 'https://www.floopfloop.com' },
        ],
        clock: stoppedAt(startIso),
      },
    })
  })

  it('is answered to HEAD without a body', () => {
    const { ask } = createAsker()
    expect(ask('HEAD', 'health')).toMatchObject({ status: 200, body: null })
  })
})

describe('reset', () => {
  it('takes the world back to its start', async () => {
    const { ask, platform } = createAsker()
    platform.clock.advance('1h')
    platform.outsideDns.set({ name: 'a.rocks', type: 'TXT', value: 'x' })
    await platform.fetch(secretsUrl, { headers: tokenHeader })
    expect(ask('POST', 'reset')).toMatchObject({ status: 200, body: { clock: { now: startIso } } })
    expect([platform.journal.entries(), platform.outsideDns.list(), platform.clock.iso()]).toEqual([[], [], startIso])
  })
})

describe('the clock', () => {
  it.each([
    [{ advance: '10s' }, stoppedAt('2017-02-20T08:00:10.000Z')],
    [{ advance: 250 }, stoppedAt('2017-02-20T08:00:00.250Z')],
    [{ set: '2018-01-01T00:00:00Z' }, stoppedAt('2018-01-01T00:00:00.000Z')],
    [{ set: 0 }, stoppedAt('1970-01-01T00:00:00.000Z')],
    [{ freeze: true }, stoppedAt(startIso)],
  ])('takes %j', (body, clock) => {
    const { ask } = createAsker()
    expect(ask('POST', 'clock', body)).toMatchObject({ status: 200, body: clock })
    expect(ask('GET', 'clock').body).toEqual(clock)
  })

  it('that follows the system stops when it is told to', () => {
    const { ask, platform } = createAsker({ clock: 'system' })
    expect(ask('GET', 'clock').body).toMatchObject({ mode: 'system' })
    expect(ask('POST', 'clock', { freeze: true }).body).toEqual(stoppedAt(platform.clock.iso()))
  })

  it.each([
    [{}, 'INVALID_BODY', 'The body must have one member: "advance", "advanceUntil", "set", "freeze" or "restore".'],
    [
      { advance: '1s', freeze: true },
      'INVALID_BODY',
      'The body must have one member: "advance", "advanceUntil", "set", "freeze" or "restore".',
    ],
    [{ freeze: false }, 'INVALID_BODY', 'The member "freeze" must be true.'],
    [{ advance: null }, 'INVALID_BODY', 'The member "advance" must be a text or a number of milliseconds.'],
    [{ set: [] }, 'INVALID_BODY', 'The member "set" must be a text or a number of milliseconds.'],
    [
      { back: '1s' },
      'INVALID_BODY',
      'There is no member "back"; there is advance, set, freeze, restore, advanceUntil, atMost.',
    ],
    [{ advance: '-1s' }, 'INVALID_DURATION', expect.stringContaining('Failed to advance the clock by "-1s"')],
    [{ set: 'tomorrow' }, 'INVALID_TIME', expect.stringContaining('Failed to read the time "tomorrow"')],
  ])('refuses %j and stays where it is', (body, code, message) => {
    const { ask, platform } = createAsker()
    expect(ask('POST', 'clock', body)).toMatchObject({ status: 400, body: refusal(code, message) })
    expect(platform.clock.iso()).toBe(startIso)
  })
})

describe('outside DNS', () => {
  const record = { name: '_now.a.rocks', type: 'TXT', value: 'token' }
  const other = { name: '_now.a.rocks', type: 'A', value: '127.0.0.1' }

  it('is told, set and removed', () => {
    const { ask } = createAsker()
    expect(ask('GET', 'dns').body).toEqual({ records: [] })
    ask('PUT', 'dns', record)
    expect(ask('PUT', 'dns', other)).toMatchObject({ status: 200, body: { records: [record, other] } })
    expect(ask('DELETE', 'dns', { name: '_now.a.rocks', type: 'A' }).body).toEqual({ records: [record] })
    expect(ask('DELETE', 'dns', { name: '_now.a.rocks' }).body).toEqual({ records: [] })
  })

  it.each([
    [{ type: 'TXT', value: 'x' }, 'The member "name" is missing.'],
    [{ name: 'a.rocks', type: '', value: 'x' }, 'The member "type" must be a text that is not empty.'],
    [{ name: 'a.rocks', type: 'TXT', value: 7 }, 'The member "value" must be a text that is not empty.'],
    [{ ...record, ttl: 60 }, 'There is no member "ttl"; there is name, type, value.'],
  ])('refuses the record %j', (body, message) => {
    const { ask, platform } = createAsker()
    expect(ask('PUT', 'dns', body)).toMatchObject({ status: 400, body: refusal('INVALID_BODY', message) })
    expect(platform.outsideDns.list()).toEqual([])
  })
})

describe('a record of outside DNS of a type that no world has', () => {
  it('is refused', () => {
    const { ask, platform } = createAsker()
    expect(ask('PUT', 'dns', { name: 'a.rocks', type: 'BOGUS', value: 'x' })).toMatchObject({
      status: 400,
      body: { error: { code: 'INVALID_OPTION' } },
    })
    expect(platform.outsideDns.list()).toEqual([])
  })
})

describe('a step', () => {
  it('moves a deployment to its next state', async () => {
    const { ask, platform } = createAsker({ lifeCycle: 'manual' })
    const created = await platform.fetch('https://api.zeit.co/now/deployments', {
      method: 'POST',
      headers: { ...tokenHeader, 'Content-Type': 'application/json' },
      body: '{"package":{"name":"app"}}',
    })
    // The answer of createNowDeployment.
    const { uid } = (await created.json()) as { readonly uid: string }
    expect(ask('POST', 'step', { deployment: uid })).toMatchObject({
      status: 200,
      body: { deployment: uid, state: 'READY' },
    })
  })

  it('of what is not there is refused', () => {
    const { ask } = createAsker()
    const message = expect.stringContaining('Failed to step the deployment "none"')
    expect(ask('POST', 'step', { deployment: 'none' })).toMatchObject({
      status: 400,
      body: refusal('UNKNOWN_RECORD', message),
    })
  })
})

describe('a fault', () => {
  it('hits the next calls of an operation', async () => {
    const { ask, platform } = createAsker()
    const body = { operationId: 'listNowSecrets', code: 'internal_server_error' }
    expect(ask('POST', 'fail', { ...body, times: 2 })).toMatchObject({ status: 200, body: { ...body, times: 2 } })
    const statuses = []
    for (let call = 0; call < 3; call++)
      statuses.push((await platform.fetch(secretsUrl, { headers: tokenHeader })).status)
    expect(statuses).toEqual([500, 500, 200])
  })

  it.each([
    [{ operationId: 'nothing', code: 'not_found' }, 'UNKNOWN_OPERATION'],
    [{ operationId: 'constructor', code: 'not_found' }, 'UNKNOWN_OPERATION'],
    [{ operationId: '__proto__', code: 'not_found' }, 'UNKNOWN_OPERATION'],
    [{ operationId: 'listNowSecrets', code: 'cert_expired' }, 'UNDECLARED_CODE'],
    [{ operationId: 'listNowSecrets', code: 'bad_request', times: 0 }, 'INVALID_OPTION'],
    [{ operationId: 'listNowSecrets', code: 'bad_request', times: '2' }, 'INVALID_BODY'],
    [{ operationId: 'listNowSecrets' }, 'INVALID_BODY'],
  ])('of %j is refused', (body, code) => {
    const { ask } = createAsker()
    expect(ask('POST', 'fail', body)).toMatchObject({ status: 400, body: refusal(code, expect.any(String)) })
  })
})

describe('the journal', () => {
  it('tells what was asked and answered, and no value and no token', async () => {
    const { ask, platform } = createAsker()
    await platform.fetch(`${secretsUrl}?x=1`, {
      method: 'POST',
      headers: { ...tokenHeader, Cookie: 'hush', 'Proxy-Authorization': 'hush', 'Content-Type': 'application/json' },
      body: '{"name":"mine","value":"hush"}',
    })
    const { body } = ask('GET', 'journal')
    expect(body).toEqual({
      entries: [
        {
          ordinal: 1,
          atMs: Date.parse(startIso),
          operationId: 'createNowSecret',
          accountId: '2qDDuGFTWXBLDNnqZfWPDp1A',
          request: {
            method: 'POST',
            host: 'api.zeit.co',
            path: '/now/secrets',
            query: 'x=1',
            headers: {
              authorization: '***',
              'content-type': 'application/json',
              cookie: '***',
              'proxy-authorization': '***',
            },
          },
          answer: { status: 200, headers: expect.objectContaining({ 'X-Rate-Limit-Remaining': '599' }) },
        },
      ],
    })
    expect(JSON.stringify(body)).not.toMatch(/hush|nowhere_alice/)
  })
})

describe('a request that the control API does not know', () => {
  it.each(['', 'unknown', 'health/', 'toString', '__proto__'])('of the path "%s" is not found', (path) => {
    const { ask } = createAsker()
    const message = `There is no "/_nowhere/${path}"; there is ${Object.keys(routes).join(', ')}.`
    expect(ask('GET', path)).toMatchObject({ status: 404, body: refusal('NOT_FOUND', message) })
  })

  it.each([
    ['DELETE', 'health', 'GET'],
    ['GET', 'reset', 'POST'],
    ['OPTIONS', 'dns', 'GET, PUT, DELETE'],
    ['constructor', 'dns', 'GET, PUT, DELETE'],
  ])('%s %s is refused with what there is', (method, path, allow) => {
    const { ask } = createAsker()
    expect(ask(method, path)).toMatchObject({
      status: 405,
      headers: { Allow: allow },
      body: refusal('METHOD_NOT_ALLOWED', `/_nowhere/${path} takes ${allow}.`),
    })
  })

  it.each([
    ['{', {}, 400, 'UNREADABLE_BODY'],
    ['', {}, 400, 'UNREADABLE_BODY'],
    ['[]', {}, 400, 'INVALID_BODY'],
    ['null', {}, 400, 'INVALID_BODY'],
    ['"freeze"', {}, 400, 'INVALID_BODY'],
    ['{"__proto__":{"freeze":true}}', {}, 400, 'INVALID_BODY'],
    ['{"freeze":true}', { headers: { 'content-type': 'text/plain' } }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['{"freeze":true}', { headers: {} }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['{"freeze":true}', { tooLarge: true }, 413, 'TOO_LARGE'],
    [`{"freeze":true}${' '.repeat(1_048_576)}`, {}, 413, 'TOO_LARGE'],
    ['{}', { body: Uint8Array.of(0x7b, 0xff, 0x7d) }, 400, 'UNREADABLE_BODY'],
  ])('with the body %.20s is refused', (body, request, status, code) => {
    const { ask, platform } = createAsker({ clock: 'system' })
    expect(ask('POST', 'clock', body, request)).toMatchObject({ status, body: refusal(code, expect.any(String)) })
    expect(platform.clock.snapshot().mode).toBe('system')
  })

  it('is only what is under /_nowhere', () => {
    const control = createControl(createAsker().platform, { version: () => '', scheme: 'http', host: '127.0.0.1' })
    expect(['/_nowhere', '/_nowhere/x', '/_nowhere_', '/now', '/x/_nowhere/'].map(control.serves)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

function stoppedAt(now: string): object {
  return { now, nowMs: Date.parse(now), mode: 'stopped', ms: Date.parse(now) }
}

describe('JSON that is nested ten thousand levels deep', () => {
  const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`

  it.each([
    ['POST', 'faults', `{"operation":"*","code":${deep}}`],
    ['POST', 'populate', `{"secrets":${deep}}`],
    ['POST', 'journal/assert', `{"assertion":"called","body":${deep}}`],
    ['PUT', 'report', `{"verdict":${deep}}`],
    ['PUT', 'snapshot', `{"version":1,"clock":${deep}}`],
  ])('is refused at %s %s, and nothing of it is kept', async (method, path, body) => {
    const { ask } = createAsker()
    const told = ask(method, path, body)
    expect((await told.later) ?? told).toMatchObject({
      status: 400,
      body: refusal('UNREADABLE_BODY', 'The body is nested over 100 levels deep.'),
    })
    expect(ask('GET', 'report').body).toEqual({ report: null })
  })

  it('is refused as a question to the journal', () => {
    const question = encodeURIComponent(deep)
    expect(createAsker().ask('GET', `journal?body=${question}`)).toMatchObject({
      status: 400,
      body: refusal('INVALID_QUERY', 'The parameter body is nested over 100 levels deep.'),
    })
  })
})
