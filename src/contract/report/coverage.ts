/** Which requirements the run held, broke, or did not get to, and why. */
import type { Facts } from '../../spec/facts.ts'
import type { CheckReport, FindingReport, RequirementReport, ScenarioReport } from './report.ts'

export interface CoverageInput {
  readonly facts: Facts
  /** System of a requirement; null when none lists it. */
  readonly systemOf: (id: string) => string | null
  /** Ids that exchanges gave evidence for. */
  readonly proven: ReadonlySet<string>
  readonly scenarios: readonly ScenarioReport[]
  readonly checks: readonly CheckReport[]
  readonly findings: readonly FindingReport[]
  readonly untestable: Readonly<Record<string, string>>
  /** Why a system was left out, by name. */
  readonly skippedSystems: Readonly<Record<string, string>>
}

export function coverRequirements(input: CoverageInput): RequirementReport[] {
  const { facts, proven, scenarios, findings, untestable } = input
  const steps = scenarios.flatMap(({ title, steps }) =>
    steps.map((step) => ({ ...step, name: `${title}: ${step.title}` })),
  )
  return Object.values(facts.requirements).map((requirement): RequirementReport => {
    const { id } = requirement
    const system = input.systemOf(id)
    const of = (
      status: RequirementReport['status'],
      reason: string | null,
      by: readonly string[],
    ): RequirementReport => ({
      ...requirement,
      system,
      status,
      reason,
      by: [...new Set(by)],
    })
    const about = findings.filter(({ requirements }) => requirements.includes(id))
    const against = about.filter(({ result }) => result !== 'note')
    if (against.length > 0) {
      const isKnown = against.every(({ result }) => result === 'known')
      return of(isKnown ? 'known' : 'broken', null, against.map(placeOf))
    }
    if (about.length > 0) return of('noticed', null, about.map(placeOf))
    const naming = steps.filter(({ requirements }) => requirements.includes(id))
    const holding = naming.filter(({ result }) => result === 'pass' || result === 'late')
    if (holding.length > 0)
      return of(
        'held',
        null,
        holding.map(({ name }) => name),
      )
    if (proven.has(id)) return of('held', null, ['every exchange'])
    if (untestable[id] !== undefined) return of('not testable', untestable[id], [])
    const skippedSystem = system === null ? undefined : input.skippedSystems[system]
    const reason =
      skippedSystem ??
      naming.find((step) => step.reason !== null)?.reason ??
      (naming.length > 0
        ? 'the step that asks for it found something else to be wrong'
        : 'nothing in this run asks for it')
    return of('not exercised', reason, [])
  })
}

function placeOf({ check, step, scenario }: FindingReport): string {
  return scenario === null ? check : `${scenario}: ${step}`
}
