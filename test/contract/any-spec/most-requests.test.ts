/** A run of a document that somebody brings sends no more than so many requests, those that prove most, and says what it left out. */
import { expect, test } from 'vitest'
import { plan } from '../../../src/contract/run/plan-run.ts'
import { verify } from '../../../src/contract/verify.ts'
import { createShelvesApi, shelvesDocument } from './shelves-api.ts'

const spec = shelvesDocument
const target = () => ({ ...createShelvesApi(), tokens: {} })
const reason = (most: number): string =>
  `a run sends ${most} requests at most, and others prove more (--max-requests N sends more)`

test('as planned, and as run', async () => {
  const whole = await plan(target(), { spec, seed: 1 })
  expect(whole.scenarios.filter(({ skipped }) => skipped === reason(6_000))).toEqual([])
  const most = Math.floor(whole.requests / 2)
  const half = await plan(target(), { spec, seed: 1, maxRequests: most })
  const sent = half.scenarios.reduce((sum, { requests }) => sum + requests, 0)
  expect(sent).toBeLessThanOrEqual(most)
  const left = half.scenarios.filter(({ skipped }) => skipped === reason(most)).map(({ id }) => id)
  expect(left.length).toBeGreaterThan(0)
  const report = await verify(target(), { spec, seed: 1, maxRequests: most })
  const skipped = report.scenarios.filter(({ steps }) => steps.every((step) => step.reason === reason(most)))
  expect(skipped.map(({ id }) => id).toSorted()).toEqual(left.toSorted())
  expect(report.verdict).toBe('conforms')
})

test('whoever asks for nothing is refused', async () => {
  await expect(verify(target(), { spec, maxRequests: 0 })).rejects.toMatchObject({ code: 'INVALID_OPTION' })
})
