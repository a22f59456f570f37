/** What a run is asked to do, and what it tells while it does it. */
import type { Profile } from '../../spec/contract.ts'
import type { Level } from '../../spec/facts.ts'
import type { Journal } from '../clean-up/journal.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { Demands } from '../judge/demands.ts'
import type { Finding } from '../judge/finding.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import type { Specification } from '../specification/specification.ts'
import type { ScenarioRun } from './step-run.ts'

export interface VerifyOptions {
  /** `'documented'` by default. */
  readonly profile?: Profile
  /** What to hold the target to, in place of this package's own document. */
  readonly specification?: Specification
  /**
   * An OpenAPI document of anybody's (3.0, 3.1 or Swagger 2.0), parsed, in place of this package's own: what follows from it is asked, and the report says what was
   * inferred. From a file: `readSpecFile`, or `loadSpecFile` for Swagger too.
   */
  readonly spec?: unknown
  /** Systems to verify; all whose token and ids are given by default. */
  readonly systems?: readonly string[]
  /** Findings of this level and firmer ones fail: `'SHOULD'` by default, `'ASSUMED'` for the fake. */
  readonly level?: Level
  /** Values, and the order of what is worth the same, are a function of it; made up from the time by default. */
  readonly seed?: number | string
  /** Scenarios in place of all of the systems'. */
  readonly scenarios?: readonly Scenario[]
  /** Ids of requirements or operations, ids or titles of scenarios: only scenarios run that ask for one of them. */
  readonly only?: readonly string[]
  /** Ends the run after the first scenario in which something fails it; what was made is removed all the same. */
  readonly bail?: boolean
  /** Every exchange stands in the report, and not only those that findings show. */
  readonly keepsExchanges?: boolean
  /** Written before anything is made. */
  readonly journal?: Journal
  /**
   * Scenarios that do not run, by id, and steps on which nothing builds, by `id: title`, with the reason; they stand in the report as
   * skipped.
   */
  readonly leftOut?: Readonly<Record<string, string>>
  /**
   * No more requests than this are sent, and those that prove most; clean-up included, as far as it can be foreseen. What there was no
   * room for stands in the report as skipped.
   */
  readonly budget?: number
  /**
   * No more requests than this are sent, but for those that remove what the run itself made: scenarios that would send more are left out,
   * those first that prove least. With a document of one's own it is 6,000 by default. It is not asked where `budget` is.
   */
  readonly maxRequests?: number
  /** What makes a run red beside what is broken: too little that is held, or anything that is skipped. */
  readonly demands?: Demands
  /** Told of progress, for a live view. */
  readonly onProgress?: (progress: Progress) => void
  /** Sees every exchange, unmasked, in order. */
  readonly onExchange?: (exchange: Exchange) => void
  /** Ends the run early; what was made is removed all the same. */
  readonly signal?: AbortSignal
}

export type Progress =
  | { readonly event: 'scenario'; readonly scenario: Scenario; readonly index: number; readonly total: number }
  | EndedScenario
  | { readonly event: 'clean-up'; readonly pending: number }
  /** The rate limit makes the run wait, where no clock can be moved instead. */
  | { readonly event: 'waiting'; readonly ms: number }

export interface EndedScenario {
  readonly event: 'ended'
  readonly run: ScenarioRun
  /** What checks found in what it exchanged, beside what its steps found. */
  readonly found: readonly Finding[]
  readonly requests: number
  /** Findings of it and firmer ones fail. */
  readonly level: Level
}
