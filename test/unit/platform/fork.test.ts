/** Platforms that begin as another one is: exact, apart from each other, and with a log that is told again. */
import { describe, expect, it } from 'vitest'
import { createPlatform, type ExportedLog, type Platform, replay } from '../../../src/index.ts'
import { live } from '../every-operation.ts'

const secrets = 'https://api.zeit.co/now/secrets'
const headers = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }

const put = (platform: Platform, name: string) =>
  platform.fetch(secrets, { method: 'POST', headers, body: JSON.stringify({ name, value: 'a value' }) })
const namesIn = (platform: Platform) => platform.records('secrets').map(({ name }) => name)
const written = (exported: ExportedLog): ExportedLog => JSON.parse(JSON.stringify(exported))

describe('a fork', () => {
  it('begins as the platform is, and neither sees what happens to the other', async () => {
    const platform = createPlatform({ seed: 42, clock: '2017-02-20T08:00:00.000Z' })
    await live(platform)
    await put(platform, 'before')
    const before = platform.snapshot()
    const fork = platform.fork()
    expect(fork.snapshot()).toEqual(before)
    await put(fork, 'theirs')
    fork.clock.advance('1h')
    fork.fail('listNowSecrets', 'internal_server_error')
    expect(platform.snapshot()).toEqual(before)
    expect(fork.clock.now() - platform.clock.now()).toBe(3_600_000)
    const theirs = fork.snapshot()
    await put(platform, 'ours')
    platform.reset()
    expect(fork.snapshot()).toEqual(theirs)
    expect(namesIn(fork)).toContain('theirs')
    expect([platform.journal.entries().length, fork.journal.entries().length]).toEqual([0, 1])
  })

  it('answers as the platform would have', async () => {
    const platform = createPlatform({ seed: 42, clock: 'frozen' })
    await put(platform, 'one')
    const fork = platform.fork()
    const answers = await Promise.all([put(platform, 'two'), put(fork, 'two')])
    const [ours, theirs] = await Promise.all(
      answers.map(async (answer) => [answer.status, [...answer.headers], await answer.text()]),
    )
    expect(theirs).toEqual(ours)
  })

  it('begins as the platform began where that is asked for, and after it was changed, reset and restored', async () => {
    const platform = createPlatform({ seed: 42, tokens: ['mine'], clock: '2017-02-20T08:00:00.000Z' })
    const start = platform.snapshot()
    await put(platform, 'one')
    platform.clock.advance('1h')
    const fork = platform.fork({ from: 'start' })
    expect(fork.snapshot()).toEqual(start)
    expect(fork.tokens).toEqual(platform.tokens)
    expect(platform.fork().fork({ from: 'start' }).snapshot()).toEqual(platform.snapshot())
    platform.reset()
    expect(platform.fork({ from: 'start' }).snapshot()).toEqual(start)
  })

  it('goes back to what it began as when it is reset', async () => {
    const platform = createPlatform({ clock: 'frozen' })
    await put(platform, 'one')
    const fork = platform.fork()
    const before = fork.snapshot()
    await put(fork, 'two')
    fork.clock.advance('1d')
    fork.reset()
    expect(fork.snapshot()).toEqual(before)
    await put(fork, 'three')
    expect(namesIn(fork)).toEqual(['one', 'three'])
  })

  it.each([undefined, '2017-02-20T08:00:00.000Z'])(
    'has a log of its own, told again exactly, with the clock %s',
    async (clock) => {
      const platform = createPlatform({ seed: 7, tokens: ['mine'], rateLimit: 500, ...(clock && { clock }) })
      await live(platform)
      const fork = platform.fork()
      platform.clock.advance('2h')
      await live(fork)
      fork.clock.advance('10m')
      fork.reset()
      await put(fork, 'after-reset')
      const later = fork.fork()
      await put(later, 'later')
      for (const each of [platform, fork, later]) {
        for (const secrets of [true, false]) {
          const { differences, told, platform: again } = replay(written(each.log.export({ secrets })))
          expect(differences).toEqual([])
          expect(told).toBe(each.log.last)
          if (secrets) expect(again.snapshot()).toEqual(each.snapshot())
        }
      }
      expect(later.log.last).toBe(2)
      expect(JSON.stringify(later.log.export())).not.toContain('nowhere_alice')
    },
  )

  it('has its own room in the log, as it is told or as the platform has', async () => {
    const platform = createPlatform({ log: { entries: 100 } })
    const forks = [platform.fork(), platform.fork({ log: { keep: 'all' } })]
    for (const fork of forks) for (let ordinal = 0; ordinal < 150; ordinal++) fork.clock.advance(1)
    expect(forks.map(({ log }) => log.wholeFrom > 1)).toEqual([true, false])
    expect(forks.map(({ log }) => replay(written(log.export({ secrets: true }))).platform.snapshot())).toEqual(
      forks.map((fork) => fork.snapshot()),
    )
  })

  it.each<[string, object]>([
    ["the option from: it is \"end\". Give 'now' or 'start'.", { from: 'end' }],
    ['the option seed: there is no such option. The options are from and log.', { seed: 1 }],
  ])('refuses %s', (why, options) => {
    expect(() => createPlatform().fork(options)).toThrow(`Failed to fork a platform with ${why}`)
  })
})
