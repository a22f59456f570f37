/**
 * An error that the platform answers with: a code of its system's catalogue, or a situation for which the catalogue
 * names the code. Thrown by a stage or a behaviour, made into an answer in one place, `pipeline/refuse.ts`.
 */
import type { Situation } from '../spec/contract.ts'

export type RefusalValues = Readonly<Record<string, string>>

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly reason: { readonly code: string } | { readonly situation: Situation }
  readonly values: RefusalValues

  constructor(reason: Refusal['reason'], values: RefusalValues = {}) {
    super('code' in reason ? reason.code : reason.situation)
    this.reason = reason
    this.values = values
  }
}

/** Refuses because of something that every system has a code for. */
export function refuse(situation: Situation, values: RefusalValues = {}): never {
  throw new Refusal({ situation }, values)
}
