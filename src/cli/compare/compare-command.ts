/** What `nowhere compare` does; loaded when it is asked for. */
import type { Comparison } from '../../contract/compare/compare.ts'
import type { Report } from '../../contract/report/report.ts'
import { UsageError } from '../../errors/usage-error.ts'
import { cleanLine } from '../clean/clean-line.ts'
import { listenForInterruption } from '../interruption.ts'
import { exitCodes } from '../outcome.ts'
import { askedBy, readSpec } from '../read-spec.ts'
import { readReports, type WantedReport, write } from '../report-files.ts'
import { findTarget } from '../target/find-target.ts'
import { flagsFromEnvironment, pickTargetFlags } from '../target/target-flags.ts'
import { journalPlace } from '../verify/journal-place.ts'
import { createLiveView } from '../verify/live-view.ts'
import { readVerifyFlags } from '../verify/read-verify-flags.ts'

const sides = ['a', 'b'] as const

/** @returns The exit code. */
export async function compareCommand(
  urlA: string,
  urlB: string,
  given: Readonly<Record<string, unknown>>,
): Promise<number> {
  const flags = readVerifyFlags(urlA, given, process.env)
  const wanted = readJson(flags.report)
  const specification = await readSpec(flags.spec, flags.profile ?? 'documented')
  const { target: a } = await findTarget(flags.target, askedBy(specification))
  const flagsB = { ...flagsFromEnvironment(process.env, '_B'), ...pickTargetFlags(given, '-b'), url: urlB }
  const { target: b } = await findTarget(flagsB, askedBy(specification))

  const [{ compare }, { comparisonText }] = await Promise.all([
    import('../../contract/compare/compare.ts'),
    import('../../contract/compare/comparison-text.ts'),
  ])
  const { isQuiet, spec } = flags
  const journals = {
    a: journalPlace(flags.journal, { isQuiet, spec, side: 'A' }),
    b: journalPlace(flags.journalB, { isQuiet, spec, side: 'B' }),
  }
  const interruption = listenForInterruption(cleanLine(journals.a.file, spec), cleanLine(journals.b.file, spec))
  const view = createLiveView(process.stderr, isQuiet)
  try {
    const comparison = await compare(a, b, {
      specification,
      ...(flags.systems && { systems: flags.systems }),
      ...(flags.level && { level: flags.level }),
      ...(flags.seed !== undefined && { seed: flags.seed }),
      signal: interruption.signal,
      journals: { a: journals.a.journal, b: journals.b.journal },
      onProgress: (progress, side) => view.show(progress, `${side.toUpperCase()} `),
    })
    view.end()
    for (const side of sides) journals[side].close(comparison.reports[side].leftovers)
    const [json] = wanted
    const text = `${JSON.stringify(comparison, null, 2)}\n`
    const stream = json !== undefined && json.file === null ? process.stderr : process.stdout
    stream.write(comparisonText(comparison))
    if (json !== undefined) json.file === null ? process.stdout.write(text) : write(json.file, text)
    return codeOf(comparison)
  } catch (error) {
    for (const side of sides) journals[side].abandon()
    throw error
  } finally {
    interruption.stop()
  }
}

function readJson(texts: readonly string[]): readonly WantedReport[] {
  const wanted = readReports(texts)
  const other = wanted.find(({ form }) => form !== 'json')
  if (other === undefined) return wanted
  throw new UsageError(
    'INVALID_OPTION',
    `Failed to report a comparison as ${other.form}: it can be json. Give --report json=FILE.`,
  )
}

/** 1 where they do not agree, 3 where nothing could be said. */
function codeOf({ counts, reports }: Comparison): number {
  if (counts['a differs'] + counts['b differs'] + counts['both differ'] > 0) return exitCodes.broken
  const leftovers = [...reports.a.leftovers, ...reports.b.leftovers].filter(({ isAllowed }) => !isAllowed)
  if (leftovers.length > 0) return exitCodes.broken
  const isOpen = ({ verdict }: Report): boolean => verdict === 'error' || verdict === 'none'
  return isOpen(reports.a) || isOpen(reports.b) ? exitCodes.error : exitCodes.conforms
}
