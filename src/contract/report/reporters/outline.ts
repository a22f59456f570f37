/** What every reporter says of a report, worked out once: failures with what they break, and all that was left out and why. */

import { isHeldTo } from '../../../spec/facts.ts'
import { endedEarly } from '../../speak/conversation.ts'
import { notAskedFor } from '../../target/choose-systems.ts'
import { headlineOf } from '../headline-of.ts'
import type {
  Evidence,
  ExchangeReport,
  FindingReport,
  Report,
  RequirementReport,
  RequirementStatus,
  ScenarioReport,
  StepReport,
} from '../report.ts'
import { againLines } from './again.ts'
import { groupAlike } from './alike.ts'
import type { Failure } from './failure.ts'
import { wordOf } from './shell-word.ts'

export type { Failure } from './failure.ts'

export interface PlacedStep {
  readonly scenario: ScenarioReport
  readonly step: StepReport
}

/** Things that were left out for one reason. */
export interface LeftOut {
  readonly reason: string
  readonly what: readonly string[]
}

export interface Outline {
  readonly failures: readonly Failure[]
  readonly known: readonly Failure[]
  /** Said, and not held against the target. */
  readonly notes: readonly Failure[]
  readonly errors: readonly PlacedStep[]
  readonly late: readonly PlacedStep[]
  /** Whole systems, with the reason. */
  readonly skippedSystems: readonly { readonly name: string; readonly reason: string }[]
  readonly skippedSteps: readonly LeftOut[]
  readonly notExercised: readonly LeftOut[]
  readonly notTestable: readonly LeftOut[]
  /** Of the requirements that count: those of the systems that were asked, of the level of the run or firmer; see `evidence`. */
  readonly coverage: Readonly<Record<RequirementStatus, number>>
}

export const statuses: readonly RequirementStatus[] = [
  'held',
  'broken',
  'known',
  'noticed',
  'not exercised',
  'not testable',
]

export function outlineOf(report: Report): Outline {
  const { findings, scenarios, systems, requirements } = report
  const steps = scenarios.flatMap((scenario) => scenario.steps.map((step) => ({ scenario, step })))
  const withResult = (result: StepReport['result']): PlacedStep[] => steps.filter(({ step }) => step.result === result)
  const found = (result: FindingReport['result']): Failure[] =>
    findings.filter((finding) => finding.result === result).map((finding) => failureOf(finding, report))
  const skipped = new Set(systems.flatMap((system) => (system.skipped === null ? [] : [system.name])))
  const asked = requirements.filter(({ system }) => system === null || !skipped.has(system))
  const withStatus = (status: RequirementStatus): RequirementReport[] =>
    asked.filter((requirement) => requirement.status === status)
  const grouped = (status: RequirementStatus): LeftOut[] =>
    groupByReason(
      withStatus(status).map(({ id, reason }) => ({ what: id, reason })),
      report.prefix,
    )
  return {
    failures: found('fail'),
    known: found('known'),
    notes: found('note'),
    errors: withResult('error'),
    late: withResult('late'),
    skippedSystems: systems.flatMap(({ name, skipped }) => (skipped === null ? [] : [{ name, reason: skipped }])),
    skippedSteps: groupByReason(
      withResult('skip').map(({ scenario, step }) => ({ what: nameOf(scenario, step), reason: step.reason })),
      report.prefix,
    ),
    notExercised: grouped('not exercised'),
    notTestable: grouped('not testable'),
    // Every status has its entry.
    coverage: Object.fromEntries(
      statuses.map((status) => [
        status,
        withStatus(status).filter(({ level }) => isHeldTo(level, report.level)).length,
      ]),
    ) as Outline['coverage'],
  }
}

/** Whether somebody who named systems wants to be told of a skipped one. */
export function isWanted({ reason }: Outline['skippedSystems'][number]): boolean {
  return reason !== notAskedFor
}

export function nameOf({ title }: ScenarioReport, step: StepReport): string {
  return `${title}: ${step.title}`
}

/** What is there of some things that can be counted: "2 fail, 1 skip". */
export function countText(counts: Readonly<Record<string, number>>): string {
  const present = Object.entries(counts).filter(([, count]) => count > 0)
  return present.map(([name, count]) => `${count} ${name}`).join(', ') || nothing
}

const nothing = 'nothing'

/** How long a run took, what of it was waiting, and what had to be asked twice. */
export function requestsText({ requests, durationMs }: Report): string {
  const { total, most, beyondMost, waitedForLimitMs, hiccups } = requests
  const waited = waitedForLimitMs === 0 ? '' : `, ${secondsText(waitedForLimitMs)} of them waiting for the rate limit`
  const again = hiccups === 0 ? '' : `; ${hiccups} of them sent again, because a gateway or nobody had answered`
  const beyond =
    beyondMost === 0 ? '' : `; ${beyondMost} of them beyond the ${most} that it was to send, to remove what it made`
  return `${total} in ${secondsText(durationMs)}${waited}${again}${beyond}`
}

/** The same count as in the verdict: of the requirements that count and that a request can test. */
export function requirementsText({ evidence, level }: Report, coverage: Outline['coverage']): string {
  const { held, all } = evidence.requirements
  const rest = countText({ ...coverage, held: 0 })
  return `${held} of ${all} of level ${level} or firmer held${rest === nothing ? '' : `; ${rest}`}`
}

/** How much of the document was asked. */
export function operationsText({ evidence: { operations } }: Report): string {
  return `${operations.asked} of ${operations.all} asked, ${operations.answered} answered with success`
}

/** What was left out, in one line; undefined when nothing was. */
export function leftOutText({ skippedSystems, skippedSteps }: Outline): string | undefined {
  const systems = skippedSystems.map(({ name }) => name)
  const steps = skippedSteps.map(
    ({ reason, what }) => `${what.length} ${what.length === 1 ? 'step' : 'steps'} (${reason})`,
  )
  const parts = [
    ...(systems.length === 0 ? [] : [`the ${systems.length === 1 ? 'system' : 'systems'} ${systems.join(', ')}`]),
    ...steps,
  ]
  return parts.length === 0 ? undefined : parts.join('; ')
}

export function secondsText(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`
}

/** How the report names its target. */
export function targetText({ target, isNowhere, profile, inferred }: Report): string {
  // A document that somebody brings has no profiles.
  if (inferred !== undefined) return target
  return `${target} (${isNowhere ? 'the fake, ' : ''}${profile} profile)`
}

/** One line that says how it ended. */
export function verdictText(report: Report): string {
  const { verdict, counts, level } = report
  const leftovers = report.leftovers.filter(({ isAllowed }) => !isAllowed)
  const failures = groupAlike(
    report.findings.filter(({ result }) => result === 'fail').map((finding) => failureOf(finding, report)),
  ).length
  if (verdict === 'broken') {
    const left = leftovers.length === 0 ? '' : `${leftovers.length} left behind`
    const broken =
      failures === 0 ? '' : `${failures} ${failures === 1 ? 'deviation' : 'deviations'} of level ${level} or firmer`
    return `broken: ${[broken, left, ...report.unmet].filter(Boolean).join(', ')}`
  }
  if (verdict === 'error') {
    const why =
      report.requests.total === 0
        ? (report.evidence.lack ?? 'nothing was asked')
        : counts.error > 0
          ? `${counts.error} ${counts.error === 1 ? 'step' : 'steps'} could not be run`
          : endedEarly
    return `no verdict: ${why}`
  }
  const { requirements, operations, lack } = report.evidence
  if (verdict === 'none') {
    const exercised = requirements.all > 0 ? requirements : { exercised: operations.answered, all: operations.all }
    const what = requirements.all > 0 ? 'exercised' : 'operations answered'
    return `no verdict (3): ${exercised.exercised} of ${exercised.all} ${what}: ${lack}`
  }
  return `conforms: ${heldText(report.evidence)}${counts.known > 0 ? ', with known deviations' : ''}`
}

function heldText({ requirements, operations }: Evidence): string {
  if (requirements.all === 0)
    return `${operations.answered} of ${operations.all} operations answered as the document says`
  const { held, noticed, exercised, all } = requirements
  const rest = countText({ noticed, 'not exercised': all - exercised })
  return `${held} of ${all} requirements held${rest === nothing ? '' : `, ${rest}`}`
}

function failureOf(finding: FindingReport, report: Report): Failure {
  const byNumber = (wanted: number | null): ExchangeReport[] =>
    report.exchanges.filter(({ number }) => number === wanted)
  const [exchange = null] = byNumber(finding.exchange)
  const before = finding.ledBy.flatMap(byNumber)
  return {
    finding,
    requirements: finding.requirements.flatMap((id) => report.requirements.filter((each) => each.id === id)),
    place: finding.scenario === null ? `every exchange: ${finding.check}` : `${finding.scenario}: ${finding.step}`,
    headline: headlineOf(finding, exchange),
    exchange,
    before,
    again: exchange && againLines([...before, exchange], report.prefix).join('\n'),
    alone: aloneText(finding, report),
  }
}

/** Whoever called a function knows the file of the document, and what may be done, better than its report. */
function aloneText({ only }: FindingReport, { target, seed, inferred, command }: Report): string | null {
  if (only === null || !/^https?:/.test(target)) return null
  const spec = inferred === undefined ? '' : ' --spec FILE'
  const asked = command ?? `npx nowhere-kit verify ${wordOf([target])}${spec} --token "$NOWHERE_TOKEN"`
  return `${asked} --seed ${wordOf([seed])} --only ${wordOf([only])}`
}

/** Reasons that differ only in what the run made up are one, told as the first has it. */
function groupByReason(
  items: readonly { readonly what: string; readonly reason: string | null }[],
  prefix: string,
): LeftOut[] {
  const groups = new Map<string, { readonly reason: string; readonly what: string[] }>()
  for (const { what, reason = null } of items) {
    const told = reason ?? 'no reason was given'
    const key = told.replaceAll(new RegExp(`${prefix}[\\w.-]*`, 'gi'), '')
    const group = groups.get(key) ?? { reason: told, what: [] }
    groups.set(key, group)
    group.what.push(what)
  }
  return [...groups.values()]
}
