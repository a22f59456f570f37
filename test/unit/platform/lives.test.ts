/** The lives of deployments as a test has them: held, stepped, failed, waited for; and never outside of the document's state graph. */
import { describe, expect, it } from 'vitest'
import { createPlatform, type Platform, type PlatformOptions, replay } from '../../../src/index.ts'
import { contracts } from '../../../src/spec/generated/contract.ts'
import fc from '../../seeded.ts'

const start = '2017-02-20T08:00:00.000Z'
const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
const deployments = 'https://api.zeit.co/now/deployments'

interface Made {
  readonly platform: Platform
  readonly uid: string
  readonly state: () => string
  readonly visit: () => Promise<Response>
}

async function make(options: PlatformOptions = {}): Promise<Made> {
  const platform = createPlatform({ seed: 42, clock: start, log: { keep: 'all' }, ...options })
  const body = JSON.stringify({ package: { name: 'app' } })
  const created = await platform.fetch(deployments, { method: 'POST', headers, body })
  const { uid, host } = await created.json()
  const state = (): string => platform.records('deployments').find(({ id }) => id === uid)?.state ?? 'none'
  return { platform, uid, state, visit: () => platform.fetch(`https://${host}/`) }
}

function expectToReplay(platform: Platform): void {
  const { differences, platform: again } = replay(JSON.parse(JSON.stringify(platform.log.export({ secrets: true }))))
  expect(differences).toEqual([])
  expect(again.snapshot()).toEqual(platform.snapshot())
}

describe('a deployment', () => {
  it('that is held stays in its state until it is stepped or released, and is counted from then', async () => {
    const { platform, uid, state } = await make()
    expect(platform.hold(uid)).toBe('BOOTING')
    platform.clock.advance('1d')
    expect(state()).toBe('BOOTING')
    expect(platform.step(uid)).toBe('READY')
    platform.clock.advance('1d')
    expect(platform.release(uid)).toBe('READY')
    platform.clock.advance('299s')
    expect(state()).toBe('READY')
    platform.clock.advance('1s')
    expect(state()).toBe('FROZEN')
    expectToReplay(platform)
  })

  it('that is held is not moved by reads, and is thawed by a request', async () => {
    const { platform, uid, state, visit } = await make({ lifeCycle: 'reads:1' })
    platform.hold(uid)
    for (let count = 0; count < 3; count++) await platform.fetch(`${deployments}/${uid}`, { headers })
    expect(state()).toBe('BOOTING')
    expect([platform.step(uid), platform.step(uid)]).toEqual(['READY', 'FROZEN'])
    expect([(await visit()).status, state()]).toEqual([200, 'READY'])
    expectToReplay(platform)
  })

  it('freezes when nobody asks, and thaws when somebody does', async () => {
    const { platform, state, visit } = await make()
    platform.clock.advance('3s')
    await visit()
    platform.clock.advance('299s')
    expect(state()).toBe('READY')
    platform.clock.advance('1s')
    expect(state()).toBe('FROZEN')
    expect([(await visit()).status, state()]).toEqual([200, 'READY'])
  })

  it('crashes where the document lets it', async () => {
    const { platform, uid, state } = await make()
    expect([platform.crash(uid), state()]).toEqual(['DEPLOYMENT_ERROR', 'DEPLOYMENT_ERROR'])
    expect(() => platform.crash(uid)).toThrow(
      'it is DEPLOYMENT_ERROR, in which nothing crashes. It does in DEPLOYING, BOOTING, READY.',
    )
    for (const verb of ['hold', 'release', 'step', 'crash'] as const)
      expect(() => platform[verb]('none')).toThrow(
        `Failed to ${verb} the deployment "none": there is none with that id.`,
      )
    expectToReplay(platform)
  })

  it('is not turned back by a clock that is set back', async () => {
    const { platform, state } = await make()
    platform.clock.advance('3s')
    platform.clock.set('2017-02-20T08:00:01.000Z')
    expect(state()).toBe('READY')
    platform.clock.advance('10m')
    platform.clock.restore({ mode: 'stopped', ms: Date.parse(start) })
    expect([state(), platform.clock.iso()]).toEqual(['FROZEN', start])
    expectToReplay(platform)
  })

  it('never leaves the state graph of the document, whatever is done and however the clock goes', async () => {
    const cycle = contracts.documented.lifeCycles.NowDeploymentState
    const edges = new Map<string, Set<string>>()
    for (const { from, to } of cycle?.transitions ?? []) {
      for (const state of from) edges.set(state, (edges.get(state) ?? new Set()).add(to))
    }
    const reachable = (from: string): Set<string> => {
      const found = new Set([from])
      for (const state of found) for (const next of edges.get(state) ?? []) found.add(next)
      return found
    }
    const steps = fc.constantFrom('hold', 'release', 'step', 'crash', '1s', '3s', '6m', 'back', 'read', 'visit')
    const options = fc.constantFrom<PlatformOptions>(
      {},
      { lifeCycle: 'manual' },
      { lifeCycle: 'immediate' },
      { lifeCycle: 'reads:2' },
    )
    await fc.assert(
      fc.asyncProperty(options, fc.array(steps, { maxLength: 20 }), async (given, taken) => {
        const { platform, uid, state, visit } = await make(given)
        for (const step of taken) {
          const before = state()
          if (step === 'hold' || step === 'release') platform[step](uid)
          else if (step === 'step') expect([before, ...(edges.get(before) ?? [])]).toContain(platform.step(uid))
          else if (step === 'crash') {
            if (edges.get(before)?.has('DEPLOYMENT_ERROR')) expect(platform.crash(uid)).toBe('DEPLOYMENT_ERROR')
            else expect(() => platform.crash(uid)).toThrow('in which nothing crashes')
          } else if (step === 'back') {
            platform.clock.set(start)
            expect(state()).toBe(before)
          } else if (step === 'read') await platform.fetch(`${deployments}/${uid}`, { headers })
          else if (step === 'visit') await visit()
          else platform.clock.advance(step)
          expect([...reachable(before)]).toContain(state())
        }
        expectToReplay(platform)
      }),
      { numRuns: 40 },
    )
  })
})

describe('advanceUntil', () => {
  it('moves to when a deployment is in a state, and not further', async () => {
    const { platform, uid } = await make()
    expect(platform.clock.advanceUntil({ deployment: uid, state: 'BOOTING' })).toBe(start)
    expect(platform.clock.advanceUntil({ deployment: uid, state: 'READY' })).toBe('2017-02-20T08:00:03.000Z')
    expect(platform.clock.advanceUntil({ deployment: uid, state: 'FROZEN' })).toBe('2017-02-20T08:05:03.000Z')
    expectToReplay(platform)
  })

  it('moves to when something is true, with one act', async () => {
    const { platform, state } = await make()
    const before = platform.log.last
    expect(platform.clock.advanceUntil(() => state() === 'READY')).toBe('2017-02-20T08:00:03.000Z')
    expect(platform.log.last).toBe(before + 1)
    const time = platform.clock.advanceUntil(() => platform.clock.iso() >= '2017-02-20T08:02', { atMost: 'PT10M' })
    expect(time).toBe('2017-02-20T08:02:00.000Z')
  })

  it('follows a clock that runs with the system', async () => {
    const { platform, uid, state } = await make({ clock: 'system' })
    platform.clock.advanceUntil({ deployment: uid, state: 'READY' })
    expect([state(), platform.clock.snapshot().mode]).toEqual(['READY', 'system'])
  })

  it.each<[string, (made: Made) => unknown, string, string]>([
    [
      'past what is given',
      ({ platform, uid }) => platform.clock.advanceUntil({ deployment: uid, state: 'READY' }, { atMost: '2s' }),
      'NOT_REACHED',
      'it is not within 2s. The clock is where it was',
    ],
    [
      'what never is true',
      ({ platform }) => platform.clock.advanceUntil(() => false, { atMost: 'P36500D' }),
      'NOT_REACHED',
      'it is not within P36500D.',
    ],
    [
      'what throws',
      ({ platform }) => platform.clock.advanceUntil(() => platform.records('nothing' as 'secrets').length > 0),
      'UNKNOWN_COLLECTION',
      'nothing',
    ],
    [
      'a duration of a million years',
      ({ platform }) => platform.clock.advanceUntil(() => true, { atMost: 'P365250000D' }),
      'INVALID_DURATION',
      'it leads past the year 9999',
    ],
    [
      'a state that is none',
      ({ platform, uid }) => platform.clock.advanceUntil({ deployment: uid, state: 'DONE' }),
      'INVALID_OPTION',
      'There is DEPLOYING, BOOTING, READY, FROZEN, DEPLOYMENT_ERROR.',
    ],
    [
      'a deployment that is none',
      ({ platform }) => platform.clock.advanceUntil({ deployment: 'none', state: 'READY' }),
      'UNKNOWN_RECORD',
      'Failed to wait for the deployment "none"',
    ],
  ])('refuses %s, and the clock is where it was', async (_, run, code, says) => {
    const made = await make()
    const before = made.platform.log.last
    expect(() => run(made)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(says) }))
    expect([made.platform.clock.iso(), made.platform.log.last]).toEqual([start, before])
  })
})

it('a clock that stands still runs on from any time', () => {
  const platform = createPlatform({ clock: '2017-02-20T08:00:00.000Z' })
  const ms = Date.parse('2017-02-20T09:00:00.000Z') - Date.now()
  platform.clock.restore({ mode: 'system', ms })
  expect(platform.clock.snapshot()).toEqual({ mode: 'system', ms })
  expect(() => platform.clock.restore({ mode: 'system', ms: -Date.now() - 1e9 })).toThrow('1970 to 9999')
})
