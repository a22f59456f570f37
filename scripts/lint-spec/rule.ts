/** What a rule of docs/vocabulary.md is. */
import type { Contract } from '../../src/spec/contract.ts'
import type { JsonObject } from '../../src/spec/pointer.ts'

export interface Subject {
  readonly document: JsonObject
  readonly contract: Contract
  /** The contracts of all profiles: what one of them uses is in use. */
  readonly contracts: readonly Contract[]
}

export type Rule = (subject: Subject) => string[]
