/** A finding as every reporter tells it, with what it breaks and how it is seen again. */
import type { ExchangeReport, FindingReport, RequirementReport } from '../report.ts'

export interface Failure {
  readonly finding: FindingReport
  readonly requirements: readonly RequirementReport[]
  /** What it was found in: a scenario and its step, or every exchange. */
  readonly place: string
  /** What is wrong, of which operation. */
  readonly headline: string
  readonly exchange: ExchangeReport | null
  /** What led to that exchange, in order. */
  readonly before: readonly ExchangeReport[]
  /** The same once more, as a script for a shell; null where no exchange shows it. */
  readonly again: string | null
  /** The command that asks it alone; null where there is none. */
  readonly alone: string | null
}
