/** Behaviours that people write, with the types of the operations that they are for, as openapi-typescript writes these. */
import type { KeptThing } from './things-world.ts'
import type { WrittenAnswer, WrittenCall, WrittenResult } from './written-behaviour.ts'

type In<Operation, Place extends string> = Operation extends { readonly parameters: infer Parameters }
  ? Place extends keyof Parameters
    ? NonNullable<Parameters[Place]>
    : Readonly<Record<string, never>>
  : Readonly<Record<string, never>>

type ContentOf<Holder> = Holder extends { readonly content: infer Content } ? Content[keyof Content] : undefined

type BodyOf<Operation> = Operation extends { readonly requestBody: infer Body }
  ? ContentOf<Body>
  : Operation extends { readonly requestBody?: infer Body }
    ? ContentOf<NonNullable<Body>> | undefined
    : undefined

type Responses<Operation> = Operation extends { readonly responses: infer All } ? All : never

type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206

/** What a success of the operation has as its body. */
type AnswerOf<Operation> = ContentOf<Responses<Operation>[keyof Responses<Operation> & SuccessStatus]>

/** A call of one operation, whose values were held to its schemas. */
export interface Call<Operation> extends Omit<WrittenCall, 'path' | 'query' | 'body' | 'ok'> {
  readonly path: In<Operation, 'path'>
  readonly query: In<Operation, 'query'>
  readonly body: BodyOf<Operation>
  /** Answers with that body, and the first success of the operation unless another is named. */
  ok(body?: AnswerOf<Operation> | KeptThing | readonly KeptThing[], options?: WrittenAnswer): WrittenResult
}

// biome-ignore lint/suspicious/noConfusingVoidType: a function without `return` is one, which undefined alone does not say.
export type Behaviour<Operation> = (call: Call<Operation>) => WrittenResult | undefined | void

export type BehavioursOf<Operations> = { readonly [Id in keyof Operations]?: Behaviour<Operations[Id]> }
