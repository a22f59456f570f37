/**
 * The contract as a suite of vitest: one test for each requirement of the document. What the ledger knows is expected to fail, and a test
 * that nothing could be asked for is skipped with the reason.
 */
import { beforeAll, describe, test } from 'vitest'
import { applyLedger, ledgerCheck } from '../contract/report/apply-ledger.ts'
import type { Ledger, LedgerEntry } from '../contract/report/ledger.ts'
import type { Report, RequirementReport } from '../contract/report/report.ts'
import { type Failure, outlineOf } from '../contract/report/reporters/outline.ts'
import { systemsOfRequirements } from '../contract/report/requirement-systems.ts'
import type { VerifyOptions } from '../contract/run/verify-options.ts'
import { anySpecification } from '../contract/scenarios/any-spec/any-spec.ts'
import { specificationOf } from '../contract/specification/create-specification.ts'
import type { TargetOptions } from '../contract/target/target.ts'
import { verify } from '../contract/verify.ts'
import { UsageError } from '../errors/usage-error.ts'

export interface DescribeContractOptions extends VerifyOptions {
  /** Of the suite; `contract` by default. */
  readonly name?: string
  /** Known deviations, from `readLedgerFile` or `parseLedger` of nowhere-kit/contract. */
  readonly ledger?: Ledger
  /** How long the run may take; ten minutes by default. */
  readonly timeoutMs?: number
}

/** A target, or what makes it when the suite begins, such as a server that has to be started. */
export type ContractTarget = TargetOptions | (() => TargetOptions | Promise<TargetOptions>)

/**
 * Declares one test for each requirement. The target is asked once, before the first of them.
 *
 * @example
 * ```typescript
 * import { describeContract } from 'nowhere-kit/vitest'
 *
 * describeContract({ url: 'http://127.0.0.1:4700', tokens: { owner: process.env.NOWHERE_TOKEN ?? '' } }, { systems: ['now'] })
 * ```
 */
export function describeContract(target: ContractTarget, options: DescribeContractOptions = {}): void {
  const { name = 'contract', ledger, timeoutMs = 600_000, ...verifyOptions } = options
  if (ledger !== undefined && !Array.isArray(ledger.entries)) {
    throw new UsageError(
      'INVALID_LEDGER',
      `Failed to describe ${name}: its ledger is none. Give what readLedgerFile of nowhere-kit/contract returns for its file.`,
    )
  }
  const specification =
    options.spec === undefined
      ? (options.specification ?? specificationOf(options.profile ?? 'documented'))
      : anySpecification(options.spec).specification
  const systemOf = systemsOfRequirements(specification)
  // What nobody named is not tested, so that it is no test either.
  const isNamed = (id: string): boolean => options.systems?.includes(systemOf(id) ?? '') ?? true
  describe(name, () => {
    let report: Report | undefined
    beforeAll(async () => {
      const found = await verify(typeof target === 'function' ? await target() : target, verifyOptions)
      report = ledger === undefined ? found : applyLedger(found, ledger)
    }, timeoutMs)
    const finished = (): Report => {
      if (report === undefined) throw new Error('the run did not end')
      return report
    }

    for (const { id, level, text } of Object.values(specification.facts.requirements)) {
      if (!isNamed(id)) continue
      const known = ledger?.entries.filter((entry) => entry.requirement === id) ?? []
      // Whether it is expected to fail has to be known before anything is asked.
      const declare = known.length > 0 ? test.fails : test
      declare(`${id} (${level}): ${text}`, (context) => {
        const status = statusOf(finished(), id, known.length > 0)
        if (status.reason !== null) context.skip(status.reason)
        if (status.failure !== null) throw new Error(status.failure)
      })
    }
    test('nothing else deviates, the ledger is current, and nothing is left behind', () => {
      const rest = restOf(finished(), ledger?.entries ?? [])
      if (rest.length > 0) throw new Error(rest.join('\n\n'))
    })
  })
}

interface Status {
  /** Why nothing was asked. */
  readonly reason: string | null
  readonly failure: string | null
}

/** @param isExpected Whether the ledger says that it fails; what it knows under the id of another is said there. */
function statusOf(report: Report, id: string, isExpected: boolean): Status {
  const { failures, known } = outlineOf(report)
  const requirement = report.requirements.find((each) => each.id === id)
  if (requirement === undefined) return { reason: 'the document of the run has no such requirement', failure: null }
  if (isUnasked(requirement)) return { reason: requirement.reason ?? requirement.status, failure: null }
  // What is wrong with the ledger itself is not the requirement's: what it expects to fail has to fail by itself.
  const own = [...failures, ...(isExpected ? known : [])].filter(
    ({ finding }) => finding.requirements.includes(id) && finding.check !== ledgerCheck,
  )
  return { reason: null, failure: own.length === 0 ? null : own.map(failureText).join('\n\n') }
}

function isUnasked({ status }: RequirementReport): boolean {
  return status === 'not exercised' || status === 'not testable'
}

/** What no test of a single requirement says: a test that is expected to fail says nothing of a second deviation. */
function restOf(report: Report, entries: readonly LedgerEntry[]): string[] {
  const { failures, errors } = outlineOf(report)
  const expected = new Set(entries.map(({ requirement }) => requirement))
  const hasOwnTest = ({ finding }: Failure): boolean =>
    finding.check !== ledgerCheck &&
    finding.requirements.some((id) => report.requirements.some((each) => each.id === id) && !expected.has(id))
  return [
    ...failures.filter((failure) => !hasOwnTest(failure)).map(failureText),
    ...errors.map(({ scenario, step }) => `${scenario.title}: ${step.title} could not be run: ${step.reason}`),
    ...report.unmet,
    ...report.leftovers
      .filter(({ isAllowed }) => !isAllowed)
      .map(
        ({ system, collection, reference, reason }) => `Left behind: ${system}: ${collection} ${reference}: ${reason}`,
      ),
  ]
}

function failureText({ finding, headline, requirements, place, again }: Failure): string {
  return [
    headline,
    ...requirements.map(({ id, text, source }) => `${id}: ${text} (${source})`),
    `In: ${place}`,
    ...(finding.expected === null ? [] : [`Expected: ${finding.expected}`]),
    ...(finding.seen === null ? [] : [`Seen: ${finding.seen}`]),
    ...(again === null ? [] : [again]),
  ].join('\n')
}
