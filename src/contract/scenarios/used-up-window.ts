/** The story of a window that is used up, for whichever system counts requests. That headers add up is asked of every exchange. */

import { timeOf } from '../exchange/waiting.ts'
import type { Actor, Answer } from '../speak/actor.ts'
import { type Context, type Scenario, scenario } from './scenario.ts'

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
    /** The one that says that what is refused before the limit is looked at is never refused for it, if one does. */
    readonly beforeLimit?: string
  }
}

/** No documented window is longer, with a second more. */
const windowMaxMs = 61_000

/** More than anybody wants to send to see the end of a window. */
const patience = 1_000
/** Targets count in seconds. */
const secondMs = 1_000

/** What was told of the window when it was first asked of. */
interface Window {
  readonly remaining: number
  /** By the clock that waiting moves, which need not be the target's. */
  readonly endMs: number
  /** Nobody else used the token as far as was seen: then what is not as it says is a mistake. */
  readonly isAlone: boolean
}

export function usedUpWindow(story: UsedUpWindow): Scenario {
  const { system, needs = [] } = story
  return scenario(
    'a window admits as many requests as it says, and then no more until it ends',
    { system, needs: ['low-rate-limit', 'second', ...needs] },
    async (context) => {
      const window = await useUp(story, context)
      const latest = await isRefused(story, context)
      await othersAreNot(story, context, latest)
      await endsInTime(story, context, window)
    },
  )
}

async function useUp(story: UsedUpWindow, context: Context): Promise<Window> {
  const { second, step, isRehearsal } = context
  const { counted } = story.requirements
  const first = await step('asks once', counted, async ({ expect }) => {
    const answer = await story.ask(second, context)
    const remaining = remainingIn(story, answer)
    expect(remaining).toBeAtLeast(0)
    return { remaining, endMs: endMsOf(story, answer) }
  })
  let isAlone = true
  await step('as many more are admitted as remain', counted, async ({ expect }) => {
    let remaining = isRehearsal ? 1 : Math.min(first.remaining, patience)
    while (remaining > 0) {
      const answer = await story.ask(second.unpaced, context)
      if (answer.status === 429) {
        if (isAlone) expect(answer.status).not.toBe(429)
        return
      }
      const left = remainingIn(story, answer)
      if (!isRehearsal && !expect(left).toBeAtMost(remaining - 1)) return
      isAlone &&= left === remaining - 1
      remaining = isRehearsal ? 0 : left
    }
  })
  return { ...first, isAlone }
}

/** @returns Number of the last exchange of whoever was refused. */
async function isRefused(story: UsedUpWindow, context: Context): Promise<number | undefined> {
  const { second, step } = context
  const { refused, retryAfter, beforeLimit } = story.requirements
  const last = await step.apart('one more is refused', refused, async ({ expect }) => {
    const answer = await story.ask(second.unpaced, context)
    expect(answer.status).toBe(429)
    expect(answer.body).toMatchObject(story.refusal)
    return answer
  })
  // Apart from the refusal: a step that asks is asked again when it is disappointed, and by then the window may have ended.
  if (retryAfter !== undefined) {
    await step.apart('the refusal says when to come back', [retryAfter], async ({ expect }) => {
      expect(last?.headers['retry-after']).toMatch(/^\d+$/)
    })
  }
  if (beforeLimit === undefined) return last?.exchange
  const title = 'a path that is not there is refused as such beyond the limit too'
  const unknown = await step.apart(title, [beforeLimit], async ({ expect }) => {
    const answer = await second.unpaced.request({ method: 'GET', path: `/${second.unique('nothing')}` })
    expect(answer.status).toBe(404)
    expect(answer.headers[story.headers.remaining]).toBe('0')
    return answer
  })
  return (unknown ?? last)?.exchange
}

async function othersAreNot(story: UsedUpWindow, context: Context, latest: number | undefined): Promise<void> {
  await context.step.apart('nobody else is refused for it', story.requirements.counted, async ({ expect }) => {
    const answer = await story.ask(context.owner, context)
    expect(answer.status).not.toBe(429)
    // Whoever keeps to their pace waits when they are refused, and asks again: then there were more exchanges than this one.
    if (latest !== undefined) expect(answer.exchange - latest).toSatisfy('was admitted at once', (count) => count === 1)
  })
}

async function endsInTime(story: UsedUpWindow, context: Context, { remaining, endMs, isAlone }: Window): Promise<void> {
  const { second, step, clock, isRehearsal } = context
  const title = 'once the window has ended, requests are admitted again'
  await step(title, story.requirements.counted, async ({ expect }) => {
    // The target said when its window ends; a second more for what it and its clock leave out.
    const leftMs = Math.max(0, endMs - clock.now()) + secondMs
    // That its end is told in another way than the documented one is said elsewhere.
    if (!isRehearsal) await clock.sleep(Math.min(leftMs, windowMaxMs))
    const answer = await story.ask(second.unpaced, context)
    expect(answer.status).not.toBe(429)
    if (isAlone) expect(remainingIn(story, answer)).toBeAtLeast(remaining)
  })
}

function remainingIn({ headers }: UsedUpWindow, answer: Answer): number {
  return Number(answer.headers[headers.remaining])
}

function endMsOf({ headers: { reset } }: UsedUpWindow, answer: Answer): number {
  const seconds = Number(answer.headers[reset.name])
  if (reset.as === 'seconds-left') return answer.atMs + seconds * secondMs
  const dateMs = timeOf(answer.headers.date ?? '')
  return answer.atMs + seconds * secondMs - (Number.isNaN(dateMs) ? answer.atMs : dateMs)
}
