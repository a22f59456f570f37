import { expect, it } from 'vitest'
import { createWaiting } from '../../../../src/contract/exchange/waiting.ts'

it('takes a wait for one, though the clock of the target stands', async () => {
  const waiting = createWaiting({ now: () => 1_000, advance: () => {} })
  await waiting.sleep(200)
  await waiting.sleep(0.5)
  expect(waiting.nowMs()).toBe(1_201)
})

it('goes by the clock of the target where that moves', async () => {
  let nowMs = 1_000
  const advance = (ms: number): void => {
    nowMs += ms + 5
  }
  const waiting = createWaiting({ now: () => nowMs, advance })
  await waiting.sleep(200)
  expect(waiting.nowMs()).toBe(1_205)
})
