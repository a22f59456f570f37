/** What never comes to be is broken and not late, and nobody waits for it for ever. */
import { expect, it } from 'vitest'
import { type Report, verify } from '../../src/contract/index.ts'
import { createFake } from './fake.ts'

const life = 'a healthy deployment becomes ready, and its states only move forward'
const windowMs = 120_000

const stepOf = ({ scenarios }: Report) =>
  scenarios.flatMap(({ steps }) => steps).find(({ title }) => title === 'it becomes READY')

it('a deployment that stays BOOTING is broken once two windows are over', async () => {
  const { target, platform } = createFake({ lifeCycle: 'manual' })
  const startMs = platform.clock.now()
  const report = await verify(target, { seed: 1, only: [life] })
  expect(platform.clock.now() - startMs).toBe(2 * windowMs)
  expect(report.verdict).toBe('broken')
  expect(stepOf(report)?.result).toBe('fail')
  expect(report.findings.filter(({ result }) => result === 'fail')).toMatchObject([
    {
      message: 'the state READY was not seen within 120 s (getNowDeployment).',
      level: 'SHOULD',
      requirements: ['NOW-DEP-9'],
      expected: `the state READY within ${windowMs} ms`,
      seen: `not after ${2 * windowMs} ms`,
    },
  ])
})

it('one that is ready past its window is late and nothing more', async () => {
  const { target } = createFake({ bootingMs: windowMs + 10_000 })
  const report = await verify(target, { seed: 1, only: [life] })
  expect(stepOf(report)?.result).toBe('late')
  expect(report.counts.fail).toBe(0)
})

it('a whole run on a target on which nothing moves ends', async () => {
  const { target, platform } = createFake({ lifeCycle: 'manual' })
  const startMs = platform.clock.now()
  const report = await verify(target, { seed: 1, systems: ['now'] })
  expect(report.verdict).toBe('broken')
  expect(report.leftovers).toEqual([])
  expect(platform.clock.now() - startMs).toBeLessThan(20 * windowMs)
})
