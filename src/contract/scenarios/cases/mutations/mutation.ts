/** What a mutation of an input is: it looks at one place of a valid value, and says what may be there instead. */
import type { Json, JsonObject, Located } from '../../../../spec/pointer.ts'

export interface Site<Here extends Json = Json> {
  readonly document: JsonObject
  readonly part: Located
  readonly schema: JsonObject
  readonly here: Here
  readonly path: readonly string[]
  /** What the place is called. */
  readonly what: string
  /** Also what is asked of a document that nobody wrote for this kit. */
  readonly isThorough: boolean
  /** What is asked once for a whole value, wherever there is room for it first. */
  readonly once: { isForeignWritten: boolean }
  /** The changes of a part of it. */
  readonly below: (part: Located, here: Json, path: readonly string[]) => Iterable<Change>
}

export interface Change {
  /** Says what is different: "without name". */
  readonly title: string
  readonly path: readonly string[]
  /** What is there instead; undefined where it is left out. */
  readonly to: Json | undefined
}

export type Mutation<Here extends Json = Json> = (site: Site<Here>) => Iterable<Change>
