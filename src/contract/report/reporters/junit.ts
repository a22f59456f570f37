/** The report as JUnit's XML, in the form that continuous integration reads: a suite a scenario, a case a step. */
import type { FindingReport, Report, StepReport } from '../report.ts'
import { type Failure, outlineOf, verdictText } from './outline.ts'
import { escapeXml } from './printable.ts'

interface Suite {
  readonly name: string
  readonly cases: readonly Case[]
}

interface Case {
  readonly name: string
  readonly kind: 'pass' | 'failure' | 'error' | 'skipped'
  /** Elements inside the case. */
  readonly inner: readonly string[]
}

export function junitReport(report: Report): string {
  const suites = [
    ...report.scenarios.map(({ system, title, steps }) => ({
      name: `${system}: ${title}`,
      cases: steps.map((step) => caseOf(step.title, step, step.findings, report)),
    })),
    {
      name: 'every exchange',
      cases: report.checks.map((check) => caseOf(check.check, { ...check, reason: null }, check.findings, report)),
    },
    {
      name: 'left out',
      cases: outlineOf(report).skippedSystems.map(({ name, reason }) => skippedCase(name, reason)),
    },
    {
      name: 'clean-up',
      cases: report.leftovers.map(({ system, collection, reference, reason }) => ({
        name: `${system}: ${collection} ${reference}`,
        kind: 'failure' as const,
        inner: [`<failure message="${escapeXml(`It was left behind: ${reason}.`)}" type="leftover"/>`],
      })),
    },
    {
      name: 'asked for',
      cases: report.unmet.map((sentence) => ({
        name: sentence,
        kind: 'failure' as const,
        inner: [`<failure message="${escapeXml(sentence)}" type="asked for"/>`],
      })),
    },
    { name: 'verdict', cases: [verdictCase(report)] },
  ].filter(({ cases }) => cases.length > 0)
  const all = suites.flatMap(({ cases }) => cases)
  const attributes = `name="${escapeXml(`nowhere verify ${report.target}`)}" ${countsOf(all)} time="${(report.durationMs / 1000).toFixed(3)}"`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes}>`,
    ...suites.map((suite) => suiteText(suite, report)),
    '</testsuites>',
    '',
  ].join('\n')
}

/** A run without a verdict has no failure either, and must not be taken for one that conforms. */
function verdictCase(report: Report): Case {
  const name = verdictText(report)
  const isOpen = report.verdict === 'none' || report.verdict === 'error'
  return isOpen
    ? { name, kind: 'error', inner: [`<error message="${escapeXml(name)}" type="no verdict"/>`] }
    : { name, kind: 'pass', inner: [] }
}

function suiteText({ name, cases }: Suite, { startedAt }: Report): string {
  // The form has no zone; its times are those of the moment that the report began.
  const timestamp = startedAt.replace(/\.\d+Z$/, '')
  return [
    `  <testsuite name="${escapeXml(name)}" ${countsOf(cases)} timestamp="${timestamp}">`,
    ...cases.map((each) => {
      const open = `    <testcase classname="${escapeXml(name)}" name="${escapeXml(each.name)}"`
      return each.inner.length === 0 ? `${open}/>` : `${open}>${each.inner.join('')}</testcase>`
    }),
    '  </testsuite>',
  ].join('\n')
}

function caseOf(
  name: string,
  { result, reason }: Pick<StepReport, 'result' | 'reason'>,
  indexes: readonly number[],
  report: Report,
): Case {
  const own = indexes.flatMap((index) => report.findings[index] ?? [])
  if (result === 'skip') return skippedCase(name, reason ?? '')
  if (result === 'known') return skippedCase(name, `known: ${own.map(({ message }) => message).join(' ')}`)
  if (result === 'error') {
    return { name, kind: 'error', inner: [`<error message="${escapeXml(reason ?? '')}" type="error"/>`] }
  }
  if (result === 'fail') {
    const failing = own.filter((finding) => finding.result === 'fail')
    return { name, kind: 'failure', inner: [failureText(failing, report)] }
  }
  return {
    name,
    kind: 'pass',
    inner: result === 'late' ? [`<system-out>late: ${escapeXml(reason ?? '')}</system-out>`] : [],
  }
}

function skippedCase(name: string, reason: string): Case {
  return { name, kind: 'skipped', inner: [`<skipped message="${escapeXml(reason)}"/>`] }
}

/** One for a case, whatever was found: who reads this form shows the first alone, and some readers refuse a second one. */
function failureText(findings: readonly FindingReport[], report: Report): string {
  const { failures } = outlineOf(report)
  const told = findings.map((finding) => {
    const failure = failures.find((each) => each.finding === finding)
    return { headline: failure?.headline ?? finding.message, detail: detail(finding, failure) }
  })
  const [first, ...others] = told
  const message = `${first?.headline ?? ''}${others.length === 0 ? '' : ` And ${others.length} more.`}`
  const ids = [
    ...new Set(findings.flatMap(({ requirements, level }) => (requirements.length > 0 ? requirements : level))),
  ]
  const text = [
    ...(first === undefined ? [] : [first.detail]),
    ...others.map((each) => `${each.headline}\n${each.detail}`),
  ]
  return `<failure message="${escapeXml(message)}" type="${escapeXml(ids.join(' '))}">${escapeXml(text.join('\n\n'))}</failure>`
}

function detail({ expected, seen }: FindingReport, failure: Failure | undefined): string {
  return [
    ...(failure?.requirements ?? []).map(({ id, level, text, source }) => `${id} (${level}): ${text} [${source}]`),
    ...(expected === null ? [] : [`Expected: ${expected}`]),
    ...(seen === null ? [] : [`Seen: ${seen}`]),
    ...(failure?.again ? [failure.again] : []),
    ...(failure?.alone ? [`Alone: ${failure.alone}`] : []),
  ].join('\n')
}

function countsOf(cases: readonly Case[]): string {
  const count = (kind: Case['kind']): number => cases.filter((each) => each.kind === kind).length
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`
}
