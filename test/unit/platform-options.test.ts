/** What createPlatform takes, and what it says of anything else. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createPlatform, type PlatformOptions } from '../../src/index.ts'

/** As JavaScript may call it. */
const create = (options: unknown) => () => createPlatform(options as PlatformOptions)

const logNext =
  "Give { keep: 'all' }, { entries: 1_000, bytes: 64_000_000 }, or a log that was opened. A function that is told of faults is the option onAnswerFault."

describe('createPlatform', () => {
  it.each<[string, unknown, string, string]>([
    ['seed', null, 'null', 'Give a number or a text.'],
    ['seed', Number.NaN, 'NaN', 'Give a number or a text.'],
    ['clock', 5, '5', "Give 'system', 'frozen', an ISO 8601 time or a Date."],
    ['rateLimit', 0, '0', "Give a whole number of 1 or more, or 'off'."],
    ['rateLimit', 1.5, '1.5', "Give a whole number of 1 or more, or 'off'."],
    ['rateLimit', Number.POSITIVE_INFINITY, 'Infinity', "Give a whole number of 1 or more, or 'off'."],
    ['rateLimit', 'none', '"none"', "Give a whole number of 1 or more, or 'off'."],
    ['rateLimit', null, 'null', "Give a whole number of 1 or more, or 'off'."],
    ['profile', 'real', '"real"', "Give 'documented' or 'observed'."],
    ['profile', 'constructor', '"constructor"', "Give 'documented' or 'observed'."],
    ['lifeCycle', 'slow', '"slow"', "Give 'timed', 'immediate', 'manual' or 'reads:N'."],
    ['lifeCycle', 'reads:0', '"reads:0"', "Give 'timed', 'immediate', 'manual' or 'reads:N'."],
    ['lifeCycle', 'reads:', '"reads:"', "Give 'timed', 'immediate', 'manual' or 'reads:N'."],
    ['bootingMs', -1, '-1', 'Give whole milliseconds of 0 or more.'],
    ['bootingMs', 0.5, '0.5', 'Give whole milliseconds of 0 or more.'],
    ['bootingMs', '3s', '"3s"', 'Give whole milliseconds of 0 or more.'],
    ['tokens', 'abc', '"abc"', "Give a list of tokens, each a text or { account: 'USERNAME', token: 'TOKEN' }."],
    [
      'tokens',
      [{ token: 'abc' }],
      '[{"token":"abc"}]',
      "Give a list of tokens, each a text or { account: 'USERNAME', token: 'TOKEN' }.",
    ],
    ['origins', [], '[]', "Give origins by system, such as { now: 'https://api.example.com' }."],
    ['checkResponses', 'no', '"no"', 'Give true or false.'],
    ['journalSize', -1, '-1', 'Give a whole number of 0 or more, or Infinity.'],
    ['journalSize', Number.NEGATIVE_INFINITY, '-Infinity', 'Give a whole number of 0 or more, or Infinity.'],
    ['journalBytes', 0.5, '0.5', 'Give a whole number of 0 or more, or Infinity.'],
    ['log', 'pretty', '"pretty"', logNext],
    ['log', { keep: 'some' }, '{"keep":"some"}', logNext],
    ['log', { entries: 5 }, '{"entries":5}', logNext],
    ['log', { keep: 'all', bytes: 5 }, '{"keep":"all","bytes":5}', logNext],
    ['onAnswerFault', 'pretty', '"pretty"', 'Give a function.'],
  ])('refuses the option %s of %j', (name, value, shown, next) => {
    expect(create({ [name]: value })).toThrow(
      expect.objectContaining({
        name: 'UsageError',
        code: 'INVALID_OPTION',
        message: `Failed to create a platform with the option ${name}: it is ${shown}. ${next}`,
      }),
    )
  })

  it.each<[object, string]>([
    [
      { sead: 1 },
      'sead: there is no such option. The options are seed, clock, world, rateLimit, profile, lifeCycle, bootingMs, tokens, origins, checkResponses, faultHeader, journalSize, journalBytes, log, worlds, onAnswerFault.',
    ],
    [{ constructor: 1 }, 'constructor: there is no such option. The options are '],
    [
      { tokens: [{ account: 'alice', token: 'a b' }] },
      'tokens: the token of "alice" is "a b". Give visible ASCII characters only, without spaces.',
    ],
    [
      { tokens: [{ account: 'alice', token: '' }] },
      'tokens: the token of "alice" is "". Give visible ASCII characters only',
    ],
    [
      {
        tokens: [
          { account: 'alice', token: 'same' },
          { account: 'bob', token: 'same' },
        ],
      },
      'tokens: the token "same" stands there twice. Give it once.',
    ],
    [
      { origins: { now: 'api.example.com' } },
      `origins: that of now is "api.example.com". Give scheme and host, and a path if need be, such as 'https://api.example.com' or 'http://localhost:5173/api'.`,
    ],
    [{ origins: { now: 'https://a.b/path?x' } }, 'origins: that of now is "https://a.b/path?x". Give scheme and host'],
    [{ origins: { now: 'https://a.b/#x' } }, 'origins: that of now is "https://a.b/#x". Give scheme and host'],
    [{ origins: { now: 'ftp://a.b' } }, 'origins: that of now is "ftp://a.b". Give scheme and host'],
    [{ origins: { now: 5 } }, 'origins: that of now is 5. Give scheme and host'],
    [
      { origins: { nwo: 'https://a.b' } },
      'origins: there is no system "nwo". The systems are now, vercel-secrets, environment-secrets, project-secrets.',
    ],
  ])('refuses %j', (options, message) => {
    expect(create(options)).toThrow(
      expect.objectContaining({
        code: 'INVALID_OPTION',
        message: expect.stringContaining(`Failed to create a platform with the option ${message}`),
      }),
    )
  })

  it('refuses a token for an account that is not there', () => {
    expect(create({ tokens: [{ account: 'dave', token: 'abc' }] })).toThrow(
      expect.objectContaining({
        code: 'INVALID_OPTION',
        message: 'Failed to add a token for "dave": there is no such account. The accounts are alice, bob, carol.',
      }),
    )
  })

  it('refuses a clock that stands nowhere and a world that is none', () => {
    expect(create({ clock: 'noon' })).toThrow(
      expect.objectContaining({
        code: 'INVALID_TIME',
        message:
          'Failed to read the time "noon": it is no ISO 8601 time from 1970 to 9999. Give one such as \'2017-02-20T08:16:28.547Z\'.',
      }),
    )
    expect(create({ world: { accounts: [] } })).toThrow(
      expect.objectContaining({
        code: 'INVALID_WORLD',
        message:
          'Failed to read the world at /accounts: "accounts" must not be empty. The schema of a world is nowhere-kit/world.schema.json.',
      }),
    )
    expect(create({ world: null })).toThrow(expect.objectContaining({ code: 'INVALID_WORLD' }))
  })

  it('takes no option for one that is undefined', () => {
    const undefinedOptions = Object.fromEntries(
      [
        'seed',
        'clock',
        'world',
        'rateLimit',
        'profile',
        'lifeCycle',
        'bootingMs',
        'tokens',
        'origins',
        'checkResponses',
        'journalSize',
        'log',
      ].map((name) => [name, undefined]),
    )
    expect(create(undefinedOptions)).not.toThrow()
    expect(createPlatform().profile).toBe('documented')
  })

  it('takes the largest and the smallest of each', () => {
    const options: PlatformOptions = {
      seed: 'any text',
      clock: 'frozen',
      rateLimit: 1,
      lifeCycle: 'reads:1',
      bootingMs: 0,
      journalSize: Number.POSITIVE_INFINITY,
      origins: { now: 'http://localhost:4700/' },
    }
    expect(createPlatform(options).systems).toEqual([
      { name: 'now', origin: 'http://localhost:4700', bodyBytesMax: 33_554_432 },
      { name: 'vercel-secrets', origin: 'https://api.vercel.com', bodyBytesMax: 33_554_432 },
      { name: 'environment-secrets', origin: 'https://example.com', bodyBytesMax: 33_554_432 },
      { name: 'project-secrets', origin: 'https://www.floopfloop.com', bodyBytesMax: 1_048_576 },
    ])
    expect(create({ journalSize: 0, rateLimit: 'off' })).not.toThrow()
  })
})

describe('the option log', () => {
  const fault = { operationId: 'listNowSecrets' }
  afterEach(() => {
    vi.restoreAllMocks()
  })

  /** A record that was changed behind the collections' back, so that its view does not fit the document. */
  async function break_(options: PlatformOptions): Promise<Response> {
    const platform = createPlatform({ ...options, clock: '2017-02-20' })
    const snapshot = platform.snapshot()
    const owner = { ownerId: '2qDDuGFTWXBLDNnqZfWPDp1A', creatorId: '2qDDuGFTWXBLDNnqZfWPDp1A' }
    platform.restore({
      ...snapshot,
      collections: {
        ...snapshot.collections,
        secrets: [{ id: 'no id', ...owner, name: 'a', value: 'v', createdAt: 0, decryptable: false, projectId: null }],
      },
    })
    return platform.fetch('https://api.zeit.co/now/secrets', { headers: { Authorization: 'Bearer nowhere_alice' } })
  }

  it('is told of an answer of ours that does not fit the document', async () => {
    const log = vi.fn()
    expect((await break_({ onAnswerFault: log })).status).toBe(500)
    expect(log.mock.calls).toEqual([
      [
        {
          ...fault,
          problems: ['body fits its schema: "secrets.0.uid" must be sec_ and 24 letters and digits.'],
          cause: expect.objectContaining({ name: 'BrokenAnswer' }),
        },
      ],
    ])
  })

  it('is console.error by default', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    await break_({})
    expect(error.mock.calls).toEqual([
      [
        'nowhere: an answer of listNowSecrets does not fit the document, which is a bug of nowhere-kit:\n  body fits its schema: "secrets.0.uid" must be sec_ and 24 letters and digits.',
      ],
    ])
  })

  it('is not told when checkResponses is off', async () => {
    const log = vi.fn()
    expect((await break_({ onAnswerFault: log, checkResponses: false })).status).toBe(200)
    expect(log).not.toHaveBeenCalled()
  })
})
