/** Snapshots under names: taken, listed, restored and removed, and refused where a name or a version cannot be. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { createPlatform, type Platform } from '../../../src/index.ts'
import { live } from '../every-operation.ts'

const json = { Authorization: 'Bearer nowhere_alice', 'Content-Type': 'application/json' }
const put = (platform: Platform, name: string) =>
  platform.fetch('https://api.zeit.co/now/secrets', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ name, value: 'a value' }),
  })
const names = (platform: Platform) => platform.records('secrets').map(({ name }) => name)

describe('a snapshot under a name', () => {
  it('brings the world back, with its clock and its chance, as often as it is asked', async () => {
    const platform = createPlatform({ clock: '2017-02-20T08:00:00.000Z' })
    await put(platform, 'one')
    platform.snapshots.take('before')
    const first = await (await put(platform, 'two')).json()
    platform.clock.advance('1h')
    for (let time = 0; time < 2; time++) {
      platform.snapshots.restore('before')
      expect([names(platform), platform.clock.iso()]).toEqual([['one'], '2017-02-20T08:00:00.000Z'])
      expect(await (await put(platform, 'two')).json()).toEqual(first)
    }
  })

  it('stays over a reset, is listed with what it holds, and goes when it is removed', async () => {
    const platform = createPlatform({ clock: '2017-02-20T08:00:00.000Z', world: { accounts: [{ username: 'ann' }] } })
    platform.snapshots.take('b')
    platform.clock.advance('1s')
    platform.snapshots.take('a')
    platform.reset()
    expect(platform.snapshots.list()).toMatchObject([
      { name: 'b', takenAt: '2017-02-20T08:00:00.000Z' },
      { name: 'a', takenAt: '2017-02-20T08:00:01.000Z' },
    ])
    platform.snapshots.take('b')
    platform.snapshots.remove('a')
    expect(platform.snapshots.list().map(({ name }) => name)).toEqual(['b'])
    expect(platform.snapshots.get('b')).toEqual(platform.snapshot())
  })

  it('is one of a hundred at most, of which one can be taken anew', () => {
    const { snapshots } = createPlatform()
    for (let n = 0; n < 100; n++) snapshots.take(`s${n}`)
    snapshots.take('s5')
    expect(() => snapshots.take('one more')).toThrow('there are 100 already. Remove one that is not needed')
    snapshots.remove('s1')
    snapshots.take('one more')
    expect(snapshots.list().length).toBe(100)
  })

  it.each(['', 'a/b', '..', 'a..b', '.hidden', 'a\\b', 'a\nb', 'x'.repeat(101), 7 as never])(
    'cannot have the name %j',
    (name) => {
      const { snapshots } = createPlatform()
      expect(() => snapshots.take(name)).toThrow(/^Failed to take a snapshot with the name .*it can be no name\./)
      expect(snapshots.list()).toEqual([])
    },
  )

  it.each(['x'.repeat(100), 'before checkout', 'v1.2', '日本'])('can have the name %j', (name) => {
    const { snapshots } = createPlatform()
    snapshots.take(name)
    snapshots.restore(name)
    expect(snapshots.list()).toMatchObject([{ name }])
  })

  it('that there is not is refused with those that there are', () => {
    const { snapshots } = createPlatform()
    expect(() => snapshots.restore('x')).toThrow(
      'Failed to restore the snapshot "x": there is none of that name. None was taken yet.',
    )
    snapshots.take('a')
    snapshots.take('b')
    expect(() => snapshots.remove('x')).toThrow('There is a, b.')
  })
})

describe('a snapshot', () => {
  it('fits its schema, whatever happened', async () => {
    const platform = createPlatform({ seed: 42 })
    await live(platform)
    platform.fail('listNowSecrets', 'internal_server_error')
    const schema = JSON.parse(readFileSync('src/platform/snapshots/snapshot.schema.json', 'utf8'))
    const ajv = new Ajv2020({ strict: false })
    expect(ajv.validate(schema, JSON.parse(JSON.stringify(platform.snapshot())))).toBe(true)
    expect(ajv.validate(schema, { ...platform.snapshot(), version: 2 })).toBe(false)
  })

  it('of a newer version is refused, with what to do', () => {
    const platform = createPlatform()
    const newer = { ...platform.snapshot(), version: 2 }
    const why =
      'it is of version 2, and this version of nowhere-kit knows version 1. Use the version of nowhere-kit that took it, or a later one.'
    expect(() => platform.restore(newer as never)).toThrow(why)
    expect(() => createPlatform({ world: newer as never })).toThrow(why)
    expect(platform.log.last).toBe(1)
  })
})
