/**
 * An error that the platform answers with: a behaviour's code of its system's catalogue, a situation for which the catalogue
 * names the code, or a code that a test ordered. Thrown by a stage or a behaviour, made into an answer in one place,
 * `pipeline/refuse.ts`.
 */
import type { Situation } from '../spec/contract.ts'

export type RefusalValues = Readonly<Record<string, string>>

export type RefusalReason =
  | { readonly code: string }
  | { readonly situation: Situation }
  | { readonly fault: string; readonly status?: number }

/** Not an Error: a refusal is one of the ways in which a request ends well, and a stack would be most of what it costs. */
export class Refusal {
  readonly reason: RefusalReason
  readonly values: RefusalValues
  /** The values are what a behaviour made of the request, and not words of ours. */
  readonly isTold: boolean

  constructor(reason: RefusalReason, values: RefusalValues = {}, isTold = false) {
    this.reason = reason
    this.values = values
    this.isTold = isTold
  }
}

/** Refuses because of something that every system has a code for. */
export function refuse(situation: Situation, values: RefusalValues = {}): never {
  throw refusalOf(situation, values)
}

/** By itself, because a function that never returns is never compiled: it would be interpreted for every refusal. */
function refusalOf(situation: Situation, values: RefusalValues): Refusal {
  return new Refusal({ situation }, values)
}
