/** The operations as types: what each takes, answers and refuses. Everything here comes from the generated files. */
import type { operations } from './generated/api.ts'
import type { ErrorValues, OperationFacts } from './generated/operations.ts'

export type OperationId = keyof OperationFacts & keyof operations
export type SystemName = OperationFacts[keyof OperationFacts]['system']

/** The operations of one system. */
export type OperationsOf<System extends SystemName> = {
  [Id in OperationId]: OperationFacts[Id]['system'] extends System ? Id : never
}[OperationId]

type ParametersOf<Id extends OperationId, Place extends string> = operations[Id] extends { parameters: infer Places }
  ? Place extends keyof Places
    ? Exclude<Places[Place], undefined>
    : Record<never, never>
  : Record<never, never>

export type PathOf<Id extends OperationId> = ParametersOf<Id, 'path'>
export type QueryOf<Id extends OperationId> = ParametersOf<Id, 'query'>

/** The request body: parsed JSON, or the bytes where the document names another media type. */
export type BodyOf<Id extends OperationId> = operations[Id] extends { requestBody: { content: infer Content } }
  ? BodyIn<Content>
  : operations[Id] extends { requestBody?: { content: infer Content } }
    ? BodyIn<Content> | undefined
    : undefined

type BodyIn<Content> = Content extends { 'application/json': infer Body } ? Body : Uint8Array

/** The content of a file, which is not JSON. */
export interface RawBody {
  readonly mediaType: string
  readonly content: string | Uint8Array
}

type ContentOf<Id extends OperationId> = operations[Id] extends { responses: { 200: { content?: infer Content } } }
  ? Content
  : never

/** The body of its success: JSON, a file's content, or nothing. */
export type ResultOf<Id extends OperationId> = [Exclude<ContentOf<Id>, undefined>] extends [never]
  ? undefined
  : ContentOf<Id> extends { 'application/json': infer Body }
    ? Body
    : RawBody

export type ErrorCodeOf<Id extends OperationId> = OperationFacts[Id]['errors']

/** What the message of a code needs to be told. */
export type ValuesOf<
  Id extends OperationId,
  Code extends string,
> = Code extends keyof ErrorValues[OperationFacts[Id]['catalogue']]
  ? ErrorValues[OperationFacts[Id]['catalogue']][Code]
  : never
