/** Scenarios one after the other, until there is a reason to ask nothing more. */
import { isHeldTo, type Level } from '../../spec/facts.ts'
import { createBreath } from '../exchange/waiting.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { endedEarly } from '../speak/conversation.ts'
import { refusedText } from './guard/refused-token.ts'
import type { Rehearsed } from './order.ts'
import type { Session } from './session.ts'
import type { ScenarioRun, StepRun } from './step-run.ts'
import type { VerifyOptions } from './verify-options.ts'

export interface Turn {
  readonly run: ScenarioRun
  /** What the rehearsal says there is. */
  readonly planned: ScenarioRun
  readonly requests: number
  /** Number of its first exchange. */
  readonly first: number
}

export interface Turns {
  readonly runs: readonly Turn[]
  /** That of no system anything was found, where nobody named one. */
  readonly absence: string | undefined
  /** @param stopped Why they are not to begin. */
  run(those: readonly Rehearsed[], stopped?: string): Promise<void>
}

export interface TurnsOptions {
  readonly session: Session
  /** A rehearsal with a target that lacks nothing: what one lacks is named by the steps that it would have. */
  readonly whole: Session
  /** By name, why one is left out; one that turns out not to be there is added. */
  readonly systems: Map<string, string | null>
  readonly leftOut: Readonly<Record<string, string>>
  readonly level: Level
  readonly total: number
}

export function createTurns(
  { session, whole, systems, leftOut, level, total }: TurnsOptions,
  options: VerifyOptions,
): Turns {
  let runs: Turn[] = []
  let isOver = false
  const breath = createBreath()
  return {
    get runs() {
      return runs
    },
    get absence() {
      return isNothingThere(session, systems)
        ? `nothing at ${session.target.name} answers as ${[...systems.keys()].join(' or ')} does`
        : undefined
    },
    async run(those, stopped) {
      for (const { scenario, planned: own } of those) {
        if (isOver) return
        if (systems.get(scenario.system) !== null) continue
        options.onProgress?.({ event: 'scenario', scenario, index: runs.length, total })
        const before = session.conversation.exchanges.length
        const foundBefore = session.findings.length
        await breath()
        const isOwn = own.ended === null || options.signal?.aborted === true
        const planned = isOwn ? own : await whole.run(scenario)
        const reason =
          leftOut[scenario.id] ?? stopped ?? lackOf(scenario, session, options, hasFailed(runs, session, level))
        const run = reason === undefined ? await session.run(scenario) : { scenario, steps: [], ended: reason }
        const requests = session.conversation.exchanges.length - before
        runs.push({ run, planned, requests, first: before + 1 })
        isOver = session.conversation.silence !== undefined
        if (isOver) return
        options.onProgress?.({ event: 'ended', run, found: session.findings.slice(foundBefore), requests, level })
        if (isNotThere(scenario.system, session, systems, options)) {
          systems.set(scenario.system, notFound)
          runs = runs.filter((each) => each.run.scenario.system !== scenario.system)
        }
        const refused = session.refusedToken(askedOf(systems))
        // What comes after it would fail for the same reason, and is said to be left out for it.
        if (refused !== undefined) session.stop(refusedText(refused, systems.size > 1))
      }
    },
  }
}

export function askedOf(systems: ReadonlyMap<string, string | null>): ReadonlySet<string> {
  return new Set([...systems].flatMap(([name, skipped]) => (skipped === null ? [name] : [])))
}

/** A system that nobody named, of a target that has another. */
function isNotThere(
  system: string,
  session: Session,
  systems: ReadonlyMap<string, string | null>,
  options: VerifyOptions,
): boolean {
  const others = [...systems].filter(([name, skipped]) => name !== system && skipped === null)
  return options.systems === undefined && others.length > 0 && session.isAbsent(system)
}

const notFound = 'nothing of it was found there (--system asks for it all the same)'

/** The last one is kept, whoever answers; where the others were not found it may be there as little. */
function isNothingThere(session: Session, systems: ReadonlyMap<string, string | null>): boolean {
  const left = askedOf(systems)
  return [...systems.values()].includes(notFound) && ![...left].some((system) => session.isPresent(system))
}

function hasFailed(runs: readonly Turn[], { findings }: Session, level: Level): boolean {
  const found = [...findings, ...runs.flatMap(({ run }) => run.steps.flatMap((step) => step.findings))]
  return found.some((finding) => isHeldTo(finding.level, level))
}

/** Why a scenario does not begin: it lacks a capability, or something ended before it. */
function lackOf(
  { needs, system }: Scenario,
  { target }: Session,
  { signal, bail }: VerifyOptions,
  hasFailedBefore: boolean,
): string | undefined {
  if (bail === true && hasFailedBefore) return 'something had failed before it'
  if (signal?.aborted === true) return endedEarly
  const lacked = needs.find((capability) => !target.can(capability, system))
  return lacked === undefined ? undefined : `needs ${lacked}`
}

/** What was found of a target that is another one, refuses the token or does not answer is nobody's fault. */
export function withoutBlame(turn: Turn, reason: string): Turn {
  const steps = turn.run.steps.map(
    (step): StepRun =>
      step.result === 'fail' || step.result === 'error' ? { ...step, result: 'skip', reason, findings: [] } : step,
  )
  return { ...turn, run: { ...turn.run, steps } }
}
