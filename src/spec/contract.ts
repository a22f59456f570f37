/**
 * What the pipeline needs of the document, as plain data: `read-contract.ts` reads it from openapi.yaml when
 * `npm run generate` runs, so that nothing is parsed or resolved when a platform is created.
 */

import type { Json, JsonObject } from './pointer.ts'

/** Which of the two readings of the document: as written, or as real clients of the time saw it. */
export type Profile = 'documented' | 'observed'

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH'

export interface Contract {
  readonly systems: readonly System[]
  readonly operations: Readonly<Record<string, Operation>>
  readonly errors: Readonly<Record<string, ErrorCatalogue>>
  readonly rateLimits: Readonly<Record<string, RateLimit>>
  /** What an account may use of what, where its world says nothing else. */
  readonly accountLimits: Readonly<Record<string, number>>
  readonly ids: Readonly<Record<string, IdShape>>
  readonly lifeCycles: Readonly<Record<string, LifeCycle>>
  /** Where the tokens of all operations go, each place once; bearer where none says anything. */
  readonly credentialPlaces: readonly CredentialPlace[]
}

export interface System {
  readonly name: string
  readonly origin: string
  /** Counted off before the first path segment becomes the `{endpoint}` of an error. */
  readonly basePath: string
  readonly errors: string
  readonly rateLimit: string
  /** Whether a path with one more slash at its end is the same path. */
  readonly ignoresTrailingSlash: boolean
  readonly bodyBytesMax: number
  /** Media types that are read as JSON where an operation takes JSON; '' where none was sent. */
  readonly readAsJson: readonly string[]
  /** Name of a check, or situation -> ids of the requirements that it proves for the whole system. */
  readonly requirements: Readonly<Record<string, readonly string[]>>
}

export interface Operation {
  readonly id: string
  readonly system: string
  readonly method: Method
  readonly path: string
  /** Other path templates at which the operation answers too. */
  readonly alsoAt: readonly string[]
  /** Whether one of the ways is needed; who sends a good token where none is, is known all the same. */
  readonly secured: boolean
  /** Any of them will do. */
  readonly security: readonly SecurityWay[]
  readonly rateLimit: string
  /** The limit of the account that bounds its body in place of the system's; null where the system's does. */
  readonly bodyLimit: string | null
  /** Key of the catalogue of its refusals. */
  readonly catalogue: string
  /** Every code that it may answer, the generic ones of its catalogue included. */
  readonly errors: readonly string[]
  /** The roles that may call it, in whatever it is that its path or query names; empty where roles say nothing. */
  readonly roles: readonly string[]
  readonly parameters: readonly Parameter[]
  readonly body: RequestBody | null
  readonly responses: readonly DeclaredResponse[]
  /** What every refusal has: the `default` response. */
  readonly errorResponse: Pick<DeclaredResponse, 'mediaTypes' | 'headers'>
  readonly idempotency: Idempotency | null
  /** Keys of the validators of its input; null where there is nothing to validate. */
  readonly schemas: Readonly<Record<ParameterPlace | 'body', string | null>>
}

/** A way to say who asks: all of its credentials are needed together. */
export interface SecurityWay {
  readonly credentials: readonly Credential[]
}

export interface Credential {
  readonly place: CredentialPlace
  /** What its token has to be allowed; empty where any token will do. */
  readonly scopes: readonly string[]
}

/** Where a token stands in a request. */
export type CredentialPlace =
  | { readonly in: 'bearer' }
  /** The token is the password, the name, or `name:password`. */
  | { readonly in: 'basic' }
  | { readonly in: 'header' | 'query' | 'cookie'; readonly name: string }

export interface Parameter extends Shape {
  /** As the document writes it, a header's capitals included. */
  readonly name: string
  readonly in: ParameterPlace
  readonly style: Style
  readonly explode: boolean
  /** Its text is JSON: it has `content` in place of a schema. */
  readonly isJson: boolean
}

export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie'

/** How a list or an object is written as text. */
export type Style = 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject' | 'simple' | 'label' | 'matrix'

/** What a text is read as: as much of a schema as says that. */
export interface Shape {
  readonly type: ScalarType | 'array' | 'object'
  /** What a list may also be where it has one part only, and an object where it has no names. */
  readonly alone?: ScalarType
  /** A number or a truth value may also be a text. */
  readonly orText?: true
  /** A text that is bytes. */
  readonly isBytes?: true
  /** Of a list. */
  readonly items?: Shape
  /** Of an object. */
  readonly properties?: Readonly<Record<string, Shape>>
  /** Of what an object may have besides; left out where it may have nothing. */
  readonly others?: Shape
}

export type ScalarType = 'string' | 'number' | 'integer' | 'boolean'

export interface RequestBody {
  readonly required: boolean
  readonly mediaTypes: readonly string[]
  /** Keys of the validators of those of its media types that are held to a schema of their own, and not to that of its JSON. */
  readonly schemas: Readonly<Record<string, string>>
  /** Those of its media types that are forms. */
  readonly forms: readonly Form[]
  /** Those of its ranges of media types whose bodies are bytes, whatever type is sent. */
  readonly raw: readonly string[]
  /** Where the body holds `writeOnly` values: paths of property names, `*` for every element of an array. */
  readonly secrets: readonly (readonly string[])[]
  /** Properties of the body that are `readOnly` and so must not be sent. */
  readonly readOnly: readonly string[]
  /** What no body counts as; null where it counts as none. */
  readonly empty: JsonObject | null
}

/** A body of names and values: `application/x-www-form-urlencoded` or `multipart/form-data`. */
export interface Form {
  readonly mediaType: string
  readonly shape: Shape
  /** Fields whose lists and objects are written as one text, and what stands between their parts. */
  readonly joints: Readonly<Record<string, ',' | ' ' | '|'>>
}

export interface DeclaredResponse {
  readonly status: number
  /** Empty when the answer has no body. */
  readonly mediaTypes: readonly string[]
  /** Lower-case names of the headers that every such answer has. */
  readonly headers: readonly string[]
  /** Key of the validator of its JSON body; null when there is none. */
  readonly schema: string | null
}

/** An equal request of the same credential with the same key, at the same path, is answered as the first one was. */
export interface Idempotency {
  /** As the document writes it; its limits are those of the operation's parameter of that name. */
  readonly header: string
  readonly windowMs: number
  readonly replayedHeader: string
  /** With which the answer is told again, where that is another than it had. */
  readonly replayedStatus?: number
  /** Code of the system's catalogue for a key that came with another body. */
  readonly conflict: string
}

/** The situations that the pipeline itself refuses; each catalogue says with which code. */
export type Situation =
  | 'unknown-path'
  | 'unknown-method'
  | 'unauthenticated'
  /** The token is good, and not for this; a catalogue without it refuses it as `unauthenticated`. */
  | 'out-of-scope'
  | 'rate-limited'
  | 'blocked'
  | 'unpaid'
  | 'unreadable'
  /** The body is of no declared media type; a catalogue without it refuses it as `unreadable`. */
  | 'unsupported-type'
  /** Nothing of what `Accept` takes is declared; only where the catalogue has it. */
  | 'not-acceptable'
  | 'unknown-coding'
  | 'too-large'
  | 'invalid'
  | 'read-only'
  | 'internal'

export type ErrorTemplate =
  | string
  | { readonly number: string }
  /** JSON that is given as it stands here. */
  | { readonly $literal: Json }
  | readonly ErrorTemplate[]
  | { readonly [name: string]: ErrorTemplate }

export interface ErrorCatalogue {
  readonly body: { readonly [name: string]: ErrorTemplate }
  readonly values: Readonly<Record<string, string>>
  /** Placeholders that are ids made up for each error: the name of the schema with `x-id`. */
  readonly ids: Readonly<Record<string, string>>
  readonly situations: Readonly<
    Partial<Record<Situation, { readonly code: string; readonly values: Readonly<Record<string, string>> }>>
  >
  readonly codes: Readonly<Record<string, ErrorCode>>
}

export interface ErrorCode {
  readonly status: number
  /** Of an error whose body is not that of its catalogue. */
  readonly body: ErrorCatalogue['body'] | null
  /** What its JSON is sent as; `application/json` where nothing is said, and null where there is no body at all. */
  readonly mediaType?: string | null
  readonly message: string
  readonly values: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
}

export interface RateLimit {
  readonly quota: number
  readonly windowMs: number
  readonly headers: {
    readonly limit?: string
    readonly remaining?: string
    readonly reset?: { readonly name: string; readonly as: 'epoch-seconds' | 'seconds-left' }
  }
}

export interface IdShape {
  readonly prefix: string
  readonly length: number
  readonly alphabet: 'alphanumeric' | 'lower' | 'hex'
}

export interface LifeCycle {
  readonly initial: readonly string[]
  readonly final: readonly string[]
  readonly transitions: readonly Transition[]
  /** How a state is written in answers, where that differs from its name here. */
  readonly spelling: Readonly<Record<string, string>>
}

export interface Transition {
  readonly from: readonly string[]
  readonly to: string
  /** The event that causes it; without one it happens by itself `afterMs` after the state began. */
  readonly on: string | null
  readonly afterMs: number | null
  /** How long a real target may take; null when nothing is said. */
  readonly withinMs: number | null
}
