/** Worlds side by side: found by header, host and path, bounded, and never seeing each other. */
import { describe, expect, it } from 'vitest'
import { createPlatform, type Platform, replay } from '../../../src/index.ts'
import fc from '../../seeded.ts'

const origin = 'https://api.zeit.co'
const auth = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }

const put = (platform: Platform, name: string, world?: string, base = origin) =>
  platform.fetch(`${base}/now/secrets`, {
    method: 'POST',
    headers: { ...auth, ...(world !== undefined && { 'X-Nowhere-World': world }) },
    body: JSON.stringify({ name, value: 'a value' }),
  })
const namesIn = (platform: Platform | undefined) => platform?.records('secrets').map(({ name }) => name)

describe('a request', () => {
  it('is for the world that its header, its host or its path names, else for the main one', async () => {
    const platform = createPlatform({ clock: 'frozen' })
    await put(platform, 'main')
    await put(platform, 'by-header', 'one')
    await put(platform, 'by-path', undefined, `${origin}/~one`)
    await put(platform, 'by-host', undefined, 'http://one.world.localhost:4700')
    await put(platform, 'named-main', 'main')
    expect(namesIn(platform)).toEqual(['main', 'named-main'])
    expect(namesIn(platform.worlds.get('one'))).toEqual(['by-header', 'by-path', 'by-host'])
    expect(platform.worlds.list().map(({ name, entries }) => [name, entries])).toEqual([['one', 4]])
    expect(platform.log.last).toBe(3)
  })

  it('forks a world from the start, whose log tells it again alone', async () => {
    const platform = createPlatform({ clock: '2017-02-20T08:00:00.000Z' })
    await put(platform, 'main')
    platform.clock.advance('1h')
    await put(platform, 'theirs', 'one')
    const world = platform.worlds.get('one')
    expect(world?.clock.iso()).toBe('2017-02-20T08:00:00.000Z')
    const { differences, platform: again } = replay(JSON.parse(JSON.stringify(world?.log.export({ secrets: true }))))
    expect(differences).toEqual([])
    expect(again.snapshot()).toEqual(world?.snapshot())
  })

  it.each(['a/b', '..', '.a', 'a..b', '', 'x'.repeat(65), 'ä', 'a b'])(
    'is refused where it names the world %j',
    async (name) => {
      const platform = createPlatform()
      const { status, body } = await platform.handle({
        method: 'GET',
        host: 'api.zeit.co',
        path: '/now/secrets',
        query: '',
        headers: { 'x-nowhere-world': name },
        body: null,
      })
      expect(status).toBe(400)
      expect(JSON.parse(String(body))).toEqual({
        error: {
          code: 'INVALID_WORLD_NAME',
          message: `Failed to find the world ${JSON.stringify(name)}: that is no name of one. Give 1 to 64 letters, digits, '.', '_' and '-', not beginning with '.' and without '..'.`,
        },
      })
      expect([platform.log.last, platform.worlds.list()]).toEqual([1, []])
    },
  )

  it.each([
    [`${origin}/~one`, 'two'],
    [`${origin}/~one/~two`, undefined],
    ['http://one.world.localhost/~two', undefined],
  ])('is refused where it names two worlds, at %s with the header %s', async (base, header) => {
    const platform = createPlatform()
    const answer = await put(platform, 'a', header, base)
    expect([answer.status, (await answer.json()).error.code]).toEqual([400, 'INVALID_WORLD_NAME'])
    expect(platform.worlds.list()).toEqual([])
  })
})

describe('worlds', () => {
  it('are forked from another one as it is now, and removed', async () => {
    const platform = createPlatform()
    await put(platform, 'main')
    await platform.worlds.fork('two', { from: 'main' })
    await put(platform, 'more', 'two')
    await platform.worlds.fork('three', { from: 'two' })
    expect(namesIn(platform.worlds.get('three'))).toEqual(['main', 'more'])
    expect(() => platform.worlds.fork('two')).toThrow('there is one already')
    expect(() => platform.worlds.fork('four', { from: 'five' })).toThrow(
      'Failed to fork the world "five": there is none.',
    )
    await platform.worlds.remove('two')
    expect(platform.worlds.list().map(({ name }) => name)).toEqual(['three'])
    expect(() => platform.worlds.remove('two')).toThrow('Failed to remove the world "two": there is none.')
    expect(() => platform.worlds.remove('main')).toThrow('That is the main one')
  })

  it('are refused at the maximum, and none that is used goes', async () => {
    const platform = createPlatform({ worlds: { max: 2 } })
    await put(platform, 'a', 'one')
    await put(platform, 'a', 'two')
    const answer = await put(platform, 'a', 'three')
    expect([answer.status, (await answer.json()).error.code]).toEqual([503, 'TOO_MANY_WORLDS'])
    expect(platform.worlds.list().map(({ name }) => name)).toEqual(['one', 'two'])
  })

  it('make room when nobody asked for them so long, the one that waited longest first', async () => {
    const platform = createPlatform({ worlds: { max: 2, idle: 0 } })
    for (const world of ['one', 'two', 'one', 'three']) await put(platform, 'a', world)
    expect(platform.worlds.list().map(({ name }) => name)).toEqual(['one', 'three'])
  })

  it('never see each other: each answers as if it were alone', async () => {
    const step = fc.record({ world: fc.constantFrom('one', 'two'), kind: fc.nat(4), which: fc.nat(3) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const options = { seed: 42, clock: '2017-02-20T08:00:00.000Z', rateLimit: 12 } as const
        const together = createPlatform(options)
        const alone = { one: createPlatform(options), two: createPlatform(options) }
        for (const { world, kind, which } of steps) {
          const inWorld = await together.worlds.open(world)
          for (const platform of [inWorld, alone[world]]) {
            if (kind === 3) platform.clock.advance('20s')
            if (kind === 4) platform.fail('listNowSecrets', 'internal_server_error')
          }
          if (kind > 2) continue
          const ask = async (platform: Platform, headers: object) => {
            const path = kind === 0 ? '' : `/secret-${which}`
            const body = kind === 1 ? null : JSON.stringify({ name: `secret-${which}`, value: 'a value' })
            const method = kind === 0 ? 'POST' : kind === 1 ? 'DELETE' : 'PATCH'
            const answer = await platform.fetch(`${origin}/now/secrets${path}`, {
              method,
              headers: { ...auth, ...headers },
              body,
            })
            return [answer.status, [...answer.headers], await answer.text()]
          }
          expect(await ask(together, { 'X-Nowhere-World': world })).toEqual(await ask(alone[world], {}))
        }
        for (const world of ['one', 'two'] as const) {
          expect((await together.worlds.open(world)).snapshot()).toEqual(alone[world].snapshot())
        }
        expect(together.log.last).toBe(1)
      }),
      { numRuns: 40 },
    )
  })
})
