/** Applies a ledger to a finished report. Nothing is asked again, and the day is that of the run. */
import { unmetOf } from './demands.ts'
import { describeEntry, isExplained, type Ledger, type LedgerEntry, speaksOf, wasAsked } from './ledger.ts'
import type { FindingReport, Report, RequirementReport, Result, ScenarioReport } from './report.ts'
import { countResults, worst } from './summarize.ts'
import { verdictOf } from './verdict.ts'

/** Name of the check whose findings are the ledger's own. */
export const ledgerCheck = 'the ledger is current'

/**
 * The same report with what the ledger knows counted as known. An entry that has expired excuses nothing and is a finding; so is one
 * that no longer happens although the run asked for it.
 *
 * @example
 * ```ts
 * import { createPlatform } from 'nowhere-kit'
 * import { applyLedger, parseLedger, verify } from 'nowhere-kit/contract'
 *
 * const { fetch, clock } = createPlatform({ clock: 'frozen' })
 * const target = { fetch, clock, tokens: { owner: 'nowhere_alice' }, isNowhere: true }
 * const report = await verify(target, { systems: ['now'] })
 * const entries = `deviations:
 *   - requirement: NOW-SEC-7
 *     reason: Renaming to a taken name went through until last week.
 *     expires: 2999-12-31`
 * console.log(report.verdict, applyLedger(report, parseLedger(entries, 'nowhere.ledger.yaml')).verdict) // -> conforms broken
 * ```
 */
export function applyLedger(report: Report, ledger: Ledger): Report {
  const today = report.startedAt.slice(0, 10)
  const current = ledger.entries.filter(({ expires }) => expires >= today)
  const judged = report.findings.map((finding): FindingReport => {
    const isKnown = finding.result === 'fail' && current.some((entry) => speaksOf(entry, finding))
    return isKnown ? { ...finding, result: 'known' } : finding
  })
  const own = ledger.entries.flatMap((entry) => findingsOf(entry, ledger, report, today))
  // At the end, so that the indexes of the others stay.
  const findings = [...judged, ...own]
  const scenarios = report.scenarios.map((scenario) => withKnownSteps(scenario, findings))
  const checks = [
    ...report.checks.map((check) => ({ ...check, result: resultOf(check.result, check.findings, findings) })),
    {
      check: ledgerCheck,
      result: own.some(({ result }) => result === 'fail') ? ('fail' as const) : ('pass' as const),
      looked: ledger.entries.length,
      findings: own.map((_, index) => judged.length + index),
    },
  ]
  const counts = countResults([...scenarios.flatMap(({ steps }) => steps), ...checks])
  const requirements = report.requirements.map((requirement) => withKnown(requirement, judged))
  const unmet = unmetOf({ ...report, scenarios, requirements })
  return {
    ...report,
    verdict: verdictOf({ ...report, scenarios, counts, unmet }),
    unmet,
    scenarios,
    checks,
    requirements,
    findings,
    counts,
  }
}

/** What is wrong with an entry itself. */
function findingsOf(entry: LedgerEntry, { name }: Ledger, report: Report, today: string): FindingReport[] {
  const say = (result: 'fail' | 'note', message: string): FindingReport[] => [
    {
      check: ledgerCheck,
      message: `${name}: ${describeEntry(entry)}: ${message}`,
      level: 'MUST',
      requirements: entry.requirement === undefined ? [] : [entry.requirement],
      operationId: entry.operation ?? null,
      expected: null,
      seen: null,
      exchange: null,
      result,
      system: '',
      scenario: null,
      step: null,
      times: 1,
      ledBy: [],
      only: null,
    },
  ]
  const requirement = report.requirements.find(({ id }) => id === entry.requirement)
  if (entry.requirement !== undefined && requirement === undefined) {
    return say('fail', 'the document has no such requirement. Remove the entry.')
  }
  // What is only noted at this level still happens.
  const happening = report.findings.filter((finding) => speaksOf(entry, finding))
  const fails = happening.some(({ result }) => result === 'fail')
  if (happening.length > 0) {
    if (!fails) return []
    if (entry.expires < today) return say('fail', `it expired on ${entry.expires}. Decide anew.`)
    return isExplained(entry) ? [] : say('fail', 'it has no reason yet. Write why it is accepted.')
  }
  if (wasAsked(entry, report)) return say('fail', 'it no longer happens. Remove the entry.')
  return say('note', 'this run did not ask for it, so nothing is known of it.')
}

function withKnownSteps(scenario: ScenarioReport, findings: readonly FindingReport[]): ScenarioReport {
  const steps = scenario.steps.map((step) => ({ ...step, result: resultOf(step.result, step.findings, findings) }))
  return { ...scenario, steps, result: worst(steps) }
}

/** A failure all of whose findings are known is known. */
function resultOf(result: Result, indexes: readonly number[], findings: readonly FindingReport[]): Result {
  if (result !== 'fail') return result
  return indexes.some((index) => findings[index]?.result === 'fail') ? 'fail' : 'known'
}

function withKnown(requirement: RequirementReport, findings: readonly FindingReport[]): RequirementReport {
  if (requirement.status !== 'broken') return requirement
  const isBroken = findings.some(
    ({ result, requirements }) => result === 'fail' && requirements.includes(requirement.id),
  )
  return isBroken ? requirement : { ...requirement, status: 'known' }
}
