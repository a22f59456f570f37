/**
 * The kit's own proof: targets that are broken on purpose, one at a time, each of which has to be found out by the requirement that it
 * breaks. The mutants that are bundled stand in `bundledMutants`; a larger number is tested with this package itself.
 */
import type { FetchFunction } from './connection.ts'
import type { Report } from './report.ts'
import type { TargetOptions } from './target.ts'
import { type VerifyOptions, verify } from './verify.ts'

export interface Mutant {
  readonly name: string
  readonly system: string
  /** Any of these requirements has to be named by a finding. */
  readonly breaks: readonly string[]
  /** Breaks what a target answers. */
  readonly wrap: (fetch: FetchFunction) => FetchFunction
}

export interface MutantResult {
  readonly name: string
  readonly breaks: readonly string[]
  readonly isKilled: boolean
  readonly requests: number
}

export interface SelftestReport {
  /** Whether the unbroken target conforms; without that, a kill says nothing. */
  readonly isUnbrokenFine: boolean
  readonly mutants: readonly MutantResult[]
  readonly requests: number
}

export const bundledMutants: readonly Mutant[] = []

/** @param createTarget A fresh one for every run, answered by a fetch function. */
export async function selftest(
  createTarget: () => TargetOptions & { readonly fetch: FetchFunction },
  mutants: readonly Mutant[],
  options: VerifyOptions & { readonly onMutant?: (result: MutantResult) => void } = {},
): Promise<SelftestReport> {
  const { onMutant, ...verifyOptions } = options
  const systems = [...new Set(mutants.map(({ system }) => system))]
  const unbroken = await verify(createTarget(), { ...verifyOptions, systems })
  const results: MutantResult[] = []
  for (const { name, system, breaks, wrap } of mutants) {
    const target = createTarget()
    const report = await verify({ ...target, fetch: wrap(target.fetch) }, { ...verifyOptions, systems: [system] })
    const result = { name, breaks, isKilled: isKilledBy(report, breaks), requests: report.requests.total }
    results.push(result)
    onMutant?.(result)
  }
  return {
    isUnbrokenFine: unbroken.verdict === 'conforms',
    mutants: results,
    requests: results.reduce((sum, { requests }) => sum + requests, unbroken.requests.total),
  }
}

function isKilledBy({ findings }: Report, breaks: readonly string[]): boolean {
  return findings.some(
    ({ result, requirements }) => result === 'fail' && requirements.some((id) => breaks.includes(id)),
  )
}
