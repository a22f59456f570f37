/** The report for a person at a terminal: a line for each scenario as it ends, then failures, what was left out, and the sum. */

import { isHeldTo } from '../../../spec/facts.ts'
import type { Finding } from '../../judge/finding.ts'
import type { Progress } from '../../run/verify-options.ts'
import { explain } from '../../target/target.ts'
import { mapTexts } from '../masking/map-texts.ts'
import type { ExchangeReport, Report, Result } from '../report.ts'
import { type Alike, groupAlike } from './alike.ts'
import {
  countText,
  type LeftOut,
  leftOutText,
  operationsText,
  outlineOf,
  requestsText,
  requirementsText,
  targetText,
  verdictText,
} from './outline.ts'
import { onOneLine, withoutCommands } from './printable.ts'

export interface TerminalOptions {
  readonly color?: boolean
  /** Only what is wrong, and one line that says how it ended. */
  readonly quiet?: boolean
}

type Color = 'red' | 'green' | 'yellow' | 'dim' | 'bold'
type Paint = (color: Color, text: string) => string

const codes: Readonly<Record<Color, number>> = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 }

function paintOf({ color = false }: TerminalOptions): Paint {
  return (name, text) => (color ? `\x1b[${codes[name]}m${text}\x1b[0m` : text)
}

const marks: Readonly<Record<Result, readonly [string, Color]>> = {
  pass: ['✓', 'green'],
  late: ['◷', 'yellow'],
  fail: ['✗', 'red'],
  skip: ['-', 'dim'],
  known: ['≈', 'yellow'],
  error: ['!', 'red'],
}

const sentencesMax = 30

const gravity: readonly Result[] = ['error', 'fail', 'late', 'pass', 'skip']

/** A wait that somebody may take for a stand-still. */
const longWaitMs = 5_000

/**
 * What is said while it runs.
 * @returns `line` stays; `status` is written over by what comes next, where the terminal can do that.
 */
export function progressText(
  progress: Progress,
  options: TerminalOptions = {},
): { readonly line: string | null; readonly status: string | null } {
  const paint = paintOf(options)
  if (progress.event === 'scenario') {
    const { scenario, index, total } = progress
    const what = onOneLine(`${scenario.system}: ${scenario.title}`)
    return { line: null, status: paint('dim', `  ${index + 1}/${total} ${what} ...`) }
  }
  if (progress.event === 'clean-up') {
    return { line: null, status: paint('dim', `  removing ${progress.pending} that are still there ...`) }
  }
  if (progress.event === 'waiting') {
    const text = paint('dim', `  waiting ${Math.ceil(progress.ms / 1000)} s for the rate limit ...`)
    return progress.ms < longWaitMs ? { line: null, status: text } : { line: text, status: null }
  }
  const { run, found, requests, level } = progress
  const isHeld = (findings: readonly Finding[]): boolean => findings.some((finding) => isHeldTo(finding.level, level))
  // What is not held against the target is said at the end.
  const results = run.steps.map(
    ({ result, findings }): Result => (result === 'fail' && !isHeld(findings) ? 'pass' : result),
  )
  if (isHeld(found)) results.push('fail')
  const result = gravity.find((each) => results.includes(each)) ?? 'skip'
  const [mark, color] = marks[result]
  const why = result === 'skip' && run.ended !== null ? `: ${explain(run.ended)}` : ''
  const cost = requests === 0 ? '' : paint('dim', ` (${requests} ${requests === 1 ? 'request' : 'requests'})`)
  const what = onOneLine(`${run.scenario.system}: ${run.scenario.title}${why}`)
  return { line: withoutCommands(`${paint(color, mark)} ${what}${cost}`), status: null }
}

/** Everything that is said at the end. */
export function terminalReport(unsafe: Report, options: TerminalOptions = {}): string {
  // What is sent again is written by its own rules.
  const report = { ...mapTexts(unsafe, onOneLine), exchanges: unsafe.exchanges }
  const paint = paintOf(options)
  const outline = outlineOf(report)
  const sections = [
    section(
      paint,
      'Failures',
      groupAlike(outline.failures).flatMap((alike, index) => failureLines(alike, index, paint)),
    ),
    section(
      paint,
      'Errors of ours, or a target that did not answer',
      outline.errors.map(({ scenario, step }) => `  ${scenario.title}: ${step.title}: ${step.reason}`),
    ),
    section(
      paint,
      'Left behind',
      report.leftovers.map(
        ({ system, collection, reference, reason, isAllowed }) =>
          `  ${system}: ${collection} ${reference}: ${reason}${isAllowed ? ' (leave was given)' : ''}`,
      ),
    ),
    ...(options.quiet === true ? [] : restOf(report, paint)),
    [`${paint('bold', 'Verdict')}  ${paint(verdictColors[report.verdict], verdictText(report))}`],
  ]
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
  return `${withoutCommands(text)}\n`
}

const verdictColors: Readonly<Record<Report['verdict'], Color>> = {
  conforms: 'green',
  broken: 'red',
  none: 'yellow',
  error: 'yellow',
}

/** What a run says that is not wrong. */
function restOf(report: Report, paint: Paint): string[][] {
  const outline = outlineOf(report)
  const { late, known, notes, skippedSystems, skippedSteps, notExercised, notTestable, coverage } = outline
  const leftOut = leftOutText(outline)
  const brief = ({ failure: { finding, headline, place }, also }: Alike): string =>
    `  ${finding.requirements.join(' ') || finding.level}  ${place}: ${headline}${finding.times > 1 ? ` (${finding.times} times)` : ''}${also.length === 0 ? '' : ` Also ${also.join(', ')}.`}`
  return [
    section(paint, 'Known, in the ledger', groupAlike(known).map(brief)),
    section(paint, 'Noticed, and not held against it', groupAlike(notes).map(brief)),
    section(
      paint,
      'Late',
      late.map(({ scenario, step }) => `  ${scenario.title}: ${step.title}: ${step.reason}`),
    ),
    section(paint, 'Left out', [
      ...skippedSystems.map(({ name, reason }) => `  the system ${name}: ${reason}`),
      ...skippedSteps.flatMap((group) => leftOutLines(group, paint)),
      ...some(report.leftOut),
    ]),
    section(paint, 'Inferred from the document', some(report.inferred)),
    section(paint, 'What in the document would make more of it asked', some(report.wanting)),
    section(
      paint,
      'Requirements that were not exercised',
      notExercised.map(({ reason, what }) => `  ${reason}: ${paint('dim', what.join(' '))}`),
    ),
    section(
      paint,
      'Requirements that no request can test',
      notTestable.map(({ reason, what }) => `  ${what.join(' ')}: ${reason}`),
    ),
    [
      `${paint('bold', 'Target')}        ${targetText(report)}`,
      `${paint('bold', 'Steps, checks')} ${countText(report.counts)}`,
      `${paint('bold', 'Requirements')}  ${requirementsText(report, coverage)}`,
      `${paint('bold', 'Operations')}    ${operationsText(report)}`,
      ...(leftOut === undefined ? [] : [`${paint('bold', 'Left out')}      ${leftOut}`]),
      `${paint('bold', 'Requests')}      ${requestsText(report)}`,
      `${paint('bold', 'Seed')}          ${report.seed} (--seed ${report.seed} repeats its values and order)`,
    ],
  ]
}

/** As many sentences as somebody reads; the other reports have all of them. */
function some(sentences: readonly string[] = []): string[] {
  const shown = sentences.slice(0, sentencesMax).map((sentence) => `  ${sentence}`)
  const rest = sentences.length - shown.length
  return rest === 0 ? shown : [...shown, `  and ${rest} more`]
}

function section(paint: Paint, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [paint('bold', title), ...lines]
}

function failureLines({ failure, also, follows }: Alike, index: number, paint: Paint): string[] {
  const { finding, headline, requirements, place, exchange, again, alone } = failure
  const { expected, seen, times } = finding
  const line = (name: string, text: string | null | undefined): string[] =>
    text === null || text === undefined
      ? []
      : [`     ${paint('dim', name.padEnd(9))} ${text.replaceAll('\n', `\n${' '.repeat(15)}`)}`]
  return [
    ...(index === 0 ? [] : ['']),
    `  ${index + 1}. ${paint('red', headline)}${times > 1 ? ` (${times} times)` : ''}`,
    ...requirements.flatMap(({ id, level, text, source }) => [
      ...line('breaks', `${paint('bold', id)} ${level}: ${text}`),
      ...line('source', source),
    ]),
    ...line('in', place),
    ...line('also', also.length === 0 ? null : also.join(', ')),
    ...line('expected', expected),
    ...line('seen', seen),
    ...line('answer', exchange && answerText(exchange, seen)),
    ...line('again', again),
    ...line('alone', alone),
    ...follows.flatMap((other) => line('follows', `${other.headline} In: ${other.place}`)),
  ]
}

/** What was answered, unless it was said already. */
function answerText({ answer }: ExchangeReport, seen: string | null): string {
  const body = onOneLine(answer.body)
  const isSaid = seen !== null && body !== '' && (seen.includes(body) || body === seen)
  return isSaid
    ? String(answer.status)
    : `${answer.status} ${body.slice(0, shownMax)}${body.length > shownMax ? '…' : ''}`
}

const shownMax = 300
const namesMax = 6

function leftOutLines({ reason, what }: LeftOut, paint: Paint): string[] {
  const more = what.length > namesMax ? [`    and ${what.length - namesMax} more`] : []
  return [
    `  ${what.length} ${what.length === 1 ? 'step' : 'steps'}: ${reason}`,
    ...[...what.slice(0, namesMax).map((name) => `    ${name}`), ...more].map((line) => paint('dim', line)),
  ]
}
