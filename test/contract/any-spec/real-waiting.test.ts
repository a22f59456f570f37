/** A target whose clock nobody can move is waited for by the machine's: here by timers that stand in for it, so that no time goes by. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Report, verify } from '../../../src/contract/index.ts'
import { collectionAt, isNamed, item } from './collection-at.ts'
import { answers, documentOf, failures, refused, sends, type Tiny, targetOf, thing } from './tiny.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
afterEach(() => void vi.useRealTimers())

/** Steps of the stand-in clock after which a run that has not ended waits without end. */
const stepsMax = 100_000

/** What is read is what it was so long before. */
async function runBehind(lagMs: number): Promise<{ readonly report: Report; readonly spentMs: number }> {
  const shown = thing()
  const tiny: Tiny = collectionAt('/things', {
    paths: {
      '/things': {
        post: {
          requestBody: sends({ ...shown, required: ['name'] }),
          responses: { 201: answers(shown), 400: refused },
        },
      },
      '/things/{id}': item(shown),
    },
    make: (body, id) => (isNamed(body) ? { id, name: body.name } : undefined),
  })
  const madeAt = new Map<string, number>()
  const target = targetOf({
    ...tiny,
    handle(asked) {
      const id = asked.path.split('/')[2]
      const isEarly = id !== undefined && Date.now() < (madeAt.get(id) ?? 0) + lagMs
      if (isEarly && asked.method === 'GET') return [404]
      const answer = tiny.handle(asked)
      const made = asked.method === 'POST' && isNamed(answer[1]) ? String(answer[1].id) : undefined
      if (made !== undefined) madeAt.set(made, Date.now())
      return answer
    },
  })
  const { clock: _, ...withoutClock } = target
  const startMs = Date.now()
  let report: Report | undefined
  const run = verify(withoutClock, { spec: documentOf(tiny), seed: 1 }).then((done) => {
    report = done
  })
  for (let steps = 0; report === undefined && steps < stepsMax; steps++) await vi.advanceTimersByTimeAsync(50)
  await run
  if (report === undefined) throw new Error('it waits without end')
  return { report, spentMs: Date.now() - startMs }
}

describe('what is late by the clock of the machine', () => {
  it('is waited for, as long as it may be', async () => {
    const { report, spentMs } = await runBehind(700)
    expect(failures(report)).toEqual([])
    expect(report.verdict).toBe('conforms')
    expect(spentMs).toBeGreaterThan(700)
  })

  it('is held against the target when it does not come, in bounded time', async () => {
    const { report, spentMs } = await runBehind(3_600_000)
    expect(report.verdict).toBe('broken')
    expect(spentMs).toBeLessThan(120_000)
  })
})
