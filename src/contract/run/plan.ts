/**
 * What a run would send, without sending anything: the same scenarios, rehearsed. Times are the worst case under the limits that the
 * document or the person who asks gives.
 */
import { cleanUp } from '../clean-up/clean-up.ts'
import { noJournal } from '../clean-up/journal.ts'
import { readBaseline } from '../clean-up/read-baseline.ts'
import type { Call } from '../exchange/exchange.ts'
import { createBreath } from '../exchange/waiting.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { limitOf } from '../specification/limits.ts'
import type { Specification } from '../specification/specification.ts'
import { explain, type Target } from '../target/target.ts'
import { rehearseLook } from './guard/first-look.ts'
import type { Limit } from './guard/limit.ts'
import { beyondMost } from './guard/most-requests.ts'
import { onlyThose } from './only.ts'
import { inOrder } from './order.ts'
import {
  askedFor,
  consumerOf,
  createDescription,
  type Describing,
  type PlannedRequest,
  type Sent,
  sentOf,
} from './planned-request.ts'
import { createSession, type Session } from './session.ts'

export interface Plan {
  /** Requests that look, before anything is made, at what is there. */
  readonly before: readonly PlannedRequest[]
  readonly scenarios: readonly PlannedScenario[]
  /** Requests that remove what is left at the end, and look whether anything is. */
  readonly cleanUp: readonly PlannedRequest[]
  readonly requests: number
  /** With all that may be asked again while something that is documented to take its time takes it. */
  readonly requestsWaiting: number
  /**
   * With all that may be asked again while what was written is not visible yet, and what removes what is taken and was to be refused: the sum of
   * what each operation is sent at most. Lists are taken to have one page, and no gateway to fail.
   */
  readonly requestsAtMost: number
  /** By the id of each operation, or the method of what is none: what is sent, and what is with all that may be asked again. */
  readonly operations: Readonly<Record<string, Sent>>
  readonly makes: Readonly<Record<string, number>>
  readonly deletes: Readonly<Record<string, number>>
  /** If every request waits for the limit of its consumer, and everything that takes time takes twice its window. */
  readonly worstCaseMs: number
  /** Whether the document, or the person who asks, knows a rate limit of anything that is asked. */
  readonly isLimited: boolean
}

export interface PlannedScenario {
  readonly id: string
  readonly title: string
  readonly system: string
  /** Why it will not run; null when it will. */
  readonly skipped: string | null
  readonly steps: readonly PlannedStep[]
  /** What it asks between its steps. */
  readonly between: readonly PlannedRequest[]
  readonly requests: number
  readonly requirements: readonly string[]
}

export interface PlannedStep {
  readonly title: string
  readonly requirements: readonly string[]
  readonly skipped: string | null
  /** Nothing builds on it, so that it can be left out alone. */
  readonly isApart: boolean
  readonly requests: readonly PlannedRequest[]
  /** What it may ask more, and for how long, while it waits for what is documented to take time. */
  readonly mayWait: { readonly requests: number; readonly ms: number }
}

export interface PlanOptions {
  readonly specification: Specification
  readonly target: Target
  readonly scenarios: readonly Scenario[]
  readonly seed: string
  readonly startMs: number
  /** Requests a minute that the target is known to admit, in place of what the document says. */
  readonly rateLimit?: number
  /** What does not run, as in the options of `verify`. */
  readonly leftOut?: Readonly<Record<string, string>>
  /** As in the options of `verify`. */
  readonly only?: readonly string[]
  /** What is in the lists is looked at before anything is made; for documents of which nobody knows what they do to each other. */
  readonly looksFirst?: boolean
  /** Requests at most. */
  readonly limit?: Limit
  /** Once it is aborted, the plan ends as it is. */
  readonly signal?: AbortSignal
}

export async function makePlan(options: PlanOptions): Promise<Plan> {
  const { specification, target, seed, startMs, leftOut = {}, limit } = options
  const rehearse = (most?: Limit): Session =>
    createSession({ specification, target, seed, startMs, journal: noJournal, isRehearsal: true, leftOut, limit: most })
  const first = rehearse()
  const ordered = onlyThose(await inOrder(options.scenarios, first, seed, options.signal), options.only, first)
  const beyond = limit === undefined ? {} : beyondMost(ordered, target, limit)
  // Once more in that order, because what one scenario makes stands in the lists that the next one reads.
  const session = rehearse(limit)
  if (options.looksFirst === true)
    await readBaseline(
      session,
      first.inventory.intended.map(({ intention }) => intention),
      noJournal,
    )
  const perhaps = options.looksFirst === true ? await rehearseLook(session, first) : []
  const describing = createDescription(session)
  const looked = session.conversation.exchanges.map((exchange) => describing(exchange))
  const looking = [...target.askedBefore.map(askedFor), ...looked]
  const planned: PlannedScenario[] = []
  const breath = createBreath()
  const planEach = async (isLast: boolean): Promise<void> => {
    for (const { scenario } of ordered.filter((each) => (each.scenario.isLast === true) === isLast)) {
      await breath()
      if (options.signal?.aborted === true) return
      planned.push(await planScenario(scenario, session, describing, leftOut[scenario.id] ?? beyond[scenario.id]))
    }
  }
  await planEach(false)
  const before = session.conversation.exchanges.length
  session.resume()
  await cleanUp(session)
  const cleaning = session.conversation.exchanges.slice(before).map((exchange) => describing(exchange))
  session.goOn()
  await planEach(true)
  const all = [...looking, ...planned.flatMap(requestsOf), ...cleaning]
  // What is at a path of nobody's is read only after others.
  const operations = sentOf(all, [...perhaps.map(({ id }) => id), ...(perhaps.length === 0 ? [] : ['GET'])])
  const waits = planned.flatMap(({ steps }) => steps.map(({ mayWait }) => mayWait))
  return {
    before: looking,
    scenarios: planned,
    cleanUp: cleaning,
    requests: all.length,
    requestsWaiting: all.length + waits.reduce((total, { requests }) => total + requests, 0),
    requestsAtMost: Object.values(operations).reduce((total, { atMost }) => total + atMost, 0),
    operations,
    makes: count(all.map(({ makes }) => makes)),
    deletes: count(all.map(({ deletes }) => deletes)),
    isLimited: session.conversation.exchanges.some(({ call }) => isLimited(call, session, options.rateLimit)),
    worstCaseMs: worstCaseMs(session, options.rateLimit) + waits.reduce((total, { ms }) => total + ms, 0),
  }
}

async function planScenario(
  scenario: Scenario,
  session: Session,
  describing: Describing,
  leftOut: string | undefined,
): Promise<PlannedScenario> {
  const { id, title, system, needs } = scenario
  const lacked = needs.find((capability) => !session.target.can(capability, system))
  const skipped = leftOut ?? (lacked === undefined ? undefined : explain(`needs ${lacked}`))
  if (skipped !== undefined)
    return { id, title, system, skipped, steps: [], between: [], requests: 0, requirements: [] }
  const before = session.conversation.exchanges.length
  const run = await session.run(scenario)
  const repeats = new Map(run.steps.flatMap(({ mayRepeat }) => [...mayRepeat]))
  const own = session.conversation.exchanges.slice(before)
  const byNumber = new Map(own.map((each) => [each.number, describing(each, repeats.get(each.number))]))
  const steps = run.steps.map(
    (step): PlannedStep => ({
      title: step.title,
      requirements: step.requirements,
      skipped: step.result === 'skip' ? explain(step.reason ?? '') : null,
      isApart: step.isApart,
      mayWait: step.mayWait,
      requests: step.exchanges.flatMap((number) => {
        const request = byNumber.get(number)
        return request === undefined ? [] : [request]
      }),
    }),
  )
  const within = new Set(run.steps.flatMap(({ exchanges }) => exchanges))
  const between = [...byNumber].flatMap(([number, request]) => (within.has(number) ? [] : [request]))
  const requirements = [...new Set(steps.flatMap((step) => (step.skipped === null ? step.requirements : [])))]
  const requests = own.length
  return { id, title, system, skipped: null, steps, between, requests, requirements }
}

function requestsOf({ steps, between }: PlannedScenario): PlannedRequest[] {
  return [...steps.flatMap(({ requests }) => requests), ...between]
}

/** A document that somebody brings has none where it does not say so. */
function isLimited(call: Call, { specification }: Session, rateLimit: number | undefined): boolean {
  const limit = limitOf(call, specification.contract)
  return limit !== undefined && (rateLimit !== undefined || Object.keys(limit.headers).length > 0)
}

/** Each consumer fills its windows one after the other, and the run waits for the slowest. */
function worstCaseMs(session: Session, rateLimit: number | undefined): number {
  const { conversation, specification } = session
  const used = new Map<string, { requests: number; readonly quota: number; readonly windowMs: number }>()
  for (const { call } of conversation.exchanges) {
    const limit = limitOf(call, specification.contract)
    if (limit === undefined || call.token === undefined || !isLimited(call, session, rateLimit)) continue
    const key = consumerOf(call, specification)
    const known = used.get(key)
    if (known !== undefined) known.requests++
    else used.set(key, { requests: 1, quota: rateLimit ?? limit.quota, windowMs: limit.windowMs })
  }
  // Scenarios take turns, so that the windows of two consumers may have to be waited for one after the other.
  return [...used.values()].reduce(
    (totalMs, { requests, quota, windowMs }) => totalMs + Math.ceil(requests / quota) * windowMs,
    0,
  )
}

function count(names: readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) if (name !== null) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
