/** What a test holds the journal to, and what it is told where that does not hold. */
import { describe, expect, it } from 'vitest'
import { createPlatform, type Platform, UnmetExpectation } from '../../../src/index.ts'

const startIso = '2017-02-20T08:00:00.000Z'
const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
const list = 'https://api.zeit.co/now/secrets'

const made = (options = {}): Platform => createPlatform({ seed: 1, clock: startIso, ...options })

function failureOf(assert: () => void): string {
  try {
    assert()
  } catch (error) {
    if (error instanceof UnmetExpectation) return error.message
    throw error
  }
  return ''
}

describe('assertCalled', () => {
  const polled = async (times: number): Promise<Platform> => {
    const platform = made()
    for (let n = 0; n < times; n++) {
      await platform.fetch(list, { headers })
      platform.clock.advance('1s')
    }
    return platform
  }

  it.each([[{ atMost: 3 }], [{ times: 3 }], [{ atLeast: 2, atMost: 4 }], [{}]])(
    'holds of three calls with %j',
    async (times) => {
      const { journal } = await polled(3)
      expect(
        failureOf(() => journal.assertCalled({ operation: 'listNowSecrets', account: 'alice', status: 200 }, times)),
      ).toBe('')
    },
  )

  it('holds of none, where none may be', () => {
    expect(failureOf(() => made().journal.assertCalled({ operation: 'listNowSecrets' }, { atMost: 0 }))).toBe('')
  })

  it('says how often it was, and which requests those were', async () => {
    const { journal } = await polled(3)
    expect(
      failureOf(() => journal.assertCalled({ operation: 'listNowSecrets', account: 'alice' }, { atMost: 2 })),
    ).toBe(
      'Expected at most 2 requests of listNowSecrets by alice, and found 3: #1 GET /now/secrets (200), #2 GET /now/secrets (200), #3 GET /now/secrets (200).',
    )
    expect(
      failureOf(() =>
        journal.assertCalled(
          { status: 200, since: '2017-02-20T08:00:01Z', until: '2017-02-20T08:00:01Z' },
          { times: 2 },
        ),
      ),
    ).toBe(
      'Expected exactly 2 requests answered 200 since 2017-02-20T08:00:01.000Z until 2017-02-20T08:00:01.000Z, and found 1: #2 GET /now/secrets (200).',
    )
  })

  it('says what was asked in its place', async () => {
    const { journal } = await polled(1)
    expect(failureOf(() => journal.assertCalled({ operation: 'createNowSecret' }))).toBe(
      'Expected at least 1 request of createNowSecret, and found none: #1 GET /now/secrets (200).',
    )
    expect(failureOf(() => made().journal.assertCalled({}))).toBe('Expected at least 1 request, and found none.')
  })

  describe('by what was sent', () => {
    const value = 'a value to hide'
    const rename = { operation: 'renameNowSecret' } as const
    const created = async (): Promise<Platform> => {
      const platform = made()
      const body = JSON.stringify({ name: 'api-key', value })
      await platform.fetch(list, { method: 'POST', headers, body })
      await platform.fetch(`${list}/api%2Dkey`, { method: 'PATCH', headers, body: JSON.stringify({ name: 'other' }) })
      return platform
    }
    const told = (text: string): object => ({ asymmetricMatch: (given: unknown) => String(given).startsWith(text) })

    it.each<[string, object]>([
      ['a part of the body', { operation: 'createNowSecret', body: { name: 'api-key' } }],
      ['a matcher in the body', { operation: 'createNowSecret', body: { name: told('api') } }],
      ['a parameter of the path, decoded', { ...rename, path: { uidOrName: 'api-key' } }],
      ['a matcher in the path', { ...rename, path: { uidOrName: told('api') }, body: { name: 'other' } }],
    ])('finds it by %s', async (_, query) => {
      const { journal } = await created()
      expect(failureOf(() => journal.assertCalled(query, { times: 1 }))).toBe('')
    })

    it.each<[string, object, string]>([
      [
        'another name',
        { operation: 'createNowSecret', body: { name: 'mine', value } },
        'with the body {"name":"mine","value":"a value to hide"}, and found none: #1 POST /now/secrets (200), where body.name is "api-key".',
      ],
      [
        'another value, which it does not tell',
        { operation: 'createNowSecret', body: { value: 'x' } },
        'with the body {"value":"x"}, and found none: #1 POST /now/secrets (200), where body.value is "***".',
      ],
      [
        'something that was not sent',
        { operation: 'createNowSecret', body: { labels: [] } },
        'with the body {"labels":[]}, and found none: #1 POST /now/secrets (200), where body.labels is missing.',
      ],
      [
        'another path',
        { ...rename, path: { uidOrName: 'mine' } },
        'with the path {"uidOrName":"mine"}, and found none: #2 PATCH /now/secrets/api%2Dkey (200), where path.uidOrName is "api-key".',
      ],
    ])('says of the nearest that it has %s', async (_, query, message) => {
      const { journal } = await created()
      expect(failureOf(() => journal.assertCalled(query))).toContain(message)
    })

    it('refuses a path that is no object', () => {
      expect(() => made().journal.find({ path: '/now/secrets' as never })).toThrow(
        'Give parameters of the path by name',
      )
    })
  })

  it.each<[string, object, object, string]>([
    ['an unknown operation', { operation: 'listNowSecret' }, {}, 'The nearest are listNowSecrets'],
    ['another member', { operations: 'x' }, {}, 'by "operations": it knows none'],
    ['two ways to count', {}, { times: 1, atMost: 2 }, 'says not how often'],
    ['half a request', {}, { atMost: 0.5 }, 'says not how often'],
  ])('refuses %s', (_, query, times, why) => {
    expect(() => made().journal.assertCalled(query, times)).toThrow(why)
  })
})

describe('assertWaited', () => {
  const limited = async (...waitsSeconds: readonly number[]): Promise<Platform> => {
    const platform = made({ rateLimit: 1 })
    await platform.fetch(list, { headers })
    for (const wait of waitsSeconds) {
      await platform.fetch(list, { headers })
      platform.clock.advance(wait * 1000)
    }
    await platform.fetch(list, { headers })
    return platform
  }

  it('holds where everybody waited as long as Retry-After said', async () => {
    const platform = await limited(60)
    expect(failureOf(() => platform.journal.assertWaited())).toBe('')
  })

  it('says how long somebody waited instead', async () => {
    const platform = await limited(20)
    expect(failureOf(() => platform.journal.assertWaited({ operation: 'listNowSecrets' }))).toBe(
      'Expected a wait of 60 s, as Retry-After said, and found one of 20 s: #2 GET /now/secrets (429), #3 GET /now/secrets (429).',
    )
  })

  it('says that nobody was told to wait', () => {
    expect(failureOf(() => made().journal.assertWaited())).toBe(
      'Expected somebody to be told to wait by Retry-After, and found nobody.',
    )
  })
})

describe('assertNoSecretInUrls', () => {
  const value = 's3cret value/of mine'
  const withSecret = async (): Promise<Platform> => {
    const platform = made()
    await platform.fetch(list, { method: 'POST', headers, body: JSON.stringify({ name: 'api-key', value }) })
    return platform
  }

  it('holds where none is in one', async () => {
    const { journal } = await withSecret()
    expect(failureOf(() => journal.assertNoSecretInUrls())).toBe('')
  })

  it.each([
    [`${list}?value=${encodeURIComponent(value)}`, '/now/secrets?value=*** (200)'],
    [`${list}?${new URLSearchParams({ value })}`, '/now/secrets?value=*** (200)'],
    [`${list}/${encodeURIComponent(value)}/x`, '/now/secrets/***/x (404)'],
    [`${list}?token=nowhere_alice`, '/now/secrets?token=*** (200)'],
  ])('says that %s has one, without saying it', async (url, told) => {
    const platform = await withSecret()
    await platform.fetch(url, { headers })
    expect(failureOf(() => platform.journal.assertNoSecretInUrls())).toBe(
      `Expected no secret in any URL, and found 1 with one: #2 GET ${told}.`,
    )
    const [, shown] = platform.journal.find({}, { masked: true })
    expect(JSON.stringify(shown?.request)).not.toMatch(/s3cret|nowhere_alice/)
  })
})

describe('assertCreated', () => {
  it('holds of what a request made, by id and by name', async () => {
    const platform = made()
    const answer = await platform.fetch(list, {
      method: 'POST',
      headers,
      body: '{"name":"api-key","value":"abcdefgh"}',
    })
    const { uid } = (await answer.json()) as { readonly uid: string }
    expect(failureOf(() => platform.journal.assertCreated(uid))).toBe('')
    expect(failureOf(() => platform.journal.assertCreated('api-key'))).toBe('')
    expect(failureOf(() => platform.journal.assertCreated('other'))).toBe(
      'Expected a request that made "other", and found 1 that made something else: #1 POST /now/secrets (200).',
    )
  })

  it('says that nothing was made', () => {
    expect(failureOf(() => made().journal.assertCreated('x'))).toBe(
      'Expected a request that made "x", and found none that made anything.',
    )
  })
})
