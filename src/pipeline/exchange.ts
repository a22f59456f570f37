/**
 * What passes from stage to stage. Each stage takes what the stage before returns, so the order in `handle.ts` is the only one
 * that compiles.
 */
import type { Operation, System } from '../spec/contract.ts'
import type { Effects } from '../world/faults.ts'
import type { QuotaState } from '../world/quotas.ts'
import type { Account, Token } from '../world/records/records.ts'
import type { Match } from './routing/router.ts'

/** A request as the pipeline takes it: small, and made by an adapter without a WHATWG Request where it can. */
export interface Received {
  readonly method: string
  /** Host and port, lower case. */
  readonly host: string
  /** As it came, percent-encoded, without the query. */
  readonly path: string
  /** Without the question mark. */
  readonly query: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | null
  /** The adapter stopped reading at the system's limit. */
  readonly tooLarge?: boolean
  /** The codings that the adapter undoes, where the body has another one, as `Accept-Encoding` lists them. */
  readonly undoneCodings?: string
  /** The host is a name of the server that the adapter is, where no user's site answers. */
  readonly isForServer?: boolean
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | null
  /** The code of a refusal, as its system's catalogue spells it. */
  readonly code?: string
  /** The sentence that says why it was refused, which the body need not have a place for. */
  readonly why?: string
  /** Nothing shows what the operation does: it is an example, or data that fits. */
  readonly isMadeUp?: true
  /** What is to become of it on its way; an adapter sees to that. */
  readonly fault?: LineFault
  /** Says what came closest, where no operation took the request: looked for when somebody asks. */
  readonly nearMiss?: () => string | undefined
}

export type LineFault = Pick<Effects, 'delay' | 'drop' | 'truncate'>

/** Who is asking. */
export interface Principal {
  readonly token: Token
  readonly account: Account
}

/** A request, what its path matches, the system that it is meant for, and the time at which it came. */
export interface Arrived {
  readonly received: Received
  /** Undefined when no operation of the host's systems is there. */
  readonly match: Match | undefined
  readonly system: System
  /** Its path below the base of its origin. */
  readonly apiPath: string
  readonly nowMs: number
  /** What was ordered to go wrong with it, as far as it is known yet. */
  readonly effects?: Effects
}

export interface Routed extends Arrived {
  readonly operation: Operation
  /** Path parameters as they came. */
  readonly segments: Readonly<Record<string, string>>
}

export interface Authenticated extends Routed {
  readonly principal: Principal
}

export interface Admitted extends Authenticated {
  readonly quota: QuotaState
}

/** Admitted, and the account may act. */
export interface InGoodStanding extends Admitted {
  readonly standing: 'good'
}

export interface Read extends InGoodStanding {
  /** Parsed JSON, the fields of a form, a text, bytes, or undefined without a body. */
  readonly body: unknown
  /** Of the body that came, without parameters; null without one. */
  readonly mediaType: string | null
  /** Key of the validator that it is held to; null where it is held to none. */
  readonly bodySchema: string | null
}

export interface Validated extends Read {
  readonly path: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
}

/** What an operation waited for before its request was taken: a value, or what went wrong. */
export type Preparation = { readonly value: unknown } | { readonly error: unknown }

export interface Prepared extends Validated {
  readonly prepared: unknown
}

export interface Behaved extends Prepared {
  readonly result: Result
}

/** What a behaviour returns; `respond` makes the answer of it. */
export interface Result {
  readonly body: unknown
  /** Of a body that is not JSON. */
  readonly mediaType: string | null
  readonly headers: Readonly<Record<string, string>>
  /** Nothing shows what the operation does, so that it is an example, or data that fits. */
  readonly isMadeUp?: true
  /** One of the declared successes; the first of them where nothing is said. */
  readonly status?: number
}

/** How far a request came: what a refusal can know about it. */
export type Reached = Arrived & Partial<Omit<Behaved, keyof Arrived>>

/**
 * What a stage returns: the exchange with what the stage found out. One object grows from stage to stage, where copies would be
 * most of what a request costs.
 */
export function grow<Before extends object, Found extends object>(exchange: Before, found: Found): Before & Found {
  return Object.assign(exchange, found)
}
