/** Any world that keeps the rules can be begun with, kept, brought back and gone back to; any that breaks one is refused at the place. */
import { describe, expect, it } from 'vitest'
import type { Platform, WorldSeed, WorldSnapshot } from '../../../../src/index.ts'
import fc from '../../../seeded.ts'
import { createQuietPlatform } from '../ask.ts'
import { breakagesOf, validWorlds } from './generated-world.ts'

/** Something happens to every part of a world that a request or an act of control can change. */
async function live(platform: Platform): Promise<void> {
  const [{ token = '' } = {}] = platform.tokens
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const body = JSON.stringify({ name: 'another', value: 'v' })
  await platform.fetch('https://api.zeit.co/now/secrets', { method: 'POST', headers, body })
  for (const { id } of platform.records('deployments')) {
    await platform.fetch(`https://api.zeit.co/now/deployments/${id}`, { method: 'DELETE', headers })
  }
  platform.clock.advance('1h')
}

const throughJson = (snapshot: WorldSnapshot): WorldSnapshot => JSON.parse(JSON.stringify(snapshot))

describe('a world', () => {
  it('begins, is kept, is brought back, is begun with again, and is gone back to, always equal', async () => {
    await fc.assert(
      fc.asyncProperty(validWorlds, async (world) => {
        const platform = createQuietPlatform({ world })
        const start = platform.snapshot()
        expect(throughJson(start)).toEqual(start)
        expect(createQuietPlatform({ world }).snapshot()).toEqual(start)

        const other = createQuietPlatform({ world: throughJson(start) })
        expect(other.snapshot()).toEqual(start)
        for (const each of [platform, other]) {
          await live(each)
          expect(each.snapshot()).not.toEqual(start)
        }
        const later = platform.snapshot()
        expect(other.snapshot()).toEqual(later)

        platform.restore(start)
        expect(platform.snapshot()).toEqual(start)
        platform.restore(later)
        for (const each of [platform, other]) {
          each.reset()
          expect(each.snapshot()).toEqual(start)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('is refused at the place that breaks a rule', () => {
    fc.assert(
      fc.property(validWorlds, fc.nat(), (world, chosen) => {
        const breakages = breakagesOf(world)
        const { change, pointer } = breakages[chosen % breakages.length] ?? { change: () => {}, pointer: 'none' }
        const broken = JSON.parse(JSON.stringify(world))
        change(broken)
        expect(() => createQuietPlatform({ world: broken as WorldSeed })).toThrow(
          expect.objectContaining({
            code: 'INVALID_WORLD',
            message: expect.stringMatching(`^Failed to read the world at ${pointer === '' ? '/' : `${pointer}[:/]`}`),
          }),
        )
      }),
      { numRuns: 300 },
    )
  })
})
