/** The part of a world that records are written into: its collections, with the clock and the stamps that date them. */
import type { Clock } from '../clock.ts'
import type { Stamps } from '../stamps.ts'
import type { Collections } from './collections.ts'

export interface DatedCollections extends Collections {
  readonly clock: Clock
  readonly stamps: Stamps
}
