/** The report as annotations of a GitHub workflow: lines on standard output that the runner reads. */
import { mapTexts } from '../masking/map-texts.ts'
import type { Report } from '../report.ts'
import { type Alike, groupAlike } from './alike.ts'
import { countText, isWanted, outlineOf, requirementsText, secondsText, targetText, verdictText } from './outline.ts'
import { forTerminal } from './printable.ts'

export function githubReport(unsafe: Report): string {
  // What is sent again is written by its own rules.
  const report = { ...mapTexts(unsafe, forTerminal), exchanges: unsafe.exchanges }
  const { failures, errors, skippedSystems, skippedSteps, coverage } = outlineOf(report)
  const leftOut = [
    ...skippedSystems.filter(isWanted).map(({ name, reason }) => `${name}: ${reason}`),
    ...skippedSteps.map(({ reason, what }) => `${what.length} ${what.length === 1 ? 'step' : 'steps'}: ${reason}`),
  ]
  // It fails the job, and nothing else may say why.
  const isOpen = report.verdict === 'none' || report.verdict === 'error'
  const lines = [
    // The runner shows few annotations of a step: each is one mistake, with what follows from it.
    ...groupAlike(failures).map(mistake),
    ...errors.map(({ scenario, step }) =>
      annotation('error', 'nowhere verify could not run a step', [`${scenario.title}: ${step.title}. ${step.reason}`]),
    ),
    ...report.leftovers.map(({ system, collection, reference, reason }) =>
      annotation('error', 'left behind', [`${system}: ${collection} ${reference}: ${reason}`]),
    ),
    ...report.unmet.map((sentence) => annotation('error', 'asked for and not so', [sentence])),
    ...(leftOut.length === 0 ? [] : [annotation('warning', 'left out', leftOut)]),
    annotation(isOpen ? 'error' : 'notice', `nowhere verify: ${isOpen ? 'no verdict' : verdictText(report)}`, [
      ...(isOpen ? [verdictText(report)] : []),
      targetText(report),
      `Steps and checks: ${countText(report.counts)}`,
      `Requirements: ${requirementsText(report, coverage)}`,
      `${report.requests.total} requests in ${secondsText(report.durationMs)}, seed ${report.seed}`,
    ]),
  ]
  return `${lines.join('\n')}\n`
}

function mistake({ failure, also, follows }: Alike): string {
  const { finding, headline, requirements, place, again } = failure
  return annotation('error', finding.requirements.join(' ') || finding.check, [
    headline,
    `In: ${place}`,
    ...(also.length === 0 ? [] : [`Also: ${also.join(', ')}`]),
    ...(finding.expected === null ? [] : [`Expected: ${finding.expected}`]),
    ...(finding.seen === null ? [] : [`Seen: ${finding.seen}`]),
    ...requirements.map(({ id, text, source }) => `${id}: ${text} (${source})`),
    ...(again === null ? [] : [again]),
    ...follows.map((other) => `Follows: ${other.headline} In: ${other.place}`),
  ])
}

function annotation(kind: 'error' | 'warning' | 'notice', title: string, lines: readonly string[]): string {
  return `::${kind} title=${escapeProperty(title)}::${escapeData(lines.join('\n'))}`
}

// The two escapes are those of the runner's toolkit.
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
