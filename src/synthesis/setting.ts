/** What every behaviour that is made from a document hangs on. */
import type { Model } from '../document/model/model.ts'
import type { AnyCall } from '../pipeline/behaviour.ts'
import type { JsonObject } from '../spec/pointer.ts'

export interface Setting {
  /** As it was understood. */
  readonly document: JsonObject
  readonly model: Model
  /** Scheme and host at which it is, where a request does not say. */
  readonly origin: string
  /** What is wrong with the JSON body of an answer, as pointers into it; empty where nothing is. */
  readonly problemsOf: ProblemsOfAnswer
  /** The same, where an answer may say more than its schema names: there are documents whose parts forbid each other's members. */
  readonly openProblemsOf: ProblemsOfAnswer
}

type ProblemsOfAnswer = (operationId: string, status: number, body: unknown) => readonly AnswerProblem[]

export interface AnswerProblem {
  /** JSON pointer into the body. */
  readonly pointer: string
  /** The keyword of JSON Schema that is broken. */
  readonly keyword: string
  /** What alone may stand there, where the keyword lists that. */
  readonly allowed?: readonly unknown[]
}

/** What a behaviour needs of a call to look at things and to make them. */
export type Asking = Pick<AnyCall, 'world' | 'principal'>
