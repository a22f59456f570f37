/** `nowhere-kit/contract`: asks any implementation the same questions, and says which sentence of which document it breaks. */

export { type AnySpecification, anySpecification } from './any-spec/any-spec.ts'
export { readSpecFile } from './any-spec/node-read-spec.ts'
export { type CleanOptions, clean } from './clean.ts'
export type { CleanUp } from './clean-up.ts'
export type { Finding } from './finding.ts'
export type { Journal, JournalEvent } from './journal.ts'
export { journalFile, readJournalFile } from './node-journal-file.ts'
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
export { type Actor, type Answer, type Context, type Scenario, scenario } from './scenario.ts'
export { createSpecification, type Specification, specificationOf } from './specification.ts'
export { capabilities, type OutsideDns, type Role, type TargetOptions, type Tokens } from './target.ts'
export { type Progress, type VerifyOptions, verify } from './verify.ts'
export type { SettableClock } from './waiting.ts'
