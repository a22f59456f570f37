/** What a run found, as plain data: every reporter, the ledger and the comparison work on this and on nothing else. */
import type { Level, Requirement } from '../../spec/facts.ts'
import type { Leftover } from '../clean-up/leftover.ts'
import type { Demands } from '../judge/demands.ts'
import type { Finding } from '../judge/finding.ts'
import type { Hidden } from '../judge/mask/create-mask.ts'
import type { Writing } from '../judge/mask/written-forms.ts'
import type { StepResult } from '../run/step-run.ts'

/** `known`: in the ledger. */
export type Result = StepResult | 'known'

export const results: readonly Result[] = ['pass', 'late', 'fail', 'skip', 'known', 'error']

export interface Report {
  readonly version: 2
  readonly target: string
  readonly isNowhere: boolean
  readonly profile: string
  /** Findings of this level and firmer ones fail. */
  readonly level: Level
  readonly seed: string
  /** What everything that was made is recognised by. */
  readonly prefix: string
  /** ISO 8601. */
  readonly startedAt: string
  readonly durationMs: number
  /**
   * `none` when too little of what was asked for could be asked, see `evidence.lack`; `error` when nothing was asked, something could
   * not be, or the run was ended early.
   */
  readonly verdict: 'conforms' | 'broken' | 'none' | 'error'
  /** What the verdict rests on. */
  readonly evidence: Evidence
  /** What the caller asked for beside that nothing is broken. */
  readonly demands: Demands
  /** What of it is not so, a sentence each; with any, nothing conforms. */
  readonly unmet: readonly string[]
  readonly systems: readonly SystemReport[]
  readonly scenarios: readonly ScenarioReport[]
  /** What was asked of every exchange. */
  readonly checks: readonly CheckReport[]
  readonly requirements: readonly RequirementReport[]
  /** Every finding once, the firmest first. */
  readonly findings: readonly FindingReport[]
  /** operationId -> how often it was asked. */
  readonly operations: Readonly<Record<string, number>>
  /** The exchanges that findings show, masked. */
  readonly exchanges: readonly ExchangeReport[]
  /** How many steps and checks had each result. */
  readonly counts: Readonly<Record<Result, number>>
  readonly requests: RequestsReport
  readonly leftovers: readonly Leftover[]
  /** The command line that asks the same again, without what it asks alone; absent where a function was called. */
  readonly command?: string
  /** What was taken from a document that somebody brought though it does not say it; a sentence each. Absent for this package's own. */
  readonly inferred?: readonly string[]
  /** What of such a document is not exercised, and why. */
  readonly leftOut?: readonly string[]
  /** What in it would make more operations asked, the most useful first. */
  readonly wanting?: readonly string[]
}

export interface RequestsReport {
  readonly total: number
  /** As many as it was to send at most; null where it was to send whatever it takes. */
  readonly most: number | null
  /** How many more were sent, to remove what the run made. */
  readonly beyondMost: number
  readonly waitedForLimitMs: number
  /** How many were sent again because a gateway (502, 503, 504), or nobody, had answered. */
  readonly hiccups: number
}

export interface Evidence {
  /** Requirements of the levels that count, without those that no request can hold a target to; of what was left out none count. */
  readonly requirements: {
    readonly held: number
    readonly noticed: number
    readonly exercised: number
    readonly all: number
  }
  /** Operations that answered with success at least once, those that were asked, and all. */
  readonly operations: { readonly answered: number; readonly asked: number; readonly all: number }
  /** Whether the API answered anything with success; what answers in its place, or refuses the token, does not count. */
  readonly hasSuccess: boolean
  /** Why it is too little for a verdict; null when it is enough. */
  readonly lack: string | null
}

export interface SystemReport {
  readonly name: string
  /** Why it was left out; null when it was verified. */
  readonly skipped: string | null
  readonly requests: number
}

export interface ScenarioReport {
  readonly id: string
  readonly title: string
  readonly system: string
  readonly result: Result
  readonly steps: readonly StepReport[]
  readonly requests: number
}

export interface StepReport {
  readonly title: string
  readonly result: Result
  readonly requirements: readonly string[]
  /** Why it was skipped, what went wrong with us, or how late it was. */
  readonly reason: string | null
  /** Indexes into `findings`. */
  readonly findings: readonly number[]
  /** Numbers of its exchanges. */
  readonly exchanges: readonly number[]
  /** How long what was written took to be visible, or what takes time took; null when at once. */
  readonly delayMs: number | null
}

export interface CheckReport {
  readonly check: string
  readonly result: Result
  /** How many exchanges it looked at. */
  readonly looked: number
  readonly findings: readonly number[]
}

/** `noticed`: deviations were found, and none of them counts at the level of the run. */
export type RequirementStatus = 'held' | 'broken' | 'known' | 'noticed' | 'not exercised' | 'not testable'

export interface RequirementReport extends Requirement {
  readonly system: string | null
  readonly status: RequirementStatus
  /** Why it was not exercised or cannot be tested; null otherwise. */
  readonly reason: string | null
  /** Titles of the steps and names of the checks that hold it, or that broke it. */
  readonly by: readonly string[]
}

export interface FindingReport extends Finding {
  readonly result: 'fail' | 'known' | 'note'
  readonly system: string
  /** Null when every exchange was asked. */
  readonly scenario: string | null
  readonly step: string | null
  /** How often it was found. */
  readonly times: number
  /** Numbers of the exchanges that led to the one that shows it, in order. */
  readonly ledBy: readonly number[]
  /** What `--only` asks it alone by; null where nothing would ask for it. */
  readonly only: string | null
}

/** `stars`: three stars that were sent as they are. */
export type HiddenReport = (Hidden | { readonly kind: 'stars' }) & { readonly writing: Writing }

export interface ExchangeReport {
  readonly number: number
  readonly operationId: string | null
  readonly role: string
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: Readonly<Record<string, string>>
    readonly body: string | null
    /** What stands behind each mask of url, headers and body, in that order, as far as the like of it can be sent again. */
    readonly hidden: readonly HiddenReport[]
    /** A body of bytes, as base64. */
    readonly bytes?: string
  }
  /** When it was sent: ISO 8601, by the clock that waiting moves. */
  readonly at: string
  readonly answer: {
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }
  readonly durationMs: number
}
