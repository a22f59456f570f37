/** Rules that no schema can say: behaviours that people write for operations of their document, in place of what was understood or before it. */
import type { AnyBehaviour } from '../../pipeline/behaviour.ts'
import type { Result } from '../../pipeline/exchange.ts'
import type { Asked, Behave } from '../behaviours/behaviour.ts'
import { type ThingsWorld, thingsWorld } from './things-world.ts'

export interface WrittenCall {
  readonly operationId: string
  /** By the names of the document, as their schemas have them. */
  readonly path: Readonly<Record<string, string | number | boolean>>
  readonly query: Readonly<Record<string, unknown>>
  /** Of JSON what it says, else a text or bytes; it fits its schema. */
  readonly body: unknown
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Who asks; the account is empty where no token is needed and none was sent. */
  readonly principal: { readonly account: string }
  readonly world: ThingsWorld
  /** Refuses with a status from 400 to 599, in the form that the operation declares for it. */
  fail(status: number, sentence: string): never
  /** Answers with that body, and the first success of the operation unless another is named. */
  ok(body?: unknown, options?: WrittenAnswer): WrittenResult
  /** Does what was understood, and gives its answer to return; once, however often it is called. */
  proceed(): WrittenResult
}

export interface WrittenAnswer {
  /** One that the operation declares. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

declare const written: unique symbol

/** What `ok` or `proceed` gave. */
export interface WrittenResult {
  readonly [written]: true
}

/** Synchronous, so that a call is one step. What returns nothing goes on with what was understood. */
// biome-ignore lint/suspicious/noConfusingVoidType: a function without `return` is one, which undefined alone does not say.
export type WrittenBehaviour = (call: WrittenCall) => WrittenResult | undefined | void

export type WrittenBehaviours = Readonly<Record<string, WrittenBehaviour>>

/** @param understood What is done where nobody wrote anything. */
export function writtenBehaviour(rule: WrittenBehaviour, understood: Behave, asked: Omit<Asked, 'call'>): AnyBehaviour {
  return {
    prepare: null,
    behave(call) {
      let result: Result | undefined
      // What refuses in the end has changed nothing.
      call.world.attempt(() => {
        result = answered(rule, understood, { ...asked, call })
      })
      if (result === undefined) throw new Error(`the behaviour of ${call.operation.id} gave no answer`)
      return result
    },
  }
}

function answered(rule: WrittenBehaviour, understood: Behave, asked: Asked): Result {
  const { call } = asked
  let done: Result | undefined
  const proceed = (): Result => (done ??= understood(asked))
  // Only this gives results and takes them again.
  const given = (result: Result): WrittenResult => result as unknown as WrittenResult
  const returned = rule({
    operationId: call.operation.id,
    // As their schemas have them: held to these before.
    path: call.path as WrittenCall['path'],
    query: call.query,
    body: call.body,
    headers: call.headers,
    principal: { account: call.principal.account.username },
    world: thingsWorld(asked),
    fail(status, sentence) {
      return call.fail(`http-${status}`, { message: sentence, problem: sentence })
    },
    ok: (body, { status, headers = {} } = {}) =>
      given({ body, mediaType: null, headers, ...(status !== undefined && { status }) }),
    proceed: () => given(proceed()),
  })
  if (isPromise(returned))
    throw new Error(`the behaviour of ${call.operation.id} is async, and a behaviour answers at once`)
  return returned === undefined ? proceed() : (returned as unknown as Result)
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value
}
