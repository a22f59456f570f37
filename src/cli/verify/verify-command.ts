/** What `nowhere verify` does; loaded when it is asked for. */

import { existsSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { applyLedger } from '../../contract/report/apply-ledger.ts'
import { dayAfter, draftLedger, isExplained, type Ledger, parseLedger } from '../../contract/report/ledger.ts'
import { readLedgerFile } from '../../contract/report/node-ledger-file.ts'
import { NotAsked } from '../../contract/report/not-asked.ts'
import type { Report } from '../../contract/report/report.ts'
import type { RunPlan } from '../../contract/run/plan-run.ts'
import type { VerifyOptions } from '../../contract/run/verify-options.ts'
import type { JsonObject } from '../../contract/specification/specification.ts'
import type { TargetOptions } from '../../contract/target/target.ts'
import { loadSpecFile } from '../../document/node-read-spec.ts'
import { UsageError } from '../../errors/usage-error.ts'

import { cleanLine } from '../clean/clean-line.ts'
import { checkWritable } from '../files.ts'
import { listenForInterruption } from '../interruption.ts'
import { exitCodes } from '../outcome.ts'
import { askedBy, specificationFor } from '../read-spec.ts'
import { readReports, type WantedReport, write, writeReports } from '../report-files.ts'
import { findTarget } from '../target/find-target.ts'
import { calledAs } from './called-as.ts'
import { journalPlace } from './journal-place.ts'
import { createLiveView, hasColor } from './live-view.ts'
import { planText } from './plan-text.ts'
import { readVerifyFlags, type VerifyFlags } from './read-verify-flags.ts'

const ledgerFile = 'nowhere.ledger.yaml'
/** For how long a drafted entry is accepted. */
const acceptedDays = 90

/** @returns The exit code. */
export async function verifyCommand(
  url: string | undefined,
  given: Readonly<Record<string, unknown>>,
): Promise<number> {
  const flags = readVerifyFlags(url, given, process.env)
  const wanted = readReports(flags.report)
  const ledger = readLedger(flags)
  const spec = flags.spec === undefined ? undefined : await loadSpecFile(flags.spec)
  const specification = specificationFor(spec, flags.profile ?? 'documented')
  const { target, profile, keepReport } = await findTarget(flags.target, {
    ...askedBy(specification),
    isPlan: flags.isPlan,
  })
  const options = runOptions(flags, profile, spec)
  if (flags.isPlan) return printPlan(target, options, flags, wanted)

  const { report: found, refusal } = await run(target, options, flags)
  const command = calledAs({ url: found.target, given, systems: found.systems.map(({ name }) => name) })
  const report = { ...found, command }
  // Of what was not asked nothing is known, of which a ledger could speak.
  const judged = refusal === undefined ? withLedger(report, ledger, flags) : report
  const toStdout = wanted.some(({ file }) => file === null)
  await say(judged, { isQuiet: flags.isQuiet || refusal !== undefined }, toStdout ? process.stderr : process.stdout)
  await keepReport?.(judged)
  const files = writeReports(judged, wanted, { spec: flags.spec })
  if (!flags.isQuiet) for (const line of files) process.stderr.write(`${line}\n`)
  if (refusal !== undefined) throw refusal
  return exitCodes[judged.verdict]
}

function runOptions(
  flags: VerifyFlags,
  profileOfFake: string | undefined,
  spec: JsonObject | undefined,
): VerifyOptions {
  const { systems, level, seed, only, maxRequests } = flags
  const profile = flags.profile ?? (profileOfFake === 'observed' ? 'observed' : 'documented')
  return {
    profile,
    ...(spec !== undefined && { spec }),
    ...(systems && { systems }),
    ...(level && { level }),
    ...(seed !== undefined && { seed }),
    ...(only !== undefined && { only }),
    ...(maxRequests !== undefined && { maxRequests }),
  }
}

async function printPlan(
  target: TargetOptions,
  options: VerifyOptions,
  flags: VerifyFlags,
  wanted: readonly WantedReport[],
): Promise<number> {
  const other = wanted.find(({ form }) => form !== 'json')
  if (other !== undefined) {
    throw new UsageError(
      'INVALID_OPTION',
      `Failed to report a plan as ${other.form}: it can be json. Give --report json=FILE.`,
    )
  }
  const { plan, leftOutBy } = await import('../../contract/run/plan-run.ts')
  const { rateLimit, budget } = flags
  const planOptions = { ...options, ...(rateLimit !== undefined && { rateLimit }) }
  const leftOut = budget === undefined ? undefined : await leftOutBy(budget, target, planOptions)
  const made: RunPlan = await plan(target, { ...planOptions, ...(leftOut && { leftOut, isWhole: true }) })
  const json = wanted[0]
  if (json === undefined) process.stdout.write(planText(made))
  else if (json.file === null) process.stdout.write(`${JSON.stringify(made, null, 2)}\n`)
  else write(json.file, `${JSON.stringify(made, null, 2)}\n`)
  return 0
}

interface Ran {
  readonly report: Report
  /** Why nothing could be asked. */
  readonly refusal?: NotAsked
}

async function run(target: TargetOptions, options: VerifyOptions, flags: VerifyFlags): Promise<Ran> {
  // Loaded here, so that help and mistakes need not wait for them.
  const { verify } = await import('../../contract/verify.ts')
  const journal = journalPlace(flags.journal, { isQuiet: flags.isQuiet, spec: flags.spec })
  const view = createLiveView(process.stderr, flags.isQuiet)
  const interruption = listenForInterruption(cleanLine(journal.file, flags.spec))
  try {
    const report = await verify(target, {
      ...options,
      ...(flags.budget !== undefined && { budget: flags.budget }),
      demands: flags.demands,
      ...(flags.bails && { bail: true }),
      keepsExchanges: flags.report.some((text) => /(^|,)\s*har=/.test(text)),
      journal: journal.journal,
      signal: interruption.signal,
      onProgress: (progress) => view.show(progress),
    })
    journal.close(report.leftovers)
    return { report }
  } catch (error) {
    journal.abandon()
    if (error instanceof NotAsked) return { report: error.report, refusal: error }
    throw error
  } finally {
    view.end()
    interruption.stop()
  }
}

interface LedgerFile {
  readonly file: string
  readonly ledger: Ledger | undefined
}

function readLedger({ ledger, writesLedger }: VerifyFlags): LedgerFile {
  const file = ledger ?? ledgerFile
  if (writesLedger) checkWritable(file)
  // One that nobody named, or that is to be drafted, need not be there.
  if (!existsSync(file) && (ledger === undefined || writesLedger)) return { file, ledger: undefined }
  return { file, ledger: readLedgerFile(file) }
}

/** For an editor: the schema of the package that is installed here, as the ledger reaches it; undefined where there is none. */
function schemaFor(file: string): string | undefined {
  const installed = 'node_modules/nowhere-kit/dist/ledger.schema.json'
  if (!existsSync(installed)) return undefined
  const path = relative(dirname(resolve(file)), resolve(installed)).replaceAll('\\', '/')
  return path.startsWith('.') ? path : `./${path}`
}

/** Where it is, and what is left to do with it. */
function draftedText({ name, entries }: Ledger): string {
  const missing = entries.filter((entry) => !isExplained(entry)).length
  const all = `The ledger ${name} is written, with ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`
  return missing === 0
    ? `${all}, each with a reason.`
    : `${all}, ${missing} of them without a reason: write why each is accepted, for the next run fails until then.`
}

/** What was drafted a moment ago excuses nothing: the run ends as it would without. */
function withLedger(report: Report, { file, ledger }: LedgerFile, { writesLedger }: VerifyFlags): Report {
  const judged = ledger === undefined ? report : applyLedger(report, ledger)
  if (!writesLedger) return judged
  const drafted = draftLedger(report, dayAfter(report.startedAt, acceptedDays), ledger, schemaFor(file))
  write(file, drafted)
  process.stderr.write(`${draftedText(parseLedger(drafted, file))}\n`)
  return judged
}

async function say(
  report: Report,
  { isQuiet }: Pick<VerifyFlags, 'isQuiet'>,
  stream: NodeJS.WriteStream,
): Promise<void> {
  const { terminalReport } = await import('../../contract/report/reporters/index.ts')
  stream.write(terminalReport(report, { color: hasColor(stream), quiet: isQuiet }))
}
