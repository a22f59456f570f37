/**
 * The report as SARIF 2.1.0: a rule for every requirement, a result for every deviation. What is broken is a sentence of the document, so
 * a result points at the operation in that file.
 */
import type { Level } from '../../../spec/facts.ts'
import { mapTexts } from '../masking/map-texts.ts'
import type { FindingReport, Report } from '../report.ts'
import { createLines } from './document-lines.ts'
import { type Failure, outlineOf, verdictText } from './outline.ts'
import { escapeJson, forTerminal } from './printable.ts'

export interface SarifOptions {
  /** The document that the target was held to. With its text, results point at the line of their operation. */
  readonly document?: { readonly uri: string; readonly text: string }
  /** Of this package. */
  readonly version?: string
}

type SarifLevel = 'error' | 'warning' | 'note'

export function sarifReport(unsafe: Report, options: SarifOptions = {}): string {
  // What is sent again is written by its own rules.
  const report = { ...mapTexts(unsafe, forTerminal), exchanges: unsafe.exchanges }
  const { failures, known, notes } = outlineOf(report)
  const shown = [...failures, ...known, ...notes]
  const rules = rulesOf(report, shown)
  const lineOf = createLines(options.document?.text ?? '')
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'nowhere verify',
            ...(options.version === undefined ? {} : { semanticVersion: options.version }),
            rules,
          },
        },
        invocations: [
          {
            executionSuccessful: report.verdict !== 'error' && report.verdict !== 'none',
            exitCodeDescription: verdictText(report),
            startTimeUtc: report.startedAt,
            toolExecutionNotifications: notificationsOf(report),
          },
        ],
        results: shown.map((failure) => resultOf(failure, rules, options, lineOf)),
        properties: { target: report.target, profile: report.profile, seed: report.seed, level: report.level },
      },
    ],
  }
  return `${escapeJson(JSON.stringify(log, null, 2))}\n`
}

interface Rule {
  readonly id: string
  readonly shortDescription: { readonly text: string }
  readonly fullDescription: { readonly text: string }
  readonly help: { readonly text: string }
  readonly defaultConfiguration: { readonly level: SarifLevel }
  readonly properties: { readonly tags: readonly string[] }
}

/** The requirements, and the checks whose findings name none. */
function rulesOf(report: Report, shown: readonly Failure[]): Rule[] {
  const rule = (id: string, text: string, source: string, level: Level): Rule => ({
    id,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: source === '' ? text : `Source: ${source}` },
    defaultConfiguration: { level: severity[level] },
    properties: { tags: [level] },
  })
  const nameless = new Map(
    shown
      .filter(({ finding }) => ruleIdOf(finding, report) === finding.check)
      .map(({ finding }) => [finding.check, rule(finding.check, finding.check, '', finding.level)]),
  )
  return [
    ...report.requirements.map(({ id, text, source, level }) => rule(id, text, source, level)),
    ...nameless.values(),
  ]

  function ruleIdOf({ requirements, check }: FindingReport, { requirements: all }: Report): string {
    return requirements.find((id) => all.some((each) => each.id === id)) ?? check
  }
}

const severity: Readonly<Record<Level, SarifLevel>> = {
  MUST: 'error',
  SHOULD: 'warning',
  BEYOND: 'note',
  ASSUMED: 'note',
}

function resultOf(
  { finding, headline, requirements, place, again, alone }: Failure,
  rules: readonly Rule[],
  options: SarifOptions,
  lineOf: (operationId: string | null) => number,
): object {
  const ruleId = requirements[0]?.id ?? finding.check
  const { expected, seen, operationId, result } = finding
  const text = [
    headline,
    `In: ${place}`,
    ...(expected === null ? [] : [`Expected: ${expected}`]),
    ...(seen === null ? [] : [`Seen: ${seen}`]),
    ...(again === null ? [] : [`Again:\n${again}`]),
    ...(alone === null ? [] : [`Alone: ${alone}`]),
  ].join('\n')
  return {
    ruleId,
    ruleIndex: rules.findIndex(({ id }) => id === ruleId),
    // What fails the run is an error, however firmly its sentence is stated.
    level: result === 'fail' ? 'error' : 'note',
    message: { text },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: options.document?.uri ?? 'openapi.yaml' },
          region: { startLine: lineOf(operationId) },
        },
        ...(operationId === null ? {} : { logicalLocations: [{ name: operationId, kind: 'function' }] }),
      },
    ],
    // The same deviation of another run is the same alert.
    partialFingerprints: {
      'deviation/v1': [ruleId, finding.check, operationId, finding.scenario, finding.step].join('|'),
    },
    ...(result === 'known' ? { suppressions: [{ kind: 'external', justification: 'It is in the ledger.' }] } : {}),
  }
}

function notificationsOf(report: Report): object[] {
  const { errors, skippedSystems, skippedSteps } = outlineOf(report)
  const say = (level: SarifLevel, text: string): object => ({ level, message: { text } })
  return [
    ...errors.map(({ scenario, step }) => say('error', `${scenario.title}: ${step.title}. ${step.reason}`)),
    ...report.leftovers.map(({ system, collection, reference, reason }) =>
      say('error', `Left behind: ${system}: ${collection} ${reference}: ${reason}`),
    ),
    ...report.unmet.map((sentence) => say('error', `Asked for: ${sentence}`)),
    ...skippedSystems.map(({ name, reason }) => say('note', `Left out: ${name}: ${reason}`)),
    ...skippedSteps.map(({ reason, what }) => say('note', `Left out: ${reason}: ${what.join('; ')}`)),
  ]
}
