/** `nowhere-kit/contract`: asks any implementation the same questions, and says which sentence of which document it breaks. */

export { type AnySpecification, anySpecification } from './any-spec/any-spec.ts'
export { readSpecFile } from './any-spec/node-read-spec.ts'
export { applyLedger } from './apply-ledger.ts'
export { type CleanOptions, clean } from './clean.ts'
export type { CleanUp } from './clean-up.ts'
export {
  type Agreement,
  type CompareOptions,
  type Comparison,
  type ComparisonRow,
  compare,
  type Side,
} from './compare.ts'
export type { FetchFunction } from './connection.ts'
export { defaultIds, defaultTokens } from './default-world.ts'
export type { Finding } from './finding.ts'
export type { Journal, JournalEvent } from './journal.ts'
export { draftLedger, type Ledger, type LedgerEntry, parseLedger } from './ledger.ts'
export { journalFile, readJournalFile } from './node-journal-file.ts'
export { readLedgerFile } from './node-ledger-file.ts'
export type { Difference } from './normalize.ts'
export type { PlannedRequest, PlannedScenario, PlannedStep } from './plan.ts'
export { leftOutBy, type PlanRunOptions, plan, type RunPlan } from './plan-run.ts'
export type {
  CheckReport,
  ExchangeReport,
  FindingReport,
  Leftover,
  Report,
  RequirementReport,
  Result,
  ScenarioReport,
  StepReport,
  SystemReport,
} from './report.ts'
export {
  githubReport,
  htmlReport,
  jsonReport,
  junitReport,
  type SarifOptions,
  sarifReport,
  type TerminalOptions,
  terminalReport,
} from './reporters/index.ts'
export { type Actor, type Answer, type Context, type Scenario, scenario } from './scenario.ts'
export { bundledMutants, type Mutant, type MutantResult, type SelftestReport, selftest } from './selftest.ts'
export { createSpecification, type Specification, specificationOf } from './specification.ts'
export { capabilities, type OutsideDns, type Role, type TargetOptions, type Tokens } from './target.ts'
export { type Progress, type VerifyOptions, verify } from './verify.ts'
export type { SettableClock } from './waiting.ts'
