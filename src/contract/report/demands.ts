/** What of the caller's demands is not so, a sentence each; looked at anew when a ledger is applied. */
import { isHeldTo } from '../../spec/facts.ts'
import { notAskedFor } from '../target/choose-systems.ts'
import type { Report, RequirementReport } from './report.ts'

type Judged = Pick<Report, 'requirements' | 'systems' | 'scenarios' | 'level' | 'demands'>

export function unmetOf(report: Judged): readonly string[] {
  const { all, requirements, minHeld, noSkips } = report.demands
  return [
    ...(all === true ? unmetAll(report) : []),
    ...(requirements ?? []).flatMap((id) => unmetRequirement(report, id)),
    ...(minHeld === undefined ? [] : unmetShare(report, minHeld)),
    ...(noSkips === true ? skippedIn(report) : []),
  ]
}

/** Those that count at the level of the run, of the systems that were verified: the same as in the verdict. */
function countable({ requirements, systems, level }: Judged): RequirementReport[] {
  const left = new Set(systems.flatMap(({ name, skipped }) => (skipped === null ? [] : [name])))
  return requirements.filter(
    ({ status, system, level: own }) =>
      status !== 'not testable' && isHeldTo(own, level) && (system === null || !left.has(system)),
  )
}

function unmetAll(report: Judged): string[] {
  const unmet = countable(report).filter(({ status }) => status !== 'held' && status !== 'known')
  if (unmet.length === 0) return []
  return [`all requirements have to be held, and ${count(unmet.length)} not: ${named(unmet)}`]
}

function unmetRequirement({ requirements }: Judged, id: string): string[] {
  const found = requirements.find((each) => each.id === id)
  if (found?.status === 'held') return []
  const why =
    found === undefined
      ? 'unknown to the document'
      : `${found.status}${found.reason === null ? '' : `: ${found.reason}`}`
  return [`${id} has to be held, and is ${why}`]
}

function unmetShare(report: Judged, minHeld: number): string[] {
  const all = countable(report)
  const held = all.filter(({ status }) => status === 'held').length
  if (all.length > 0 && held >= minHeld * all.length) return []
  return [`${percent(minHeld)} of the requirements have to be held, and ${held} of ${all.length} are`]
}

function skippedIn({ systems, scenarios }: Judged): string[] {
  const left = systems.filter(({ skipped }) => skipped !== null && skipped !== notAskedFor).map(({ name }) => name)
  const steps = scenarios.flatMap((scenario) => scenario.steps.filter(({ result }) => result === 'skip'))
  const what = [
    ...(left.length === 0 ? [] : [`the ${left.length === 1 ? 'system' : 'systems'} ${left.join(', ')}`]),
    ...(steps.length === 0 ? [] : [`${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`]),
  ]
  return what.length === 0
    ? []
    : [`nothing may be skipped, and ${what.join(' and ')} ${steps.length + left.length === 1 ? 'was' : 'were'}`]
}

const namedMax = 10

function named(requirements: readonly RequirementReport[]): string {
  const rest = requirements.length - namedMax
  const ids = requirements.slice(0, namedMax).map(({ id }) => id)
  return [...ids, ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ')
}

function count(number: number): string {
  return `${number} ${number === 1 ? 'is' : 'are'}`
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`
}
