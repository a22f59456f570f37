/**
 * The kit's own proof: targets that are broken on purpose, one at a time, each of which has to be found out by the check or the step that
 * is there for it. Some mutants are bundled; more are tested with this package itself.
 */
import { isHeldTo } from '../../spec/facts.ts'
import type { FetchFunction } from '../exchange/connection.ts'
import type { Finding } from '../judge/finding.ts'
import type { Report } from '../report/report.ts'
import type { Progress, VerifyOptions } from '../run/verify-options.ts'
import type { TargetOptions } from '../target/target.ts'
import { verify } from '../verify.ts'
import type { Mutant } from './mutants/mutant.ts'

export { allBundledMutants, bundledMutants } from './mutants/bundled.ts'
export type { Mutant, Wrap } from './mutants/mutant.ts'

export interface MutantResult {
  readonly name: string
  readonly system: string
  readonly requirement: string
  readonly killedBy: string
  /** The run fails, and what is named for it says why. */
  readonly isKilled: boolean
  readonly verdict: Report['verdict']
  /** Requests that were sent until anything failed; null when it was not noticed by what is named for it. */
  readonly requestsToKill: number | null
  /** Clean-up included; a run ends with the scenario in which what is named for it notices the mutant. */
  readonly requests: number
  /** Names of the checks and titles of the steps that noticed anything until then. */
  readonly noticedBy: readonly string[]
}

export interface SelftestReport {
  /** Whether the unbroken target conforms; without that, a kill says nothing. */
  readonly isUnbrokenFine: boolean
  readonly mutants: readonly MutantResult[]
  readonly requests: number
}

/** A fresh target for every run, answered by a fetch function. */
export type CreateTarget = (mutant?: Mutant) => TargetOptions & { readonly fetch: FetchFunction }

export async function selftest(
  createTarget: CreateTarget,
  mutants: readonly Mutant[],
  options: VerifyOptions & { readonly onMutant?: (result: MutantResult) => void } = {},
): Promise<SelftestReport> {
  const { onMutant, ...verifyOptions } = options
  const systems = [...new Set(mutants.map(({ system }) => system))]
  const unbroken = await verify(createTarget(), { ...verifyOptions, systems })
  const results: MutantResult[] = []
  for (const mutant of mutants) {
    const result = await runMutant(createTarget, mutant, verifyOptions)
    results.push(result)
    onMutant?.(result)
  }
  return {
    isUnbrokenFine: unbroken.verdict === 'conforms',
    mutants: results,
    requests: results.reduce((sum, { requests }) => sum + requests, unbroken.requests.total),
  }
}

/** Verifies the system of one mutant with it in between, until it is noticed. */
export async function runMutant(
  createTarget: CreateTarget,
  mutant: Mutant,
  options: VerifyOptions = {},
): Promise<MutantResult> {
  const { name, system, requirement, killedBy, wrap } = mutant
  const target = createTarget(mutant)
  const noticed = new AbortController()
  const report = await verify(
    { ...target, fetch: wrap(target.fetch) },
    {
      ...options,
      systems: [system],
      signal: options.signal === undefined ? noticed.signal : AbortSignal.any([options.signal, noticed.signal]),
      onProgress(progress) {
        options.onProgress?.(progress)
        if (isNoticed(progress, killedBy)) noticed.abort()
      },
    },
  )
  const failed = report.findings.filter(({ result }) => result === 'fail')
  const killing = failed.filter(({ check, step }) => check === killedBy || step === killedBy)
  const numbers = failed.flatMap(({ exchange }) => exchange ?? [])
  const isKilled = report.verdict === 'broken' && killing.length > 0
  return {
    name,
    system,
    requirement,
    killedBy,
    isKilled,
    verdict: report.verdict,
    requestsToKill: isKilled ? Math.min(...numbers, report.requests.total) : null,
    requests: report.requests.total,
    noticedBy: [...new Set(failed.map(({ check, step }) => step ?? check))],
  }
}

/** What comes after it would notice it once more, or what follows from it. */
function isNoticed(progress: Progress, killedBy: string): boolean {
  if (progress.event !== 'ended') return false
  const { run, found, level } = progress
  const isKilling = ({ check, level: own }: Finding, title?: string): boolean =>
    isHeldTo(own, level) && (check === killedBy || title === killedBy)
  return (
    found.some((finding) => isKilling(finding)) ||
    run.steps.some(({ title, findings }) => findings.some((finding) => isKilling(finding, title)))
  )
}
