/** A run of which nothing came, because nobody answered or the token is none: its report says why, for whoever asked for one. */
import { UsageError, type UsageErrorCode } from '../../errors/usage-error.ts'
import type { Report } from './report.ts'

export class NotAsked extends UsageError {
  /** Without a verdict. */
  readonly report: Report

  constructor({ code, message, cause }: Refusal, report: Report) {
    super(code, message, { cause })
    this.report = report
  }
}

/** Why there is nothing to report. */
export interface Refusal {
  readonly code: UsageErrorCode
  readonly message: string
  readonly cause?: unknown
}
