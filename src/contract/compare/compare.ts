/**
 * Two targets, the same scenarios, one table: where they agree, and who differs from the document where they do not. With the fake as the
 * second target this is how true the fake is.
 */
import type { Level } from '../../spec/facts.ts'
import type { Exchange } from '../exchange/exchange.ts'
import { realNowMs } from '../exchange/waiting.ts'
import { createMask } from '../judge/mask/create-mask.ts'
import type { FindingReport, Report, Result, StepReport } from '../report/report.ts'
import type { Progress, VerifyOptions } from '../run/verify-options.ts'
import { readTarget, type TargetOptions } from '../target/target.ts'
import { verify } from '../verify.ts'
import { createNormalizer, type Difference, differencesOf, type NormalAnswer } from './normalize.ts'

export const agreements = ['agree', 'a differs', 'b differs', 'both differ', 'not compared'] as const
/** Each from the document; two targets that keep to it agree. */
export type Agreement = (typeof agreements)[number]

export interface CompareOptions extends Omit<VerifyOptions, 'onProgress' | 'onExchange' | 'journal'> {
  readonly journals?: Readonly<Partial<Record<Side, NonNullable<VerifyOptions['journal']>>>>
  readonly onProgress?: (progress: Progress, side: Side) => void
}

export type Side = 'a' | 'b'

export interface Comparison {
  readonly version: 1
  readonly a: string
  readonly b: string
  readonly level: Level
  readonly seed: string
  readonly counts: Readonly<Record<Agreement, number>>
  readonly rows: readonly ComparisonRow[]
  readonly reports: Readonly<Record<Side, Report>>
}

export interface ComparisonRow {
  /** Null when every exchange was asked. */
  readonly scenario: string | null
  /** Title of the step, or name of the check. */
  readonly what: string
  readonly requirements: readonly string[]
  readonly agreement: Agreement
  /** How each differs from the document; null where it does not. */
  readonly a: string | null
  readonly b: string | null
  /** Why it was not compared. */
  readonly reason: string | null
  /** What they answer otherwise than each other although the document leaves room for both. */
  readonly differences: readonly Difference[]
}

/** @throws UsageError INVALID_TARGET, INVALID_OPTION */
export async function compare(
  targetA: TargetOptions,
  targetB: TargetOptions,
  { journals = {}, onProgress, ...options }: CompareOptions = {},
): Promise<Comparison> {
  const seed = String(options.seed ?? realNowMs())
  // The fake alone would be held to what is only assumed, and the two could not be compared.
  const level = options.level ?? 'SHOULD'
  // Both are read before either is asked.
  for (const target of [targetA, targetB]) await readTarget(target).connection.close()
  const sideOf = async (target: TargetOptions, side: Side): Promise<SideRun> => {
    const exchanges = new Map<number, Exchange>()
    const journal = journals[side]
    const report = await verify(target, {
      ...options,
      seed,
      level,
      ...(journal && { journal }),
      ...(onProgress && { onProgress: (progress) => onProgress(progress, side) }),
      onExchange: (exchange) => exchanges.set(exchange.number, exchange),
    })
    return { report, answers: normalAnswers(target, report, exchanges) }
  }
  const a = await sideOf(targetA, 'a')
  const b = await sideOf(targetB, 'b')
  const rows = [...stepRows(a, b), ...checkRows(a.report, b.report)]
  const counts = agreements.map((agreement) => [agreement, rows.filter((row) => row.agreement === agreement).length])
  return {
    version: 1,
    a: a.report.target,
    b: b.report.target,
    level,
    seed,
    // Every agreement has its entry.
    counts: Object.fromEntries(counts) as Record<Agreement, number>,
    rows,
    reports: { a: a.report, b: b.report },
  }
}

interface SideRun {
  readonly report: Report
  readonly answers: ReadonlyMap<number, NumberedAnswer>
}

interface NumberedAnswer {
  /** Whose call it was; what a target is asked again has the same key. */
  readonly key: string
  readonly operationId: string | null
  readonly answer: NormalAnswer
}

function normalAnswers(
  target: TargetOptions,
  { prefix }: Report,
  exchanges: ReadonlyMap<number, Exchange>,
): Map<number, NumberedAnswer> {
  const tokens = [target.tokens, ...Object.values(target.systemTokens ?? {})].flatMap((each) => Object.values(each))
  const addresses = [target.url, ...Object.values(target.urls ?? {})].flatMap((url) =>
    url === undefined ? [] : [new URL(url).origin, new URL(url).host],
  )
  const { hide } = createMask(
    tokens.filter(({ length }) => length >= 8).map((value) => ({ value, hidden: { kind: 'other' } })),
  )
  const normalize = createNormalizer({
    prefix,
    hide,
    words: [
      ...tokens.map((text) => ({ text, word: '<token>' })),
      ...addresses.map((text) => ({ text, word: '<target>' })),
    ],
  })
  return new Map(
    [...exchanges].map(([number, exchange]) => {
      const operationId = exchange.call.operation?.id ?? null
      const key = `${operationId ?? exchange.call.request.method} ${exchange.call.role}`
      return [number, { key, operationId, answer: normalize(exchange) }]
    }),
  )
}

function stepRows(a: SideRun, b: SideRun): ComparisonRow[] {
  const ofB = new Map(b.report.scenarios.map((scenario) => [scenario.id, scenario]))
  const known = new Set(a.report.scenarios.map(({ id }) => id))
  const shared = a.report.scenarios.flatMap((scenario) => {
    const steps = pairs(scenario.steps, ofB.get(scenario.id)?.steps ?? [])
    return steps.map(([stepA, stepB]) => stepRow(`${scenario.system}: ${scenario.title}`, stepA, stepB, a, b))
  })
  const onlyB = b.report.scenarios.flatMap(({ id, system, title, steps }) =>
    known.has(id) ? [] : steps.map((step) => stepRow(`${system}: ${title}`, undefined, step, a, b)),
  )
  return [...shared, ...onlyB]
}

type Pair<T> = readonly [T | undefined, T | undefined]

/** Steps of the same title, the first with the first. */
function pairs(a: readonly StepReport[], b: readonly StepReport[]): Pair<StepReport>[] {
  const left = [...b]
  const found = a.map((step): Pair<StepReport> => {
    const index = left.findIndex(({ title }) => title === step.title)
    return [step, index === -1 ? undefined : left.splice(index, 1)[0]]
  })
  return [...found, ...left.map((step): Pair<StepReport> => [undefined, step])]
}

function stepRow(
  scenario: string,
  stepA: StepReport | undefined,
  stepB: StepReport | undefined,
  a: SideRun,
  b: SideRun,
): ComparisonRow {
  const row = agreementOf(
    { result: stepA?.result, reason: stepA?.reason ?? null, findings: findingsOf(stepA, a.report) },
    { result: stepB?.result, reason: stepB?.reason ?? null, findings: findingsOf(stepB, b.report) },
  )
  return {
    scenario,
    what: stepA?.title ?? stepB?.title ?? '',
    requirements: stepA?.requirements ?? stepB?.requirements ?? [],
    ...row,
    differences: row.agreement === 'agree' && stepA && stepB ? stepDifferences(stepA, stepB, a, b) : [],
  }
}

function checkRows(a: Report, b: Report): ComparisonRow[] {
  const names = [...new Set([...a.checks, ...b.checks].map(({ check }) => check))]
  return names.map((name): ComparisonRow => {
    const side = (report: Report): SideResult => {
      const check = report.checks.find((each) => each.check === name)
      return { result: check?.result ?? 'pass', reason: null, findings: findingsOf(check, report) }
    }
    const [sideA, sideB] = [side(a), side(b)]
    const requirements = [...new Set([...sideA.findings, ...sideB.findings].flatMap((each) => each.requirements))]
    return { scenario: null, what: name, requirements, ...agreementOf(sideA, sideB), differences: [] }
  })
}

interface SideResult {
  readonly result: Result | undefined
  readonly reason: string | null
  readonly findings: readonly FindingReport[]
}

function agreementOf(a: SideResult, b: SideResult): Pick<ComparisonRow, 'agreement' | 'a' | 'b' | 'reason'> {
  const unasked = (['a', 'b'] as const).flatMap((side) => {
    const { result, reason } = side === 'a' ? a : b
    const isAsked = result !== undefined && result !== 'skip' && result !== 'error'
    return isAsked ? [] : [`${side}: ${reason ?? 'it was not reached'}`]
  })
  if (unasked.length > 0) return { agreement: 'not compared', a: null, b: null, reason: unasked.join('; ') }
  const differs = ({ result }: SideResult): boolean => result === 'fail' || result === 'known'
  const text = (side: SideResult): string | null =>
    differs(side)
      ? side.findings.map(({ message, seen }) => (seen === null ? message : `${message} Seen: ${seen}`)).join(' ')
      : null
  const agreement = differs(a) ? (differs(b) ? 'both differ' : 'a differs') : differs(b) ? 'b differs' : 'agree'
  return { agreement, a: text(a), b: text(b), reason: null }
}

function findingsOf(part: { readonly findings: readonly number[] } | undefined, report: Report): FindingReport[] {
  return (part?.findings ?? [])
    .flatMap((index) => report.findings[index] ?? [])
    .filter(({ result }) => result !== 'note')
}

/** What both answered, request by request; of what was asked again, the last. */
function stepDifferences(stepA: StepReport, stepB: StepReport, a: SideRun, b: SideRun): Difference[] {
  const last = (step: StepReport, side: SideRun): NumberedAnswer[] => {
    const all = step.exchanges.flatMap((number) => side.answers.get(number) ?? [])
    return all.filter(({ key }, index) => all[index + 1]?.key !== key)
  }
  const [answersA, answersB] = [last(stepA, a), last(stepB, b)]
  return answersA.flatMap(({ key, operationId, answer }, index) => {
    const other = answersB[index]
    // From where they ask for different things, there is nothing to compare.
    return other?.key === key ? differencesOf(answer, other.answer, operationId) : []
  })
}
