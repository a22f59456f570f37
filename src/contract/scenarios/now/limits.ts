/** The rate limit itself. That every answer's headers add up is asked of every exchange; here a window is used up. */
import { type Answer, type Scenario, scenario } from '../../scenario.ts'

/** More than anybody wants to send to see the end of a window. */
const patience = 1_000

function windowIn({ headers }: Answer): {
  readonly limit: number
  readonly remaining: number
  readonly resetMs: number
} {
  const read = (name: string): number => Number(headers[name])
  return {
    limit: read('x-rate-limit-limit'),
    remaining: read('x-rate-limit-remaining'),
    resetMs: read('x-rate-limit-reset') * 1000,
  }
}

export const nowRateLimit: Scenario = scenario(
  'a window admits as many requests as it says, and then no more until it ends',
  { system: 'now', needs: ['low-rate-limit', 'second'] },
  async ({ owner, second, step, clock, isRehearsal }) => {
    const hasty = second.unpaced
    const first = await step('asks once', ['NOW-LIMIT-1', 'NOW-LIMIT-2'], async ({ expect }) => {
      const answer = await second.call('listNowSecrets')
      const window = windowIn(answer)
      expect(window.remaining).toSatisfy('is less than the limit', (remaining: number) => remaining < window.limit)
      return window
    })

    await step('as many more are admitted as remain', ['NOW-LIMIT-2'], async ({ expect }) => {
      const count = isRehearsal ? 1 : Math.min(first.remaining, patience)
      for (let remaining = count; remaining > 0; remaining--) {
        const answer = await hasty.send('listNowSecrets')
        const seen = windowIn(answer)
        const isRight =
          expect(answer.status).toBe(200) &&
          expect(seen).toEqual({ ...first, remaining: first.remaining - (count - remaining) - 1 })
        if (!isRight) return
      }
    })

    await step.apart('one more is refused', ['NOW-LIMIT-3', 'NOW-LIMIT-2'], async ({ expect }) => {
      const answer = await hasty.refused('listNowSecrets', {}, 'rate-limited')
      expect(answer.status).toBe(429)
      expect(answer.body).toMatchObject({ error: { code: 'rate_limited', url: 'https://zeit.co/errors/rate_limited' } })
      expect(windowIn(answer), 'NOW-LIMIT-2').toEqual({ ...first, remaining: 0 })
      expect(answer.headers['retry-after'], 'NOW-LIMIT-6').toMatch(/^[1-9]\d*$/)
    })

    await step.apart('nobody else is refused for it', ['NOW-LIMIT-2'], async () => {
      await owner.call('listNowSecrets')
    })

    await step(
      'once the window has ended, one is admitted again',
      ['NOW-LIMIT-2', 'NOW-LIMIT-3'],
      async ({ expect }) => {
        // The end of the window is what the target told; the second more is its own rounding.
        if (!isRehearsal) await clock.sleep(Math.max(0, first.resetMs - clock.now()) + 1_000)
        const seen = windowIn(await hasty.call('listNowSecrets'))
        expect(seen.remaining).toBe(seen.limit - 1)
      },
    )
  },
)

export const nowLimitScenarios: readonly Scenario[] = [nowRateLimit]
