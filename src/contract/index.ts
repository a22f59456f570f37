/** `nowhere-kit/contract`: asks any implementation the same questions, and says which sentence of which document it breaks. */

export { loadSpecFile, readSpecFile } from '../document/node-read-spec.ts'
export type { CleanUp } from './clean-up/clean-up.ts'
export type { Journal, JournalEvent } from './clean-up/journal.ts'
export type { Leftover } from './clean-up/leftover.ts'
export { journalFile, readJournalFile } from './clean-up/node-journal-file.ts'
export {
  type Agreement,
  type CompareOptions,
  type Comparison,
  type ComparisonRow,
  compare,
  type Side,
} from './compare/compare.ts'
export type { Difference } from './compare/normalize.ts'
export type { FetchFunction } from './exchange/connection.ts'
export type { SettableClock } from './exchange/waiting.ts'
export type { Demands } from './judge/demands.ts'
export type { Finding } from './judge/finding.ts'
export { applyLedger } from './report/apply-ledger.ts'
export { draftLedger, type Ledger, type LedgerEntry, parseLedger } from './report/ledger.ts'
export { readLedgerFile } from './report/node-ledger-file.ts'
export { NotAsked } from './report/not-asked.ts'
export type {
  CheckReport,
  Evidence,
  ExchangeReport,
  FindingReport,
  Report,
  RequirementReport,
  Result,
  ScenarioReport,
  StepReport,
  SystemReport,
} from './report/report.ts'
export {
  githubReport,
  htmlReport,
  jsonReport,
  junitReport,
  type SarifOptions,
  sarifReport,
  type TerminalOptions,
  terminalReport,
} from './report/reporters/index.ts'
export { type CleanOptions, clean } from './run/clean.ts'
export type { PlannedScenario, PlannedStep } from './run/plan.ts'
export { leftOutBy, type PlanRunOptions, plan, type RunPlan } from './run/plan-run.ts'
export type { PlannedRequest, Sent } from './run/planned-request.ts'
export type { Progress, VerifyOptions } from './run/verify-options.ts'
export { type AnySpecification, anySpecification } from './scenarios/any-spec/any-spec.ts'
export { type Context, type Scenario, scenario } from './scenarios/scenario.ts'
export { bundledMutants, type Mutant, type MutantResult, type SelftestReport, selftest } from './selftest/selftest.ts'
export type { Actor, Answer } from './speak/actor.ts'
export { createSpecification, specificationOf } from './specification/create-specification.ts'
export type { Specification } from './specification/specification.ts'
export { defaultIds, defaultTokens } from './target/default-world.ts'
export { capabilities, type OutsideDns, type Role, type TargetOptions, type Tokens } from './target/target.ts'
export { verify } from './verify.ts'
