/**
 * What one operation does to the world. A behaviour is synchronous, so a request is atomic without locks; what must wait
 * happens in its `prepare`, before the world is looked at.
 */
import type { Contract, Operation } from '../spec/contract.ts'
import type { IdKind } from '../spec/generated/operations.ts'
import type {
  BodyOf,
  ErrorCodeOf,
  OperationId,
  OperationsOf,
  PathOf,
  QueryOf,
  RawBody,
  ResultOf,
  SystemName,
  ValuesOf,
} from '../spec/operations.ts'
import type { World } from '../world/world.ts'
import type { Principal, Result } from './exchange.ts'

/** Refuses with a code that the operation declares; the values are those that the code's message asks for. */
export type Fail<Id extends OperationId> = <Code extends ErrorCodeOf<Id>>(
  code: Code,
  ...values: Record<never, never> extends ValuesOf<Id, Code>
    ? [values?: ValuesOf<Id, Code>]
    : [values: ValuesOf<Id, Code>]
) => never

/** The validated input of an operation. */
export interface Input<Id extends OperationId> {
  readonly path: PathOf<Id>
  readonly query: QueryOf<Id>
  readonly body: BodyOf<Id>
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly operation: Operation
  readonly fail: Fail<Id>
}

export interface Call<Id extends OperationId, Preparation = undefined> extends Input<Id> {
  readonly principal: Principal
  readonly world: World
  readonly contract: Contract
  readonly prepared: Preparation
  /** The next id of that kind, shaped as the document shapes it. */
  newId(kind: IdKind): string
}

declare const resultOf: unique symbol

/** The result of one operation, so that another's does not compile. */
export type ResultFor<Id extends OperationId> = Result & { readonly [resultOf]?: ResultOf<Id> }

export type Behave<Id extends OperationId> = (call: Call<Id>) => ResultFor<Id>

export interface PreparedBehaviour<Id extends OperationId> {
  readonly prepare: (input: Input<Id>) => Promise<unknown>
  readonly behave: (call: Call<Id, unknown>) => ResultFor<Id>
}

export type BehavioursOf<System extends SystemName> = {
  readonly [Id in OperationsOf<System>]: Behave<Id> | PreparedBehaviour<Id>
}

/** A behaviour whose `prepare` and `behave` agree on what is prepared. */
export function prepared<Id extends OperationId, Preparation>(behaviour: {
  readonly prepare: (input: Input<Id>) => Promise<Preparation>
  readonly behave: (call: Call<Id, Preparation>) => ResultFor<Id>
}): PreparedBehaviour<Id> {
  // `behave` is only ever given what its own `prepare` returned.
  return behaviour as PreparedBehaviour<Id>
}

/** Success with a JSON body. */
export function ok<Body>(
  body: Body,
  headers: Readonly<Record<string, string>> = {},
  status?: number,
): Result & { readonly [resultOf]?: Body } {
  return resultWith({ body, mediaType: null, headers }, status)
}

/** Success with an empty body. */
export function okEmpty(
  headers: Readonly<Record<string, string>> = {},
  status?: number,
): Result & { readonly [resultOf]?: undefined } {
  return resultWith({ body: undefined, mediaType: null, headers }, status)
}

/** Success with the content of a file. */
export function okRaw(
  { content, mediaType }: RawBody,
  headers: Readonly<Record<string, string>> = {},
  status?: number,
): Result & { readonly [resultOf]?: RawBody } {
  return resultWith({ body: content, mediaType, headers }, status)
}

function resultWith(result: Result, status: number | undefined): Result {
  return status === undefined ? result : { ...result, status }
}

/** A behaviour as the pipeline calls it: which operation it is of is known only at run time. */
export interface AnyBehaviour {
  readonly prepare: ((input: AnyInput) => Promise<unknown>) | null
  readonly behave: (call: AnyCall) => Result
}

export interface AnyInput {
  readonly path: Readonly<Record<string, unknown>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
  readonly operation: Operation
  readonly fail: (code: string, values?: Readonly<Record<string, string>>) => never
}

export interface AnyCall extends AnyInput {
  /** Of the body that came, without parameters; null without one. */
  readonly mediaType: string | null
  readonly principal: Principal
  readonly world: World
  readonly contract: Contract
  readonly prepared: unknown
  newId(kind: string): string
}

/** Forgets which operation a system's behaviours are of, for the pipeline's table. */
export function eraseBehaviours(behaviours: object): [operationId: string, AnyBehaviour][] {
  return Object.entries(behaviours).map(([id, behaviour]) => [
    id,
    // The pipeline validates path, query and body against the schemas that the erased types were generated from.
    typeof behaviour === 'function' ? { prepare: null, behave: behaviour } : (behaviour as AnyBehaviour),
  ])
}
