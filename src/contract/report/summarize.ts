/** Makes the report of a run: every finding once, every step with its result, every requirement with what became of it. */
import { isHeldTo, type Level, levels } from '../../spec/facts.ts'
import type { CleanUp } from '../clean-up/clean-up.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { isoTime, realNowMs } from '../exchange/waiting.ts'
import type { Demands } from '../judge/demands.ts'
import { type Finding, keyOf } from '../judge/finding.ts'
import type { Limit } from '../run/guard/limit.ts'
import type { Session } from '../run/session.ts'
import type { ScenarioRun, StepRun } from '../run/step-run.ts'
import type { Turn } from '../run/turns.ts'
import { explain } from '../target/target.ts'
import { coverRequirements } from './coverage.ts'
import { unmetOf } from './demands.ts'
import { evidenceOf } from './evidence.ts'
import { ledBy, ledByThose } from './led-by.ts'
import { maskExchange } from './masking/mask-exchange.ts'
import { withoutSecrets } from './masking/without-secrets.ts'
import {
  type CheckReport,
  type FindingReport,
  type Report,
  type Result,
  results,
  type ScenarioReport,
  type StepReport,
} from './report.ts'
import { requestsOf } from './requests.ts'
import { systemsOfRequirements } from './requirement-systems.ts'
import { untestable } from './untestable.ts'
import { verdictOf } from './verdict.ts'

export interface SummaryInput {
  readonly session: Session
  /** What ran, beside what the rehearsal says there is. */
  readonly runs: readonly Turn[]
  readonly cleaned: CleanUp
  readonly systems: ReadonlyMap<string, string | null>
  /** Systems that somebody asked for by name. */
  readonly named: readonly string[]
  readonly level: Level
  readonly seed: string
  readonly startMs: number
  readonly profile: string
  readonly demands: Demands
  /** Why nothing more was asked, where that is known of the target as a whole. */
  readonly lack?: string
  /** How much it was to send at most. */
  readonly limit?: Limit
  /** Every exchange, and not only those that findings show. */
  readonly keepsExchanges: boolean
  /** Of a document that somebody brings. */
  readonly inferred?: readonly string[]
  readonly leftOut?: readonly string[]
  readonly wanting?: readonly string[]
}

interface Collected {
  readonly report: FindingReport
  times: number
}

export function summarize(input: SummaryInput): Report {
  const { session, runs, cleaned, level, seed, startMs, profile, demands } = input
  const { specification, target, conversation, judge } = session
  const systemOfExchange = new Map(conversation.exchanges.map(({ number, call }) => [number, call.system]))
  const findings = findingsOf(input, systemOfExchange).map(({ by, ...finding }) => ({
    ...finding,
    ledBy: leadingTo(finding.exchange, by, input),
    only: onlyOf(finding, input),
  }))
  const scenarios = runs.map(({ run, planned, requests }) => scenarioReport(run, planned, requests, findings))
  const checks = checkReports(judge.looked, findings)
  const all = [...scenarios.flatMap(({ steps }) => steps), ...checks]
  const counts = countResults(all)
  const requirements = coverRequirements({
    facts: specification.facts,
    systemOf: systemsOfRequirements(specification),
    proven: judge.proven,
    scenarios,
    checks,
    findings,
    untestable,
    skippedSystems: Object.fromEntries(
      [...input.systems].filter((entry): entry is [string, string] => entry[1] !== null),
    ),
  })
  const shown = new Set(findings.flatMap(({ exchange, ledBy }) => [exchange, ...ledBy]))
  const mask = session.hiding.mask()
  const requests = requestsOf(input)
  const evidence = evidenceOf({ ...input, specification, target, exchanges: conversation.exchanges, requirements })
  const systems = [...input.systems].map(([name, skipped]) => ({
    name,
    skipped,
    requests: [...systemOfExchange.values()].filter((system) => system === name).length,
  }))
  const unmet = unmetOf({ requirements, systems, scenarios, level, demands })
  const report: Report = {
    version: 2,
    target: target.name,
    isNowhere: target.isNowhere,
    profile,
    level,
    seed,
    prefix: session.names.prefix,
    startedAt: isoTime(startMs),
    durationMs: realNowMs() - startMs,
    verdict: verdictOf({ scenarios, counts, leftovers: cleaned.leftovers, requests, evidence, unmet }),
    evidence,
    demands,
    unmet,
    systems,
    scenarios,
    checks,
    requirements,
    findings,
    operations: countOperations(conversation.exchanges),
    exchanges: conversation.exchanges
      .filter(({ number }) => input.keepsExchanges || shown.has(number))
      .map((exchange) => maskExchange(exchange, { specification, target, mask, naming: session.hiding.naming })),
    counts,
    requests,
    leftovers: cleaned.leftovers,
    ...ofDocument(input),
  }
  return withoutSecrets(report, mask)
}

/** What is known of a document that somebody brings, beside what a run found. */
function ofDocument({ inferred, leftOut, wanting }: SummaryInput): Pick<Report, 'inferred' | 'leftOut' | 'wanting'> {
  return {
    ...(inferred === undefined ? {} : { inferred }),
    ...(leftOut === undefined ? {} : { leftOut }),
    ...(wanting === undefined ? {} : { wanting }),
  }
}

/** What led to an exchange, of the scenario that it belongs to. */
function leadingTo(
  number: number | null,
  by: readonly number[] | undefined,
  { session, runs }: SummaryInput,
): readonly number[] {
  const { exchanges } = session.conversation
  const shown = exchanges.find((exchange) => exchange.number === number)
  if (shown === undefined) return []
  if (by !== undefined)
    return ledByThose(
      exchanges.filter((exchange) => by.includes(exchange.number)),
      exchanges.filter((exchange) => exchange.number < shown.number),
    )
  const own = runOf(shown.number, runs)
  const before = exchanges.filter((exchange) => exchange.number >= (own?.first ?? 1) && exchange.number < shown.number)
  const step = own?.run.steps.find(({ exchanges: numbers }) => numbers.includes(shown.number))
  return ledBy(shown, before, new Set(step?.exchanges))
}

/** The scenario that found it, or in which its exchange was; what is found at the end may be anybody's who asks for the operation. */
function onlyOf({ scenario, exchange, operationId }: FindingReport, { runs }: SummaryInput): string | null {
  const own = scenario === null ? runOf(exchange, runs) : runs.find(({ run }) => run.scenario.title === scenario)
  return own?.run.scenario.id ?? operationId
}

function runOf(number: number | null, runs: readonly Turn[]): Turn | undefined {
  return runs.find(({ first, requests }) => number !== null && number >= first && number < first + requests)
}

/** Every finding once, the firmest first. */
function findingsOf(
  { session, runs, cleaned, systems, level }: SummaryInput,
  systemOfExchange: ReadonlyMap<number, string>,
): FindingReport[] {
  const collected = new Map<string, Collected>()

  const collect = (finding: Finding, system: string, scenario: string | null, step: string | null): void => {
    const key = `${scenario} ${step} ${keyOf(finding)}`
    const known = collected.get(key)
    if (known !== undefined) known.times++
    else {
      const result = isHeldTo(finding.level, level) ? 'fail' : 'note'
      collected.set(key, {
        report: { ...finding, result, system, scenario, step, times: 1, ledBy: [], only: null },
        times: 1,
      })
    }
  }
  for (const { run } of runs) {
    for (const step of run.steps) {
      for (const finding of step.findings) collect(finding, run.scenario.system, run.scenario.title, step.title)
    }
  }
  for (const finding of session.findings) {
    const system = systemOfExchange.get(finding.exchange ?? 0) ?? ''
    // Of a system that turned out not to be there nothing is held against anybody.
    if (typeof systems.get(system) !== 'string') collect(finding, system, null, null)
  }
  for (const finding of cleaned.findings) {
    const system = finding.operationId === null ? '' : session.specification.operation(finding.operationId).system
    collect(finding, system, null, null)
  }
  return [...collected.values()]
    .map(({ report, times }) => ({ ...report, times }))
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
}

function countOperations(exchanges: readonly Exchange[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { call } of exchanges)
    if (call.operation !== undefined) counts[call.operation.id] = (counts[call.operation.id] ?? 0) + 1
  return counts
}

export function countResults(all: readonly { readonly result: Result }[]): Record<Result, number> {
  const counts = results.map((result) => [result, all.filter((each) => each.result === result).length])
  // Every result has its entry.
  return Object.fromEntries(counts) as Record<Result, number>
}

function scenarioReport(
  run: ScenarioRun,
  planned: ScenarioRun,
  requests: number,
  findings: readonly FindingReport[],
): ScenarioReport {
  const { scenario, ended } = run
  const steps = run.steps.map((step) => stepReport(step, scenario.title, findings))
  const reached = new Set(steps.map(({ title }) => title))
  for (const { title, requirements } of planned.steps) {
    if (reached.has(title)) continue
    const reason = explain(ended ?? 'it was not reached')
    steps.push(skippedStep(title, requirements, reason))
  }
  if (planned.ended !== null || steps.length === 0) {
    // The rehearsal lacked it too, so that nobody knows the steps; that they are left out is said all the same.
    const reason = explain(ended ?? planned.ended ?? 'it has no steps')
    steps.push(skippedStep(steps.length === 0 ? 'all of it' : 'the rest of it', [], reason))
  }
  const { id, title, system } = scenario
  return { id, title, system, result: worst(steps), steps, requests }
}

function skippedStep(title: string, requirements: readonly string[], reason: string): StepReport {
  return { title, requirements, result: 'skip', reason, findings: [], exchanges: [], delayMs: null }
}

function stepReport(step: StepRun, scenario: string, findings: readonly FindingReport[]): StepReport {
  const { title, requirements, exchanges, delayMs } = step
  const own = findings.flatMap((finding, index) =>
    finding.scenario === scenario && finding.step === title ? [index] : [],
  )
  const failing = own.filter((index) => findings[index]?.result === 'fail')
  // What is not held against the target leaves the step as it was.
  const result = step.result === 'fail' && failing.length === 0 ? 'pass' : step.result
  return {
    title,
    result,
    requirements,
    reason: step.reason === null ? null : explain(step.reason),
    findings: own,
    exchanges,
    delayMs,
  }
}

function checkReports(looked: ReadonlyMap<string, number>, findings: readonly FindingReport[]): CheckReport[] {
  const names = new Set([
    ...looked.keys(),
    ...findings.filter(({ scenario }) => scenario === null).map(({ check }) => check),
  ])
  return [...names].map((check) => {
    const own = findings.flatMap((finding, index) =>
      finding.scenario === null && finding.check === check ? [index] : [],
    )
    const fails = own.some((index) => findings[index]?.result === 'fail')
    return { check, result: fails ? 'fail' : 'pass', looked: looked.get(check) ?? 0, findings: own }
  })
}

/** The gravest first. */
const gravity: readonly Result[] = ['error', 'fail', 'known', 'late', 'pass', 'skip']

export function worst(steps: readonly StepReport[]): Result {
  return gravity.find((result) => steps.some((step) => step.result === result)) ?? 'skip'
}
