/** The story of a window that is used up, for whichever system counts requests. That headers add up is asked of every exchange. */
import { type Actor, type Answer, type Context, type Scenario, scenario } from '../scenario.ts'

export interface UsedUpWindow {
  readonly system: string
  /** Capabilities beside a low limit and a second account. */
  readonly needs?: readonly string[]
  /** Something that anybody may ask. */
  readonly ask: (actor: Actor, context: Context) => Promise<Answer>
  readonly headers: {
    readonly remaining: string
    readonly reset: { readonly name: string; readonly as: 'epoch-seconds' | 'seconds-left' }
  }
  /** What has to be in the body of the refusal. */
  readonly refusal: unknown
  readonly requirements: {
    readonly counted: readonly string[]
    readonly refused: readonly string[]
    /** The one that promises `Retry-After`, if one does. */
    readonly retryAfter?: string
  }
}

/** More than anybody wants to send to see the end of a window. */
const patience = 1_000

export function usedUpWindow({ system, needs = [], ask, headers, refusal, requirements }: UsedUpWindow): Scenario {
  const { counted, refused, retryAfter } = requirements
  return scenario(
    'a window admits as many requests as it says, and then no more until it ends',
    { system, needs: ['low-rate-limit', 'second', ...needs] },
    async (context) => {
      const { owner, second, step, clock, isRehearsal } = context
      const hasty = second.unpaced
      const remainingIn = (answer: Answer): number => Number(answer.headers[headers.remaining])
      const resetMsIn = (answer: Answer): number => {
        const seconds = Number(answer.headers[headers.reset.name])
        return headers.reset.as === 'epoch-seconds' ? seconds * 1000 : answer.atMs + seconds * 1000
      }

      const first = await step('asks once', counted, async ({ expect }) => {
        const answer = await ask(second, context)
        const remaining = remainingIn(answer)
        expect(remaining).toBeAtLeast(0)
        return { remaining, resetMs: resetMsIn(answer) }
      })

      await step('as many more are admitted as remain', counted, async ({ expect }) => {
        const count = isRehearsal ? 1 : Math.min(first.remaining, patience)
        for (let left = count - 1; left >= 0; left--) {
          const answer = await ask(hasty, context)
          if (!expect(answer.status).not.toBe(429) || !expect(remainingIn(answer)).toBe(left)) return
        }
      })

      const last = await step.apart('one more is refused', refused, async ({ expect }) => {
        const answer = await ask(hasty, context)
        expect(answer.status).toBe(429)
        expect(answer.body).toMatchObject(refusal)
        if (retryAfter !== undefined) expect(answer.headers['retry-after'], retryAfter).toMatch(/^\d+$/)
        return answer
      })

      await step.apart('nobody else is refused for it', counted, async ({ expect }) => {
        const answer = await ask(owner, context)
        expect(answer.status).not.toBe(429)
        // Whoever keeps to their pace waits when they are refused, and asks again: then there were more exchanges than this one.
        if (last !== undefined)
          expect(answer.exchange - last.exchange).toSatisfy('was admitted at once', (count) => count === 1)
      })

      await step('once the window has ended, requests are admitted again', counted, async ({ expect }) => {
        // The target said when its window ends; a second more, because it counts in seconds.
        if (!isRehearsal) await clock.sleep(Math.max(0, first.resetMs - clock.now()) + 1_000)
        const answer = await ask(hasty, context)
        expect(answer.status).not.toBe(429)
        expect(remainingIn(answer)).toBeAtLeast(first.remaining)
      })
    },
  )
}
