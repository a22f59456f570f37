/**
 * The ledger of known deviations: what a target does otherwise than its document, accepted for a reason and until a day. The list may
 * not rot: what is new fails, what has expired fails, and what no longer happens fails until its line is removed.
 */
import { parse, stringify } from 'yaml'
import { UsageError } from '../../errors/usage-error.ts'
import { isoTime, timeOf } from '../exchange/waiting.ts'
import { headlineOf } from './headline-of.ts'
import type { FindingReport, Report, StepReport } from './report.ts'

export interface LedgerEntry {
  /** Id of the requirement that is broken; without one, `check` is needed. */
  readonly requirement?: string
  /** Only what this check found. */
  readonly check?: string
  /** Only in this scenario; its title. */
  readonly scenario?: string
  /** Only in this step; its title. */
  readonly step?: string
  /** Only this operationId. */
  readonly operation?: string
  readonly reason: string
  readonly link?: string
  /** The last day on which it is accepted, as YYYY-MM-DD. */
  readonly expires: string
}

export interface Ledger {
  /** How messages call it. */
  readonly name: string
  readonly entries: readonly LedgerEntry[]
}

const narrowing = ['requirement', 'check', 'scenario', 'step', 'operation'] as const
const members = [...narrowing, 'reason', 'link', 'expires'] as const

/** Whether an entry speaks of a finding. */
export function speaksOf(entry: LedgerEntry, finding: FindingReport): boolean {
  return (
    (entry.requirement === undefined || finding.requirements.includes(entry.requirement)) &&
    (entry.check === undefined || finding.check === entry.check) &&
    (entry.scenario === undefined || finding.scenario === entry.scenario) &&
    (entry.step === undefined || finding.step === entry.step) &&
    (entry.operation === undefined || finding.operationId === entry.operation)
  )
}

/** Whether the run got to where the entry says that the deviation is. */
export function wasAsked(entry: LedgerEntry, report: Report): boolean {
  const ran = ({ result }: StepReport): boolean => result !== 'skip' && result !== 'error'
  if (entry.operation !== undefined && (report.operations[entry.operation] ?? 0) === 0) return false
  if (entry.scenario !== undefined || entry.step !== undefined) {
    return report.scenarios.some(
      ({ title, steps }) =>
        (entry.scenario === undefined || title === entry.scenario) &&
        steps.some((step) => (entry.step === undefined || step.title === entry.step) && ran(step)),
    )
  }
  if (entry.requirement === undefined) {
    return report.checks.some(({ check, looked }) => check === entry.check && looked > 0)
  }
  const status = report.requirements.find(({ id }) => id === entry.requirement)?.status
  return status === 'held' || status === 'broken'
}

const unexplained = 'Not explained yet.'

/** Whether somebody wrote why it is accepted. */
export function isExplained({ reason }: LedgerEntry): boolean {
  return !reason.toLowerCase().startsWith(unexplained.toLowerCase())
}

/** What an entry is about, in words. */
export function describeEntry(entry: LedgerEntry): string {
  const about = narrowing.flatMap((name) => (entry[name] === undefined ? [] : [entry[name]]))
  return about.join(', ')
}

/**
 * @param text YAML or JSON.
 * @param name How messages call it: its file.
 * @throws UsageError INVALID_LEDGER
 */
export function parseLedger(text: string, name: string): Ledger {
  let data: unknown
  try {
    data = parse(text)
  } catch (cause) {
    refuse(name, `it is no YAML (${cause instanceof Error ? cause.message.split('\n')[0] : String(cause)})`, cause)
  }
  const deviations = isObject(data) ? data.deviations : undefined
  if (!isObject(data) || !Array.isArray(deviations)) refuse(name, 'it has no list "deviations"')
  for (const member of Object.keys(data)) {
    if (!['deviations', 'version', '$schema'].includes(member)) refuse(name, `it has the unknown member "${member}"`)
  }
  if (data.version !== undefined && data.version !== 1) refuse(name, 'its version is not 1')
  return { name, entries: deviations.map((entry, index) => readEntry(entry, `entry ${index + 1}`, name)) }
}

function readEntry(entry: unknown, which: string, name: string): LedgerEntry {
  if (!isObject(entry)) refuse(name, `${which} is no mapping`)
  const read: Record<string, string> = {}
  for (const [member, value] of Object.entries(entry)) {
    if (!members.some((each) => each === member)) refuse(name, `${which} has the unknown member "${member}"`)
    if (value === null || value === undefined) continue
    if (typeof value !== 'string' || value.trim() === '') refuse(name, `${which} has a "${member}" that is no text`)
    read[member] = value
  }
  const { requirement, check, reason, expires } = read
  if (requirement === undefined && check === undefined) refuse(name, `${which} names no requirement`)
  if (reason === undefined) refuse(name, `${which} has no reason`)
  if (expires === undefined) refuse(name, `${which} has no "expires"`)
  if (!/^\d{4}-\d\d-\d\d$/.test(expires) || !isDay(expires)) {
    refuse(name, `${which} has an "expires" that is no day such as 2030-12-31`)
  }
  return { ...read, reason, expires }
}

function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return day >= 1 && day <= days
}

/**
 * The ledger that makes a run conform: the entries that still speak of something, as they are, and one more for every other deviation.
 *
 * @param report Before a ledger is applied to it.
 * @param expires The last day of the entries that are added.
 * @param schema Where an editor finds the schema of the file, from where it is.
 */
export function draftLedger(report: Report, expires: string, ledger?: Ledger, schema?: string): string {
  const failing = report.findings.filter(({ result }) => result === 'fail')
  const kept = (ledger?.entries ?? []).filter(
    (entry) =>
      entry.expires >= report.startedAt.slice(0, 10) &&
      // Of what this run did not ask nobody knows that it no longer happens.
      (failing.some((finding) => speaksOf(entry, finding)) || !wasAsked(entry, report)),
  )
  const added: LedgerEntry[] = []
  for (const finding of failing) {
    if ([...kept, ...added].some((entry) => speaksOf(entry, finding))) continue
    const { requirements, check, scenario, step, operationId } = finding
    const shown = report.exchanges.find(({ number }) => number === finding.exchange) ?? null
    added.push({
      ...(requirements[0] === undefined ? {} : { requirement: requirements[0] }),
      check,
      ...(scenario === null ? {} : { scenario }),
      ...(step === null ? {} : { step }),
      ...(operationId === null ? {} : { operation: operationId }),
      reason: `${unexplained} ${headlineOf(finding, shown)}`,
      expires,
    })
  }
  const editors = schema === undefined ? '' : `# yaml-language-server: $schema=${schema}\n`
  return `${editors}${heading}${stringify({ version: 1, deviations: [...kept, ...added] }, { lineWidth: 120 })}`
}

/** The day that comes so many days after a time, as YYYY-MM-DD. */
export function dayAfter(time: string, days: number): string {
  return isoTime(timeOf(time) + days * 86_400_000).slice(0, 10)
}

const heading = `# Known deviations of the target, each with the reason why it is accepted, a link where it is tracked, and the last
# day on which it is. A deviation that is not listed fails the run; so does an entry that expired, no longer happens, or whose reason is
# still "Not explained yet".
`

function refuse(name: string, why: string, cause?: unknown): never {
  throw new UsageError(
    'INVALID_LEDGER',
    `Failed to read the ledger ${name}: ${why}. An entry has requirement, reason and expires (YYYY-MM-DD), and may have ${members.filter((each) => !['requirement', 'reason', 'expires'].includes(each)).join(', ')}.`,
    { cause },
  )
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
