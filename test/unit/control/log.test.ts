/** The history of the world over the control API: nothing in it tells a secret unless it is asked to. */
import { describe, expect, it } from 'vitest'
import { type ExportedLog, replay } from '../../../src/index.ts'
import { createAsker, refusal, startIso } from './ask.ts'

const json = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
const secretsUrl = 'https://api.zeit.co/now/secrets'

async function lived() {
  const asker = createAsker()
  await asker.platform.fetch(secretsUrl, { method: 'POST', headers: json, body: '{"name":"mine","value":"hush-hush"}' })
  asker.platform.clock.advance('1s')
  await asker.platform.fetch(`${secretsUrl}/hush-hush?token=nowhere_alice`, { headers: json })
  return asker
}

describe('the log', () => {
  it('tells its entries with stars in place of secrets, wherever they stand', async () => {
    const { ask, platform } = await lived()
    const { body } = ask('GET', 'log?from=2')
    expect(body).toMatchObject({
      last: 4,
      wholeFrom: 1,
      masked: true,
      entries: [
        {
          n: 2,
          kind: 'request',
          operationId: 'createNowSecret',
          request: {
            headers: { authorization: 'Bearer ***' },
            body: '{"name":"mine","value":"***"}',
          },
        },
        { n: 3, kind: 'control', act: 'clock.advance', arguments: { duration: '1s' } },
        { n: 4, kind: 'request', request: { path: '/now/secrets/***', query: 'token=***' } },
      ],
    })
    expect(JSON.stringify(ask('GET', 'log').body)).not.toMatch(/hush|nowhere_alice/)
    expect(JSON.stringify(ask('GET', 'log?secrets').body)).toMatch(/hush-hush.*nowhere_alice/)
    expect(platform.log.entries(2, { masked: true }).map(({ n }) => n)).toEqual([2, 3, 4])
  })

  it('is exported as a replay needs it', async () => {
    const { ask } = await lived()
    for (const query of ['export', 'export&secrets=true']) {
      // What the export is, as it came over HTTP.
      const exported = ask('GET', `log?${query}`).body as ExportedLog
      expect(replay(exported)).toMatchObject({ told: 4, differences: [] })
    }
  })

  it.each([
    ['log?from=-1', 'The parameter from must be a whole number.'],
    ['log?secrets=perhaps', 'The parameter secrets must be true or false.'],
    ['log?until=5', 'There is no parameter "until"; there is from, secrets, export.'],
  ])('refuses %s', async (path, message) => {
    expect(createAsker().ask('GET', path)).toMatchObject({ status: 400, body: refusal('INVALID_QUERY', message) })
  })
})

describe('the journal, asked for', () => {
  const ordinals = (body: unknown): number[] =>
    (body as { entries: { ordinal: number }[] }).entries.map(({ ordinal }) => ordinal)

  it.each([
    ['', [1, 2]],
    ['?operation=createNowSecret', [1]],
    ['?account=alice', [1, 2]],
    ['?account=bob', []],
    ['?status=404', [2]],
    ['?status=2xx', [1]],
    ['?since=2017-02-20T08:00:01Z', [2]],
    [`?since=${Date.parse(startIso)}`, [1, 2]],
    ['?operation=createNowSecret&status=404', []],
  ])('%s', async (query, expected) => {
    const { ask } = await lived()
    expect(ordinals(ask('GET', `journal${query}`).body)).toEqual(expected)
  })

  it.each([
    ['?operation=createSecret', 'UNKNOWN_OPERATION', 'Failed to look in the journal for "createSecret"'],
    ['?account=zoe', 'UNKNOWN_RECORD', 'Failed to look in the journal for the account "zoe": there is none.'],
    ['?status=ok', 'INVALID_OPTION', 'Failed to look in the journal for the status "ok"'],
    ['?since=soon', 'INVALID_TIME', 'Failed to read the time "soon"'],
  ])('refuses %s', async (query, code, message) => {
    const { ask } = await lived()
    expect(ask('GET', `journal${query}`)).toMatchObject({
      status: 400,
      body: refusal(code, expect.stringContaining(message)),
    })
  })

  it('is forgotten when it is told to, and the log is not', async () => {
    const { ask, platform } = await lived()
    expect(ask('DELETE', 'journal').body).toEqual({ entries: [] })
    expect(ask('GET', 'journal').body).toEqual({ entries: [] })
    expect(platform.log.last).toBe(4)
  })
})
