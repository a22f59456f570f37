/** What a platform shows of itself to those who look into it. */
import { describe, expect, it } from 'vitest'
import { createPlatformOf } from '../../../src/document-platform.ts'
import { createPlatform } from '../../../src/index.ts'

const clock = '2017-02-20T08:00:00.000Z'
const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }

function withSecrets() {
  const platform = createPlatform({ seed: 1, clock })
  const put = (name: string) =>
    platform.fetch('https://api.zeit.co/now/secrets', {
      method: 'POST',
      headers,
      body: JSON.stringify({ name, value: 'a-secret-value' }),
    })
  return { platform, put }
}

describe('an inspection', () => {
  it('shows things with stars in place of their secrets, and values to who asks for them', async () => {
    const { platform, put } = withSecrets()
    await put('api-key')
    const { inspection } = platform
    const shown = (query = {}) => inspection.things('secrets', query)
    expect(shown()).toMatchObject({ total: 1, things: [{ owner: 'alice', life: null, record: { value: '***' } }] })
    expect(shown({ secrets: true })).toMatchObject({ things: [{ record: { value: 'a-secret-value' } }] })
    expect([shown({ search: 'API-K' }).total, shown({ search: 'a-secret' }).total]).toEqual([1, 0])
    expect([shown({ owner: 'bob' }).total, shown({ limit: 0 }).things]).toEqual([0, []])
    expect(inspection.things('tokens').things[0]).toMatchObject({ id: 'token-1', record: { token: '***' } })
    expect(() => inspection.things('goneHosts')).toThrow(
      expect.objectContaining({
        code: 'UNKNOWN_COLLECTION',
        message: expect.stringMatching(/no such collection.*secrets/),
      }),
    )
  })

  it('shows the world as it was after an entry, and nothing of it changes', async () => {
    const { platform, put } = withSecrets()
    await put('first')
    platform.clock.advance('1h')
    await put('second')
    const { inspection, log } = platform
    const before = platform.snapshot()
    const names = (n: number) =>
      inspection
        .asOf(n)
        .things('secrets')
        .things.map(({ record }) => ('name' in record ? record.name : ''))
    expect([names(1), names(2), names(3), names(4)]).toEqual([[], ['first'], ['first'], ['first', 'second']])
    expect(inspection.asOf(2).facts().now).toBe(clock)
    expect(inspection.asOf(3).facts().now).toBe('2017-02-20T09:00:00.000Z')
    expect([platform.snapshot(), log.last]).toEqual([before, 4])
    for (const n of [0, 5])
      expect(() => inspection.asOf(n)).toThrow(
        `Failed to look at the world after entry ${n}: its log holds what leads to entries 1 to 4. Give one of these.`,
      )
  })

  it('goes as far back as the log does', async () => {
    const platform = createPlatform({ seed: 1, clock, log: { entries: 100 } })
    for (let n = 0; n < 300; n++) platform.clock.advance(1_000)
    const { wholeFrom } = platform.log
    expect(platform.inspection.asOf(wholeFrom).facts().nowMs).toBe(Date.parse(clock) + (wholeFrom - 1) * 1_000)
    expect(() => platform.inspection.asOf(2)).toThrow(expect.objectContaining({ code: 'UNKNOWN_RECORD' }))
  })

  it('tells how much of each limit is used, and what was answered', async () => {
    const { platform, put } = withSecrets()
    await put('api-key')
    await put('api-key')
    const limit = platform.inspection.limits().find(({ name }) => name === 'now')
    expect(limit).toEqual({
      name: 'now',
      quota: 600,
      windowMs: 60_000,
      windows: [{ account: 'alice', used: 2, resetAtMs: Date.parse(clock) + 60_000 }],
    })
    const operations = await platform.inspection.operations()
    const { statuses, requirements, source } = operations.find(({ id }) => id === 'createNowSecret') ?? {}
    expect(statuses?.filter(({ times }) => times > 0)).toEqual([
      { status: 200, isDeclared: true, times: 1 },
      { status: 409, isDeclared: true, times: 1 },
    ])
    expect(requirements?.map(({ id }) => id)).toEqual(['NOW-SEC-3', 'NOW-SEC-4', 'NOW-SEC-8'])
    expect(source).toBe('The now API (ZEIT), POST /now/secrets')
    platform.clock.advance('1m')
    expect(platform.inspection.limits().flatMap(({ windows }) => windows)).toEqual([])
  })

  it('finds the place in the log of an exchange of the journal, also where one was forgotten', async () => {
    const { platform, put } = withSecrets()
    await put('first')
    platform.clock.advance(1)
    await put('second')
    expect([1, 2, 3].map((ordinal) => platform.inspection.placeOf(ordinal))).toEqual([2, 4, null])
    platform.journal.clear()
    await put('third')
    expect(platform.inspection.placeOf(1)).toBe(5)
  })

  it('masks what a document calls write-only, and moves what has states', async () => {
    const content = (schema: object) => ({ 'application/json': { schema } })
    const state = {
      type: 'string',
      enum: ['new', 'done'],
      'x-life-cycle': { initial: ['new'], final: ['done'], transitions: [{ from: 'new', to: 'done', after: 'PT5S' }] },
    }
    const properties = { id: { type: 'string' }, pin: { type: 'string', writeOnly: true }, state }
    const card = { type: 'object', properties }
    const answer = (description: string) => ({ description, content: content(card) })
    const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
    const platform = createPlatformOf(
      {
        openapi: '3.1.0',
        info: { title: 'Cards', version: '1' },
        servers: [{ url: 'https://cards.example' }],
        paths: {
          '/cards': {
            post: { operationId: 'make', requestBody: { content: content(card) }, responses: { 201: answer('Made.') } },
          },
          '/cards/{id}': { parameters: [id], get: { operationId: 'get', responses: { 200: answer('It.') } } },
        },
      },
      { clock },
    )
    await platform.fetch('https://cards.example/cards', { method: 'POST', headers, body: '{"pin":"0000-1111-2222"}' })
    const seen = () => platform.inspection.things('cards').things[0]
    expect(seen()).toMatchObject({ record: { pin: '***', state: 'new' }, life: { state: 'new', step: 'done' } })
    expect(platform.step(seen()?.id ?? '')).toBe('done')
    expect(seen()).toMatchObject({ record: { state: 'done' }, life: { state: 'done', step: null, nextAtMs: null } })
    const [beginning] = await platform.inspection.operations()
    expect(beginning?.source).toMatch(/^Cards, create: /)
  })
})
