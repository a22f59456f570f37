/** What of a run is compared: how many requirements are held, broken and not exercised, and which. */
import type { Report, RequirementReport } from '../../src/contract/index.ts'
import { isHeldTo } from '../../src/spec/facts.ts'

export type Standing = 'held' | 'broken' | 'not exercised'

export interface Tally {
  readonly verdict: Report['verdict']
  readonly requests: number
  /** Of operations, and those of them that were answered with success. */
  readonly operations: { readonly all: number; readonly answered: number }
  /** Requirement -> how it stands. */
  readonly requirements: Readonly<Record<string, Standing>>
  /** Requirement -> what kind of question it is. */
  readonly kinds: Readonly<Record<string, string>>
}

/** A mock that could not be asked at all. */
export interface Failure {
  readonly failure: string
}

export function tallyOf(report: Report): Tally {
  const counted = report.requirements.filter(
    ({ level, status }) => isHeldTo(level, 'SHOULD') && status !== 'not testable',
  )
  return {
    verdict: report.verdict,
    requests: report.requests.total,
    operations: { all: report.evidence.operations.all, answered: report.evidence.operations.answered },
    requirements: Object.fromEntries(counted.map((each) => [each.id, standingOf(each)])),
    kinds: Object.fromEntries(counted.map((each) => [each.id, kindOf(each)])),
  }
}

/** Nothing is known beforehand here, and what is only noticed does not count at this level. */
function standingOf({ status }: RequirementReport): Standing {
  return status === 'broken' || status === 'known' ? 'broken' : status === 'not exercised' ? 'not exercised' : 'held'
}

/** Of an operation: its text begins with method and path. Of a collection: `COLLECTION/ASPECT`. */
function kindOf({ id, text }: RequirementReport): string {
  if (/^[A-Z]+ \//.test(text)) return 'An operation answers as it is declared.'
  const [, collection] = /^(.+)\/[a-z-]+$/.exec(id) ?? []
  if (collection === undefined || collection === 'document') return text
  const said = text.split(collection).join('a collection')
  return said[0]?.toUpperCase() + said.slice(1)
}

export function countOf(tally: Tally, standing: Standing): number {
  return Object.values(tally.requirements).filter((each) => each === standing).length
}
