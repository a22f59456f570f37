/** A collection as its paths show it, and what a rule of inference may say of it. */
import type { Json, JsonObject } from '../../spec/pointer.ts'
import type { Found } from './found.ts'
import type { Telling } from './id-in.ts'

export interface Place {
  readonly document: JsonObject
  /** Name of the parameter that tells its elements apart. */
  readonly parameter: string
  /** What is known of that parameter. */
  readonly telling: Telling
  readonly read: Found | undefined
  readonly create: Found | undefined
  /** What lists them where they are made first, and then what lists all of them. */
  readonly lists: readonly Found[]
  /** What makes one under a key of the sender's, where nothing else makes any; it is one of the members. */
  readonly upsert: Found | undefined
  /** The operations of one element. */
  readonly members: readonly Found[]
  /** Takes an operation to do something to the collection, unless the document says what it does. */
  claim(operation: Found, resource: JsonObject, said: string): void
  link(operation: Found, links: Record<string, Json>, status: string): void
  /** A clause of the sentence on the collection. */
  note(clause: string): void
  /** A sentence of its own. */
  say(sentence: string): void
}

export type Rule = (place: Place) => void
