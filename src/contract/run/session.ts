/**
 * What the scenarios of one run share: the conversation with the target, the judge, the inventory and the names. A rehearsal is a session
 * with a connection that makes its answers up.
 */

import type { Cleaning } from '../clean-up/cleaning.ts'
import { createInventory } from '../clean-up/inventory.ts'
import type { Journal, Outstanding } from '../clean-up/journal.ts'
import { createRecords } from '../clean-up/records.ts'
import { createNames, createRandom } from '../exchange/chance.ts'
import type { Connection } from '../exchange/connection.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { createVisibility, type Visibility } from '../exchange/visibility.ts'
import { createWaiting } from '../exchange/waiting.ts'
import { type Acceptance, createAcceptance } from '../judge/acceptance.ts'
import { nothing } from '../judge/checks/check.ts'
import type { Finding } from '../judge/finding.ts'
import { createJudge, type Judge } from '../judge/judge.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { createConversation } from '../speak/conversation.ts'
import { createPace, type Pace } from '../speak/pace.ts'
import { isMaking } from '../specification/making.ts'
import type { Specification } from '../specification/specification.ts'
import type { Target } from '../target/target.ts'
import { brokenOf } from './broken-of.ts'
import { actorOf, contextOf, type Shared } from './context.ts'
import { createFirstSight, type FirstSight } from './guard/first-sight.ts'
import { createLookUp } from './guard/free-key.ts'
import { createGuard } from './guard/guard.ts'
import { createLeave } from './guard/leave.ts'
import type { Limit } from './guard/limit.ts'
import { createStops } from './guard/stops.ts'
import { createHiding, type RunHiding } from './hiding.ts'
import { createRehearsal } from './rehearsal/rehearsal.ts'
import type { RunOptions, StepSink } from './run-options.ts'
import { runScenario } from './run-scenario.ts'
import type { ScenarioRun } from './step-run.ts'

export interface SessionOptions {
  readonly specification: Specification
  readonly target: Target
  readonly seed: string
  /** When the run began by the machine's clock. */
  readonly startMs: number
  readonly journal: Journal
  readonly isRehearsal: boolean
  readonly onExchange?: (exchange: Exchange) => void
  /** After which nothing but the clean-up is sent, which is foreseen in it. */
  readonly limit?: Limit | undefined
  /** Told of every wait for a rate limit before it begins. */
  readonly onWait?: (ms: number) => void
  /** Once it is aborted, nothing more is sent until `resume`. */
  readonly signal?: AbortSignal
  /** Why steps are left out, by their keys. */
  readonly leftOut?: Readonly<Record<string, string>>
  /** What an earlier run left, for this one to remove. */
  readonly outstanding?: Outstanding
}

export interface Session extends Cleaning {
  readonly target: Target
  readonly judge: Judge
  readonly pace: Pace
  readonly hiding: RunHiding
  readonly sight: FirstSight
  /** What was found of exchanges, in order. */
  readonly findings: readonly Finding[]
  run(scenario: Scenario): Promise<ScenarioRun>
  /** A call of one of these systems, of somebody whose token was refused whatever they called; undefined while one was accepted, or few were called. */
  refusedToken(systems: ReadonlySet<string>): Exchange | undefined
  /** Whether a target seems to have nothing of a system. */
  isAbsent(system: string): boolean
  /** Whether anything was answered as a system does. */
  isPresent(system: string): boolean
  /** Why nothing more is sent; undefined as long as something is. */
  stopReason(): string | undefined
  /** Sends nothing more for a reason that blames nobody, so that what was found is taken back. */
  stop(reason: string): void
  /** Lets the clean-up send, whatever the signal and the limit say. */
  resume(): void
  /** What comes after the clean-up is held to the limit again. */
  goOn(): void
}

/** Checks after which nobody can rely on what a body holds. */
const shapeChecks: ReadonlySet<string> = new Set([
  'status is declared',
  'media type is declared',
  'body fits its schema',
])

export function createSession(options: SessionOptions): Session {
  const { specification, target, seed, startMs, journal, isRehearsal, leftOut = {} } = options
  const connection: Connection = isRehearsal ? createRehearsal(specification) : target.connection
  const leave = createLeave({
    signal: options.signal,
    limit: options.limit,
    stops: () => stops,
    needsRest: (most, call) =>
      needsRest({ conversation, inventory }, most - target.askedBefore.length - restOf(call, specification)),
  })
  const waiting = isRehearsal ? createWaiting(stoppedClock(startMs)) : createWaiting(target.clock, leave.isAborted)
  const visibility = createVisibility(waiting)
  const names = createNames(startMs, createRandom(seed, 'names'), options.outstanding?.prefix)
  const pace = createPace(specification.contract, waiting, options.onWait)
  const judge = createJudge({ specification, isExclusive: target.isExclusive })
  const inventory = createInventory(specification, journal, names.prefix, options.outstanding)
  const { baseline, keeping, objection } = createGuard(specification, journal, options.outstanding)
  const findings: Finding[] = []
  const hiding = createHiding({ specification, target, names, judge })
  const acceptance: Acceptance = createAcceptance(specification)
  const stops = createStops({ specification, acceptance, hiding, findings })
  const sight = createFirstSight(specification)
  const learners = [inventory, keeping, stops, sight, ...(isRehearsal ? [] : [visibility, acceptance])]
  const conversation = createConversation({
    connection,
    waiting,
    pace,
    isStrict: target.isNowhere,
    signal: options.signal,
    shorten: isRehearsal ? unread : hiding.shorten,
    isOnce: (call) => isOnce(call, specification),
    stopReason: leave.reason,
    onCall(call) {
      objection(call)
      inventory.expect(call)
    },
    onExchange(exchange) {
      for (const each of learners) each.learn(exchange)
      if (!isRehearsal) findings.push(...judge.judge(exchange))
      options.onExchange?.(exchange)
    },
  })
  const records = createRecords(target.outsideDns, journal, options.outstanding?.records ?? [])
  const lookUp = createLookUp({ specification, baseline, inventory, prefix: names.prefix })
  const cleaning = { specification, waiting, conversation, inventory, baseline, keeping, records, names }
  const asking = { target, visibility, acceptance, lookUp, check: stops.check, seed, isRehearsal }
  const shared: Shared = { ...cleaning, ...asking }
  return {
    ...cleaning,
    target,
    judge,
    pace,
    hiding,
    findings,
    sight,
    stopReason: leave.reason,
    run: (scenario) => runScenario(scenario, runOptionsOf(scenario, shared, { visibility, findings, leftOut })),
    refusedToken: acceptance.refused,
    isAbsent: acceptance.isAbsent,
    isPresent: acceptance.isPresent,
    stop: leave.stop,
    resume() {
      leave.resume()
      conversation.resume()
    },
    goOn: leave.goOn,
    // What the clean-up does not find is gone, and nothing to wait for.
    actor: (system, role) => actorOf({ ...shared, visibility: undefined }, system, role, silent),
  }
}

interface Beside {
  readonly visibility: Visibility
  readonly findings: readonly Finding[]
  readonly leftOut: Readonly<Record<string, string>>
}

function runOptionsOf(scenario: Scenario, shared: Shared, { visibility, findings, leftOut }: Beside): RunOptions {
  const { specification, target, waiting, isRehearsal } = shared
  const { facts } = specification
  return {
    waiting,
    visibility,
    levelOf: (id) => facts.requirements[id]?.level ?? 'ASSUMED',
    factOf: (operation) => facts.near(specification.located(operation).operation.value) ?? nothing,
    brokenOf: (ids, operation, property) => brokenOf(specification, ids, operation, property),
    can: (capability) => target.can(capability, scenario.system),
    leftOut,
    isRehearsal,
    isMisshapen: (number) => findings.some(({ exchange, check }) => exchange === number && shapeChecks.has(check)),
    isUnknown: (exchange) => isUnknown(exchange, specification),
    isOnce: ({ call }) => isOnce(call, specification),
    makeContext: (step, sink) => contextOf(shared, scenario, step, sink),
  }
}

/** Whether what is left is needed to remove what was made, and to look whether it is gone. */
function needsRest({ conversation, inventory }: Pick<Session, 'conversation' | 'inventory'>, most: number): boolean {
  const sent = conversation.exchanges.length
  // It is asked before every request, and of most runs the end is far.
  if (sent + 2 * inventory.intended.length < most) return false
  const lists = new Set(
    inventory.intended.map(({ intention, role }) => `${intention.system} ${intention.collection} ${role}`),
  )
  return sent + inventory.pending().length + lists.size >= most
}

/** What is made has to be removed, and looked for. */
function restOf(call: Exchange['call'] | undefined, specification: Specification): number {
  const resource = call?.operation && specification.resource(call.operation)
  return resource !== undefined && isMaking(resource.action) ? 2 : 0
}

/** Something is done by it. */
function isOnce({ operation }: Exchange['call'], specification: Specification): boolean {
  return operation !== undefined && specification.acts(operation) !== undefined
}

/** The target has no such operation; what is missing is nothing that the run made. */
function isUnknown({ call: { operation }, answer }: Exchange, specification: Specification): boolean {
  return (
    (answer.status === 404 || answer.status === 405) &&
    operation !== undefined &&
    (!operation.path.includes('{') || specification.resource(operation)?.action === 'list')
  )
}

/** Nobody reads what was made up. */
const unread = (): string => ''

const silent: StepSink = { exchange: () => {}, wrongRefusal: () => {} }

function stoppedClock(startMs: number): { now(): number; advance(ms: number): void } {
  let ms = startMs
  return {
    now: () => ms,
    advance(by) {
      ms += by
    },
  }
}
