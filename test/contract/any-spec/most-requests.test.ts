/** A run sends no more than so many requests, those that prove most, says what it left out, and has no verdict where that is most of it. */
import { describe, expect, it, test } from 'vitest'
import type { TargetOptions } from '../../../src/contract/index.ts'
import { plan } from '../../../src/contract/run/plan-run.ts'
import { verify } from '../../../src/contract/verify.ts'
import { createNotesApi, notesDocument } from './notes-api.ts'
import { createShelvesApi, shelvesDocument } from './shelves-api.ts'

const spec = shelvesDocument
const target = () => ({ ...createShelvesApi(), tokens: {} })
const reason = (most: number): string =>
  `a run sends ${most} requests at most, and others prove more (--max-requests N sends more)`
const usedUp = (most: number): string =>
  `the ${most} requests that a run sends at most are used up (--max-requests N sends more)`

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

const notes = (): TargetOptions => {
  const { fetch, clock } = createNotesApi()
  return { fetch, clock, tokens: { owner: 'notes-token' } }
}
const documents = [
  { name: 'shelves', spec: shelvesDocument, target },
  { name: 'notes', spec: notesDocument, target: notes },
]
const limits = [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144]

describe.each(documents)('of $name', ({ spec, target }) => {
  it.each(limits)('%i are a limit, but for what removes what the run made', async (most) => {
    for (const option of ['maxRequests', 'budget'] as const) {
      const sent: string[] = []
      const { fetch, ...rest } = target()
      const counted = async (url: string, init: RequestInit): Promise<Response> => {
        sent.push(String(init.method))
        return (fetch as (url: string, init: RequestInit) => Promise<Response>)(url, init)
      }
      const report = await verify({ ...rest, fetch: counted }, { spec, seed: 1, [option]: most })
      expect(report.requests).toMatchObject({ total: sent.length, most, beyondMost: Math.max(0, sent.length - most) })
      // What is beyond removes, or looks whether it is gone.
      expect(sent.slice(most).filter((method) => method !== 'DELETE' && method !== 'GET')).toEqual([])
      if (!sent.some((method) => method !== 'GET')) expect(sent.length).toBeLessThanOrEqual(most)
      expect(report.leftovers).toEqual([])
    }
  })

  it.each(limits)('with %i there is no green where more was left out for it than was exercised', async (most) => {
    for (const option of ['maxRequests', 'budget'] as const) {
      const { verdict, evidence, requirements } = await verify(target(), { spec, seed: 1, [option]: most })
      const left = requirements.filter(
        ({ status, level, reason: why }) =>
          status === 'not exercised' &&
          (level === 'MUST' || level === 'SHOULD') &&
          [
            reason(most),
            usedUp(most),
            `the budget of ${most} requests had no room for it`,
            `the budget of ${most} requests is used up`,
          ].includes(why ?? ''),
      )
      const isThin = left.length > evidence.requirements.exercised
      expect(verdict === 'conforms' && isThin).toBe(false)
      if (isThin && evidence.hasSuccess)
        expect(evidence.lack).toBe(
          `${option === 'budget' ? '--budget' : '--max-requests'} ${most} left out ${left.length}, more than it had room for`,
        )
    }
  })
})
