/** A deployment that a world begins with is in its state when the world begins, whatever its date, and lives on from there. */
import { describe, expect, it } from 'vitest'
import type { PlatformOptions, Progression } from '../../../../src/index.ts'
import { createQuietPlatform } from '../ask.ts'

const account = { username: 'ann' }
const createdAt = '2017-02-01T12:00:00.000Z'

const begin = (state: string, options: PlatformOptions = {}) => {
  const world = { accounts: [account], deployments: [{ account: 'ann', name: 'shop', state, createdAt }] }
  const platform = createQuietPlatform({ world, ...options })
  return { platform, state: () => platform.records('deployments')[0]?.state }
}

const progressions: readonly Progression[] = ['timed', 'immediate', 'manual', 'reads:2']

describe('a deployment that a world begins with', () => {
  it.each(progressions)('is READY under %s, and frozen or not by the rules', (lifeCycle) => {
    const { platform, state } = begin('READY', { lifeCycle })
    expect(state()).toBe('READY')
    platform.clock.advance(299_999)
    expect(state()).toBe('READY')
    platform.clock.advance(1)
    expect(state()).toBe(lifeCycle === 'timed' || lifeCycle === 'immediate' ? 'FROZEN' : 'READY')
  })

  it.each(
    progressions.flatMap((lifeCycle) =>
      ['FROZEN', 'DEPLOYMENT_ERROR', 'DEPLOYING'].map((state) => [state, lifeCycle] as const),
    ),
  )('stays %s under %s however long nothing happens', (word, lifeCycle) => {
    const { platform, state } = begin(word, { lifeCycle })
    expect(state()).toBe(word)
    platform.clock.advance('30h')
    expect(state()).toBe(word)
  })

  it('boots for as long as any other, counted from when the world begins', () => {
    const { platform, state } = begin('BOOTING')
    platform.clock.advance(2_999)
    expect(state()).toBe('BOOTING')
    platform.clock.advance(1)
    expect(state()).toBe('READY')
    expect(begin('BOOTING', { lifeCycle: 'manual' }).state()).toBe('BOOTING')
    expect(begin('BOOTING', { lifeCycle: 'immediate' }).state()).toBe('READY')
  })

  it('tells since when it is in its state, by default since it was made', async () => {
    const deployments = [
      { account: 'ann', id: 'a'.repeat(24), createdAt },
      { account: 'ann', id: 'b'.repeat(24), createdAt, stateSince: '2017-02-02T00:00:00.000Z' },
    ]
    const tokens = [{ account: 'ann', token: 'ann' }]
    const platform = createQuietPlatform({ world: { accounts: [account], tokens, deployments } })
    const since = async (letter: string) => {
      const answer = await platform.fetch(`https://api.zeit.co/now/deployments/${letter.repeat(24)}`, {
        headers: { Authorization: 'Bearer ann' },
      })
      return (await answer.json()).stateTs
    }
    expect([await since('a'), await since('b')]).toEqual([createdAt, '2017-02-02T00:00:00.000Z'])
  })

  it('is dealt its test card', () => {
    const deployments = [
      { account: 'ann', state: 'BOOTING', package: { nowhere: { outcome: 'DEPLOYMENT_ERROR', bootingMs: 10 } } },
      { account: 'ann', state: 'BOOTING', package: { nowhere: { progression: 'manual' } } },
    ]
    const platform = createQuietPlatform({ world: { accounts: [account], deployments } })
    const states = () => platform.records('deployments').map(({ state }) => state)
    expect(states()).toEqual(['BOOTING', 'BOOTING'])
    platform.clock.advance('1h')
    expect(states()).toEqual(['DEPLOYMENT_ERROR', 'BOOTING'])
  })

  it('may be in a state as the profile writes it, which is how it is told', () => {
    for (const word of ['BOOTING', 'BOOTED']) {
      expect(begin(word, { profile: 'observed', lifeCycle: 'manual' }).state()).toBe('BOOTED')
    }
    expect(begin('BUILDING', { profile: 'observed' }).state()).toBe('BUILDING')
  })
})
