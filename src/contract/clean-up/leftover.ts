/** What a run could not remove again, as plain data. */

export interface Leftover {
  readonly system: string
  readonly collection: string
  /** What it can be found by. */
  readonly reference: string
  readonly reason: string
  /** No document states how it is removed, and leave was given to make it all the same. */
  readonly isAllowed: boolean
}
