/** What a test orders to go wrong: what may be ordered, whom it meets, and that it is told again. */
import { describe, expect, it } from 'vitest'
import {
  createPlatform,
  type Fault,
  type Platform,
  type PlatformOptions,
  replay,
  type UsageError,
} from '../../../src/index.ts'
import fc from '../../seeded.ts'

const start = '2017-02-20T08:00:00.000Z'
const secrets = 'https://api.zeit.co/now/secrets'

const make = (options: PlatformOptions = {}): Platform => createPlatform({ seed: 42, clock: start, ...options })
const ask = (platform: Platform, headers: Record<string, string> = {}, who = 'alice') =>
  platform.fetch(secrets, { headers: { Authorization: `Bearer nowhere_${who}`, ...headers } })

async function statuses(platform: Platform, count: number, who = 'alice'): Promise<number[]> {
  const told: number[] = []
  for (let ordinal = 0; ordinal < count; ordinal++) told.push((await ask(platform, {}, who)).status)
  return told
}

describe('a fault', () => {
  it('is told with how often it was met and what is left', async () => {
    const platform = make()
    const id = platform.faults.add({
      operation: 'listNowSecrets',
      status: 503,
      every: 2,
      times: 2,
      until: '2017-03-01',
    })
    expect(await statuses(platform, 3)).toEqual([200, 503, 200])
    expect(platform.faults.list()).toEqual([
      {
        id,
        operation: 'listNowSecrets',
        status: 503,
        every: 2,
        times: 2,
        until: '2017-03-01T00:00:00.000Z',
        calls: 3,
        met: 1,
        left: 1,
      },
    ])
    platform.faults.remove(id)
    expect(platform.faults.list()).toEqual([])
    expect(() => platform.faults.remove(id)).toThrow(
      'Failed to remove the fault "fault-1": there is none with that id.',
    )
  })

  it('of a status alone is in the shape of the system', async () => {
    const platform = make()
    platform.faults.add({ operation: '*', status: 503 })
    const answer = await ask(platform)
    expect([answer.status, await answer.json()]).toEqual([
      503,
      {
        error: {
          code: 'internal_server_error',
          message: 'The fault 503 was ordered for listNowSecrets.',
          url: 'https://zeit.co/errors/internal_server_error',
        },
      },
    ])
    platform.faults.clear()
    platform.faults.add({ operation: '*', status: 429 })
    const limited = await ask(platform)
    expect([limited.status, limited.headers.get('X-Rate-Limit-Remaining'), (await limited.json()).error.code]).toEqual([
      429,
      '0',
      'rate_limited',
    ])
  })

  it('that is unsafe answers what no operation declares', async () => {
    const platform = make()
    platform.faults.add({ operation: 'listNowSecrets', code: 'on_fire', status: 599, unsafe: true })
    const answer = await ask(platform)
    expect([answer.status, (await answer.json()).error.code]).toEqual([599, 'on_fire'])
  })

  it('is of one account, and of any operation that declares its code', async () => {
    const platform = make()
    platform.faults.add({ operation: '*', code: 'internal_server_error', account: 'bob' })
    expect(await statuses(platform, 1)).toEqual([200])
    expect(await statuses(platform, 1, 'bob')).toEqual([500])
  })

  it('with a code meets what would be carried out; one of the connection meets every call', async () => {
    const platform = make()
    platform.faults.add({ operation: '*', code: 'internal_server_error' })
    platform.faults.add({ operation: '*', malformed: true })
    const refused = await ask(platform, { Authorization: 'Bearer nobody' })
    expect([refused.status, (await refused.text()).endsWith('}')]).toEqual([403, true])
    expect(platform.faults.list().map(({ calls, met }) => [calls, met])).toEqual([
      [0, 0],
      [1, 1],
    ])
  })

  it('that delays moves a clock that is stopped', async () => {
    const platform = make()
    platform.faults.add({ operation: '*', delay: 'PT2S', times: 1 })
    const answer = await ask(platform)
    expect([answer.headers.get('Date'), platform.clock.iso()]).toEqual([
      'Mon, 20 Feb 2017 08:00:00 GMT',
      '2017-02-20T08:00:02.000Z',
    ])
  })

  it('that delays waits with a clock that runs, until nobody wants to any more', async () => {
    const platform = make({ clock: 'system' })
    platform.faults.add({ operation: '*', delay: '1h', times: 1 })
    const controller = new AbortController()
    const asked = platform.fetch(secrets, { signal: controller.signal })
    setImmediate(() => controller.abort(new Error('no longer')))
    await expect(asked).rejects.toThrow('no longer')
    platform.faults.add({ operation: '*', delay: 1 })
    expect(await statuses(platform, 1)).toEqual([200])
  })

  it('that drops before anything is done is one of its operation for the journal', async () => {
    const platform = createPlatform()
    await expect(ask(platform, { 'X-Nowhere-Fault': 'drop=before' })).rejects.toThrow('fetch failed')
    expect(platform.journal.entries().map(({ operationId }) => operationId)).toEqual(['listNowSecrets'])
    platform.journal.assertCalled({ operation: 'listNowSecrets' }, { times: 1 })
  })

  it('that drops rejects as fetch does, and a body that is cut off fails when it is read', async () => {
    const platform = make()
    await expect(ask(platform, { 'X-Nowhere-Fault': 'drop=after' })).rejects.toThrow(new TypeError('fetch failed'))
    const cut = await ask(platform, { 'X-Nowhere-Fault': 'truncate=5' })
    const reader = cut.body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('{"sec')
    await expect(reader?.read()).rejects.toThrow(new TypeError('terminated'))
  })

  it.each<[unknown, string, string]>([
    [null, 'INVALID_OPTION', 'Failed to order a fault: it is null. Give an object.'],
    [{ code: 'conflict' }, 'UNKNOWN_OPERATION', "it names no operation. Give an operationId, or '*' for all."],
    [{ operation: 'createSecret', status: 500 }, 'UNKNOWN_OPERATION', 'The nearest are createNowSecret, '],
    [{ operation: '*', code: 'confict' }, 'UNDECLARED_CODE', 'The nearest are conflict, '],
    [{ operation: '*', status: 500, account: 'alicia' }, 'UNKNOWN_RECORD', 'The nearest are alice, '],
    [
      { operation: '*' },
      'INVALID_OPTION',
      'it does nothing. Give one of code, status, delay, drop, truncate, malformed.',
    ],
    [{ operation: '*', often: 1, drop: 'after' }, 'INVALID_OPTION', 'there is no member "often". There is operation, '],
    [{ operation: '*', status: 200 }, 'INVALID_OPTION', 'the status is 200. Give a whole number from 400 to 599.'],
    [{ operation: '*', code: 'conflict', status: 500 }, 'INVALID_OPTION', 'it has a code and a status.'],
    [{ operation: '*', drop: 'never' }, 'INVALID_OPTION', 'drop is "never".'],
    [
      { operation: '*', drop: 'before', status: 500 },
      'INVALID_OPTION',
      'what is dropped before it is done has no answer.',
    ],
    [{ operation: '*', drop: 'after', truncate: true }, 'INVALID_OPTION', 'what is dropped has no body.'],
    [{ operation: '*', truncate: -1 }, 'INVALID_OPTION', 'truncate is -1.'],
    [{ operation: '*', malformed: 'yes' }, 'INVALID_OPTION', 'malformed is "yes".'],
    [{ operation: '*', delay: 'soon' }, 'INVALID_DURATION', 'the delay is "soon": it is no duration.'],
    [{ operation: '*', delay: -1 }, 'INVALID_DURATION', 'the delay is -1: it is no duration.'],
    [{ operation: '*', delay: null }, 'INVALID_DURATION', 'the delay is null: it is no duration.'],
    [
      { operation: '*', delay: Number.POSITIVE_INFINITY },
      'INVALID_DURATION',
      'the delay is Infinity: it is over an hour.',
    ],
    [{ operation: '*', delay: 'PT1H0.001S' }, 'INVALID_DURATION', 'it is over an hour.'],
    [{ operation: '*', delay: 'P365000000D' }, 'INVALID_DURATION', 'it is over an hour.'],
    [{ operation: '*', drop: 'after', until: 'tomorrow' }, 'INVALID_TIME', 'Failed to read the time "tomorrow"'],
    [{ operation: '*', drop: 'after', every: 0 }, 'INVALID_OPTION', 'every is 0. Give a whole number of 1 or more.'],
    [
      { operation: '*', drop: 'after', after: 1.5 },
      'INVALID_OPTION',
      'after is 1.5. Give a whole number of 1 or more.',
    ],
    [
      { operation: '*', drop: 'after', probability: 0 },
      'INVALID_OPTION',
      'probability is 0. Give a number above 0, to 1.',
    ],
    [{ operation: '*', drop: 'after', unsafe: 1 }, 'INVALID_OPTION', 'unsafe is 1. Give true or false.'],
  ])('%j is refused', (fault, code, says) => {
    const platform = make()
    let refusal: unknown
    try {
      platform.faults.add(fault as Fault)
    } catch (error) {
      refusal = error
    }
    const { code: told, message } = refusal as UsageError
    expect(told).toBe(code)
    expect(message).toContain(says)
    expect([platform.log.last, platform.faults.list()]).toEqual([1, []])
  })

  it.each([
    ['code=', 'it is no dictionary of structured fields'],
    ['code=internal_server_error;', 'it is no dictionary of structured fields'],
    ['delay=2000,', 'it is no dictionary of structured fields'],
    ['(a b)', 'it is no dictionary of structured fields'],
    ['CODE=x', 'it is no dictionary of structured fields'],
    ['times=2, drop=after', 'there is no member "times"'],
    ['delay=2h', 'it is no dictionary of structured fields'],
    ['delay="2h"', 'it is over an hour'],
    ['', 'it does nothing'],
    ['malformed=?0', 'it does nothing'],
    ['unsafe, code=7', 'the code is 7'],
  ])('is refused as X-Nowhere-Fault: %s', async (header, says) => {
    const platform = make()
    const answer = await ask(platform, { 'X-Nowhere-Fault': header })
    const { error } = await answer.json()
    expect(answer.status).toBe(400)
    expect(error.message).toContain(says)
  })

  it.each([
    ['delay="1m", malformed', 200, '2017-02-20T08:01:00.000Z'],
    ['delay=1.4', 200, '2017-02-20T08:00:00.001Z'],
    ['code="internal_server_error"  ,  delay=60000', 500, '2017-02-20T08:01:00.000Z'],
    ['status=418, unsafe=?1, code=teapot', 418, start],
    ['unsafe, code="te\\"apot"', 500, start],
  ])('is ordered by X-Nowhere-Fault: %s', async (header, status, time) => {
    const platform = make()
    const answer = await ask(platform, { 'X-Nowhere-Fault': header })
    expect([answer.status, platform.clock.iso()]).toEqual([status, time])
  })

  it('is told again byte for byte, by chance, header and account, whatever was removed', async () => {
    const orders = fc.record(
      {
        operation: fc.constantFrom('*', 'listNowSecrets'),
        account: fc.constantFrom('alice', 'bob'),
        times: fc.integer({ min: 1, max: 4 }),
        after: fc.integer({ min: 1, max: 4 }),
        every: fc.integer({ min: 1, max: 3 }),
        probability: fc.double({ min: 0.1, max: 1, noNaN: true }),
        effect: fc.constantFrom<Partial<Fault>>(
          { code: 'internal_server_error' },
          { status: 503, delay: 30 },
          { drop: 'before' },
          { drop: 'after' },
          { malformed: true },
          { truncate: 3 },
          { delay: '1m' },
        ),
      },
      { requiredKeys: ['operation', 'effect'] },
    )
    const steps = fc.oneof(
      orders,
      fc.constantFrom(
        'alice',
        'bob',
        'nobody',
        'remove',
        'clear',
        'save',
        'restore',
        'drop=before',
        'status=500',
        'x=1',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 30 }), async (taken) => {
        const platform = make({ log: { keep: 'all' } })
        let saved = platform.snapshot()
        for (const step of taken) {
          const [first] = platform.faults.list()
          if (typeof step !== 'string') {
            const { effect, ...rest } = step
            platform.faults.add({ ...rest, ...effect })
          } else if (step === 'remove') {
            if (first !== undefined) platform.faults.remove(first.id)
          } else if (step === 'clear') platform.faults.clear()
          else if (step === 'save') saved = platform.snapshot()
          else if (step === 'restore') platform.restore(saved)
          else if (step.includes('=')) await ask(platform, { 'X-Nowhere-Fault': step }).catch(() => {})
          else await ask(platform, {}, step).catch(() => {})
        }
        const exported = JSON.parse(JSON.stringify(platform.log.export({ secrets: true })))
        const { differences, platform: again } = replay(exported)
        expect(differences).toEqual([])
        expect(again.snapshot()).toEqual(platform.snapshot())
      }),
      { numRuns: 60 },
    )
  })
})
