/** What was answered to requests that carried an idempotency key, until it is forgotten. */

/** What a behaviour returned, as plain data. */
export interface KeptResult {
  readonly body: unknown
  readonly mediaType: string | null
  readonly headers: Readonly<Record<string, string>>
  /** Left out where it is the first success of the operation. */
  readonly status?: number
}

export interface KeptAnswer {
  /** Tells the body of the request from any other. */
  readonly fingerprint: string
  readonly result: KeptResult
  /** Milliseconds since the epoch. */
  readonly untilMs: number
}

export type KeptAnswersSnapshot = Readonly<Record<string, KeptAnswer>>

export interface KeptAnswers {
  get(request: string, nowMs: number): KeptAnswer | undefined
  /** Keeps the first answer to a request; a later one changes nothing until that is forgotten. */
  keep(request: string, answer: KeptAnswer, nowMs: number): void
  snapshot(): KeptAnswersSnapshot
  restore(snapshot: KeptAnswersSnapshot): void
}

export function createKeptAnswers(): KeptAnswers {
  let kept = new Map<string, KeptAnswer>()
  const get = (request: string, nowMs: number): KeptAnswer | undefined => {
    const answer = kept.get(request)
    return answer !== undefined && nowMs < answer.untilMs ? answer : undefined
  }
  return {
    get,
    keep(request, answer, nowMs) {
      if (get(request, nowMs) !== undefined) return
      // They stand in the order in which they are forgotten, as long as the clock only goes forward.
      for (const [old, { untilMs }] of kept) {
        if (nowMs < untilMs) break
        kept.delete(old)
      }
      kept.delete(request)
      kept.set(request, answer)
    },
    snapshot: () => Object.fromEntries(kept),
    restore(snapshot) {
      kept = new Map(Object.entries(snapshot))
    },
  }
}
