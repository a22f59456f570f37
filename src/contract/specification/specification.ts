/** What a target is held to, as the kit reads it: operations and limits, how firmly each part is stated, and validators. */
import type { ValidatorSource } from '../../checks/check-answer.ts'
import type { Contract, CredentialPlace, Operation, System } from '../../spec/contract.ts'
import type { Fact, Facts, Level } from '../../spec/facts.ts'
import type { JsonObject, Located } from '../../spec/pointer.ts'

export interface Specification {
  readonly document: JsonObject
  readonly contract: Contract
  readonly facts: Facts
  /** Validators that let an answer say more than the document names. */
  readonly open: ValidatorSource
  /** Validators as the document has them. */
  readonly closed: ValidatorSource
  /** @throws UsageError UNKNOWN_OPERATION */
  operation(id: string): Operation
  system(name: string): System
  /** Whether any operation of a system asks for a token. */
  isSecured(system: string): boolean
  /** Where the token of an operation goes. */
  placement(operation: Operation): CredentialPlace
  /** The operation's object in the document, and its path item's. */
  located(operation: Operation): { readonly item: Located; readonly operation: Located }
  /** Part of an operation, references followed: `part(operation, 'responses', '200')`. */
  part(operation: Operation, ...names: readonly string[]): Located | undefined
  /** Schema of the JSON body of a part: `jsonSchema(operation, 'requestBody')`, `jsonSchema(operation, 'responses', '200')`. */
  jsonSchema(operation: Operation, ...names: readonly string[]): Located | undefined
  parameters(operation: Operation): readonly Located[]
  /** How the document has the parts of a request written. */
  writing(operation: Operation): { readonly parameters: readonly JsonObject[]; readonly encoding: JsonObject }
  /** How firmly it is stated that the operation is there; at a path, that it is there. */
  levelOf(operation: Operation, path?: string): Level
  /** The schema of a parameter, references followed. */
  schemaOf(parameter: Located): JsonObject | undefined
  /** What says that there is a refusal with a code: the operation's own `x-refusals`, or the entry of the system's error catalogue. */
  errorFact(system: string, code: string, operation?: Operation): Fact | undefined
  /** What says the values that a code has in place of its catalogue's, where they say so of themselves. */
  overrideFact(system: string, code: string): Fact | undefined
  /** What says how something is refused: the situation's own entry, or that of its code. */
  situationFact(system: string, situation: string): Fact | undefined
  /** What says that a refusal has the word of a code: its own `word`, or what the system says of all of its codes. */
  wordFact(system: string, code: string): Fact | undefined
  /** A requirement by its id. */
  factOf(id: string): Fact
  /** What the system as a whole says of a check or situation: `x-system.requirements`. */
  systemFact(system: string, name: string): Fact | undefined
  resource(operation: Operation): Resource | undefined
  /** The operations of a collection, in the order of the document. */
  operationsOf(system: string, collection: string): readonly Operation[]
  /** Why something happens when the operation is called, that is neither making, changing nor removing: it is called once. */
  acts(operation: Operation): string | undefined
  /** Whether what the operation makes can be removed again by an operation that a document states, and not only a client. */
  isRemovable(operation: Operation): boolean
  links(operation: Operation): readonly Link[]
}

/** `x-resource` of an operation. */
export type { Profile } from '../../spec/contract.ts'
export type { JsonObject } from '../../spec/pointer.ts'

export interface Resource {
  readonly collection: string
  readonly action: 'create' | 'read' | 'list' | 'update' | 'replace' | 'upsert' | 'delete'
  readonly by: readonly string[]
  readonly unique: readonly string[]
  readonly scope: string | undefined
  readonly parent: string | undefined
  readonly order: string | undefined
  readonly paging: JsonObject | undefined
  /** Capabilities that a target has to grant before one is made. */
  readonly needs: readonly string[]
  /** `success` when it succeeds for what is not there. */
  readonly absence: string | undefined
  /** A thing is there for the account that made it alone. */
  readonly isOnesOwn: boolean
}

/** How an answer feeds the next request: a standard link of its response. */
export interface Link {
  readonly name: string
  readonly operationId: string
  /** Name of the parameter -> runtime expression or constant. */
  readonly parameters: Readonly<Record<string, unknown>>
  /** What its expressions give are addresses, of which only the last segment is meant. */
  readonly lastSegment: boolean
}
