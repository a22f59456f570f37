/**
 * What a document was understood to mean, as one plain value: what there is, and what each operation does to it. Whoever plays the
 * document behaves by it, and whoever asks can print it.
 */

import type { LifeCycle } from '../../spec/contract.ts'

/** What an operation does. What nothing shows is `example`: it answers with data that fits, and changes nothing. */
export type Does =
  | 'create'
  | 'read'
  | 'list'
  | 'replace'
  | 'update'
  | 'upsert'
  | 'delete'
  | 'read-only-one'
  | 'write-only-one'
  | 'delete-only-one'
  | 'link'
  | 'unlink'
  | 'act'
  | 'many'
  /** It signs somebody up, in or out, or shows who asks. */
  | 'sign'
  | 'example'

export interface Model {
  /** Of the system. */
  readonly name: string
  readonly title: string
  /** Path below which all others stand, from `servers`; empty at the root. */
  readonly basePath: string
  readonly collections: Readonly<Record<string, CollectionModel>>
  /** By operationId. */
  readonly operations: Readonly<Record<string, OperationModel>>
  /** Each a sentence: how it was seen. */
  readonly inferred: readonly string[]
  /** Each a sentence: what could not be taken over, and why. */
  readonly leftOut: readonly string[]
}

export interface CollectionModel {
  /** Pointer of the schema that shows most of a thing; null where nothing shows one. */
  readonly schema: string | null
  /** The property by which its path names a thing. */
  readonly key: string
  /** How that property shows where the thing stands: `shelves/{shelf}/books/{book}`, of which the path has the last part; null where it is the key. */
  readonly keyFormat: string | null
  /** Whether who creates a thing says its key. */
  readonly isKeySent: boolean
  /** Properties that no two of them share. */
  readonly unique: readonly string[]
  /** `all`: a thing is there for the account that made it alone. */
  readonly owners: 'none' | 'all'
  readonly order: 'oldest-first' | 'newest-first' | 'by-key'
  /** Whether some operation creates one, so that nothing is there that nobody made. */
  readonly isMade: boolean
  readonly isListed: boolean
  /** How what is removed is kept, so that it can be restored; null where it is gone. */
  readonly removal: RemovalModel | null
  /** The property that holds a state, with what it is at first and which actions lead where; null where none shows. */
  readonly states: StatesModel | null
}

export interface RemovalModel {
  /** Flag, or time, that says that a thing was removed; null where none does. */
  readonly property: string | null
  /** Query parameter of the removal by which a thing is gone for good; null where there is none. */
  readonly wholly: string | null
}

export interface StatesModel {
  readonly property: string
  readonly initial: string
  readonly names: readonly string[]
  /** Word of an action -> state. */
  readonly actions: Readonly<Record<string, string>>
  /** Which state follows which, by itself after a time or on an event; null where nothing shows it. */
  readonly cycle: LifeCycle | null
}

export interface OperationModel {
  readonly method: string
  /** As the document has it. */
  readonly path: string
  readonly does: Does
  /** null where it is about none. */
  readonly collection: string | null
  /** Path parameters that stand before that of the thing, in their order: what lists of things are told apart by. */
  readonly scope: readonly string[]
  /** The path parameter that names the thing; null where none does. */
  readonly parameter: string | null
  /** What the things belong to that it is about, where their own paths do not say it; null where they do. */
  readonly among: AmongModel | null
  /** What has to be there for it, outermost first. */
  readonly parents: readonly ParentModel[]
  /** Of its success. */
  readonly status: number
  readonly answer: AnswerModel
  /** Lower-case names of the headers that the document has for it. */
  readonly headers: readonly string[]
  /** Pointer of the schema of the thing that its body holds; null where it takes none. */
  readonly body: string | null
  /** Names of the members of the body that lead to the thing, or to the list of them. */
  readonly bodyWithin: readonly string[]
  /** Of a list. */
  readonly list: ListModel | null
  /** The last word of an action's path, such as `cancel`; of many things `delete`, `update`, or such a word. */
  readonly action: string | null
  /** Name of the list within the thing that it puts an element into, changes or takes out; null where it is about all of the thing. */
  readonly part: string | null
  readonly refusals: Refusals
  /** Of an action the states in which it is refused, by the words that the document has for its conflict. */
  readonly refusedIn: readonly string[]
  /** Whether it succeeds for what is not there. */
  readonly isAbsenceFine: boolean
  /** Statuses that it declares, each by its own number. */
  readonly declared: readonly number[]
  /** Why it is taken for what it is, or why for nothing. */
  readonly why: string
}

/** Such as the user of `/users/{id}/orders`. */
export interface AmongModel {
  /** Of the list, its parameters without their names. */
  readonly path: string
  /** Path parameters, that of what they belong to last. */
  readonly parameters: readonly string[]
  /** The property of a thing that names what it belongs to; null where none does. */
  readonly property: string | null
  /** Whether something is put into the list, so that nothing is in it that nobody put there. */
  readonly isKept: boolean
}

export interface ParentModel {
  readonly collection: string
  /** Path parameters, that of the thing last. */
  readonly parameters: readonly string[]
}

export interface AnswerModel {
  /** `total`: how many things there are; `other`: what is answered is no thing and no list of them. */
  readonly kind: 'nothing' | 'thing' | 'things' | 'total' | 'other'
  /** Names of the members that lead to it. */
  readonly within: readonly string[]
  /** Of a list the names within each of its elements that lead to the thing; empty where the element is it. */
  readonly each: readonly string[]
  /** Pointer of the schema of the whole answer; null where there is none. */
  readonly schema: string | null
  /** Pointer of the media type that has it, beside which examples stand; null where there is none. */
  readonly media: string | null
  /** The media type of an answer that is no JSON; null where it is, or has no body. */
  readonly raw: string | null
}

export interface ListModel {
  readonly paging: PagingModel | null
  /** Query parameter -> the property that has to be equal to it. */
  readonly filters: Readonly<Record<string, string>>
  /** Query parameter -> the property that has to be at least, or at most, what it says. */
  readonly ranges: Readonly<
    Record<string, { readonly property: string; readonly isLeast: boolean; readonly isStrict: boolean }>
  >
  /** Query parameter -> how the property has to be what it says, such as `name__startswith`. */
  readonly lookups: Readonly<Record<string, LookupModel>>
  /** Query parameter that selects by labels, such as `env==prod`, and the property that has them. */
  readonly selector: { readonly parameter: string; readonly property: string } | null
  /** Query parameter that is searched for in texts. */
  readonly search: string | null
  /** `initial` is what the document has for the parameter where nobody says anything. */
  readonly sort: {
    readonly parameter: string
    readonly direction: string | null
    readonly initial: string | null
  } | null
  /** Query parameter that lists the properties that are wanted. */
  readonly fields: string | null
  /** What is left out unless it is asked for. */
  readonly hidden: readonly HiddenModel[]
  /** What is so of all that is listed, by the path's last word, such as `/tasks/completed`; `removed` of what was removed; null where it is no such word. */
  readonly picked: ConditionModel | 'removed' | null
}

export interface HiddenModel {
  /** Query parameter that shows it. */
  readonly parameter: string
  /** null of what was removed. */
  readonly condition: ConditionModel | null
  /** Whether it is shown where nobody says anything of it. */
  readonly isShown: boolean
}

export interface ConditionModel {
  readonly property: string
  readonly is: 'set' | 'unset' | 'equal'
  /** To which it is equal. */
  readonly value: string | null
}

export interface LookupModel {
  readonly property: string
  readonly how: 'is' | 'contains' | 'begins' | 'ends' | 'is-absent'
  /** Whether it must not be so. */
  readonly isNot: boolean
}

export interface PagingModel {
  readonly kind: 'offset' | 'page' | 'cursor' | 'last' | 'link'
  /** Query parameter for the size of a page. */
  readonly limit: string | null
  /** Query parameter for where it begins. */
  readonly from: string | null
  /** Number of the first page, or of the first element. */
  readonly first: number
  /** Path of the member of the answer that gives the next value, or says whether there is more. */
  readonly next: string | null
  readonly sizeDefault: number
  readonly sizeMax: number | null
}

/** Statuses of refusals, by what is refused. */
export interface Refusals {
  /** What is named is not there. */
  readonly absent: number
  /** Parameters or body do not fit their schemas. */
  readonly invalid: number
  /** The body cannot be read at all. */
  readonly unreadable: number
  /** Something else has what may be there once. */
  readonly conflict: number
  /** A condition of the request's headers does not hold. */
  readonly unmet: number
  /** The request should have had a condition. */
  readonly unconditional: number
}
