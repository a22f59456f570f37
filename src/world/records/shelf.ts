/**
 * What a collection holds: its records in the order in which they came, with their indexes and walks. One that somebody else needs as it
 * is gets a layer on it, in which a change costs what it touches.
 */
import type { IndexFields } from '../bucket-key.ts'
import { LayeredMap } from './layered-map.ts'
import { RecordIndex } from './record-index.ts'
import { Walk } from './walk.ts'

interface Placed<R> {
  readonly record: R
  /** In the order of all. */
  readonly place: number
}

interface ShelfParts<R extends object> {
  readonly records: LayeredMap<Placed<R>>
  readonly lastPlace: number
  readonly indexes: readonly RecordIndex<R>[]
  readonly walks: readonly Walk<R>[]
}

interface WalksOption<R> {
  readonly by: keyof R & string
  readonly within: readonly IndexFields<R>[]
}

export class Shelf<R extends object> {
  readonly #records: LayeredMap<Placed<R>>
  #lastPlace: number
  readonly indexes: readonly RecordIndex<R>[]
  readonly walks: readonly Walk<R>[]

  private constructor({ records, lastPlace, indexes, walks }: ShelfParts<R>) {
    this.#records = records
    this.#lastPlace = lastPlace
    this.indexes = indexes
    this.walks = walks
  }

  static empty<R extends object>(indexes: readonly IndexFields<R>[], walks: WalksOption<R> | undefined): Shelf<R> {
    return new Shelf<R>({
      records: LayeredMap.empty(),
      lastPlace: 0,
      indexes: indexes.map((fields) => new RecordIndex<R>([...fields].sort())),
      walks: walks?.within.map((fields) => new Walk<R>([...fields].sort(), walks.by)) ?? [],
    })
  }

  /** One that begins as this one is. This one is not written any more. */
  layer(): Shelf<R> {
    return this.#of((part) => part.layer())
  }

  /** The same in few layers. */
  settled(): Shelf<R> {
    return this.#of((part) => part.settled())
  }

  get size(): number {
    return this.#records.size
  }

  get(key: string): R | undefined {
    return this.#records.get(key)?.record
  }

  positionOf(index: RecordIndex<R>, values: Readonly<Partial<R>>, key: string): number {
    return index.positionOf(values, key, this.#placeOf(key))
  }

  all(): R[] {
    return Array.from(this.#records.values(), ({ record }) => record)
  }

  insert(record: R, key: string): void {
    const place = ++this.#lastPlace
    this.#records.add(key, { record, place })
    for (const index of this.indexes) index.add(record, key, place)
    for (const walk of this.walks) walk.add(record, key)
  }

  replace(before: R, after: R, key: string): void {
    const place = this.#placeOf(key)
    this.#records.set(key, { record: after, place })
    for (const index of this.indexes) index.move(before, after, key, place)
    for (const walk of this.walks) walk.move(before, after, key)
  }

  remove(record: R, key: string): void {
    const place = this.#placeOf(key)
    this.#records.delete(key)
    for (const index of this.indexes) index.remove(record, key, place)
    for (const walk of this.walks) walk.remove(record, key)
  }

  #placeOf(key: string): number {
    return this.#records.get(key)?.place ?? 0
  }

  #of(change: <Part extends Layered<Part>>(part: Part) => Part): Shelf<R> {
    return new Shelf({
      records: change(this.#records),
      lastPlace: this.#lastPlace,
      indexes: this.indexes.map((index) => change(index)),
      walks: this.walks.map((walk) => change(walk)),
    })
  }
}

interface Layered<Part> {
  layer(): Part
  settled(): Part
}
