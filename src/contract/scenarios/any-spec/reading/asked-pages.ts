/** What the pages of a list are asked with. */
import type { Operation } from '../../../../spec/contract.ts'
import type { Collection } from '../collections.ts'
import type { Thing } from '../making/thing.ts'
import type { Workshop } from '../making/workshop.ts'

export interface Asked {
  readonly workshop: Workshop
  readonly collection: Collection
  readonly list: Operation
  /** What was made, which has to be in it. */
  readonly things: readonly Thing[]
  readonly thing: Thing
  /** Of a page: three pages or four, however long the list is. */
  readonly size: number
}
