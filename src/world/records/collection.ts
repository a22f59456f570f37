/**
 * Records by primary key and by declared index, in the order in which they came. No operation scans: a look-up that no
 * index answers does not compile. Records are replaced, never changed, so what was handed out stays as it was.
 */
import { UsageError } from '../../errors/usage-error.ts'
import type { IndexFields } from '../bucket-key.ts'
import type { RecordIndex } from './record-index.ts'
import { Shelf } from './shelf.ts'
import type { Window } from './timeline.ts'

/** What `find` and `list` take: the values of the fields of one declared index. */
export type Where<R, Indexes extends readonly IndexFields<R>[]> = Indexes[number] extends infer Index
  ? Index extends IndexFields<R>
    ? Readonly<Pick<R, Index[number]>>
    : never
  : never

/** A part of a walk along the records with some values, highest first. */
export interface Page<R> {
  readonly records: readonly R[]
  /** Whether the window goes on below. */
  readonly hasLower: boolean
  /** Whether a record with these values stands above the first one, in the window or not. */
  readonly hasHigher: boolean
}

interface CollectionOptions<R, Indexes, Walks> {
  /** Whether snapshots leave it out as long as nothing is in it. */
  readonly isSparse?: boolean
  readonly key: keyof R & string
  readonly indexes: Indexes
  /** By which number, and among records with the same values in which fields, records can be walked along. */
  readonly walks?: { readonly by: keyof R & string; readonly within: Walks }
}

/** A collection as it was, for as long as it is wanted; taking it costs nothing. */
export interface Held<R extends object> {
  readonly shelf: Shelf<R>
  /** Of snapshots: there is nothing in it. */
  readonly isLeftOut: boolean
}

export class Collection<
  R extends object,
  const Indexes extends readonly IndexFields<R>[] = readonly [],
  const Walks extends readonly IndexFields<R>[] = readonly [],
> {
  readonly name: string
  readonly isSparse: boolean
  readonly #key: keyof R & string
  /** The fields of all indexes and walks. */
  readonly #fields: readonly string[]
  readonly #empty: () => Shelf<R>
  #shelf: Shelf<R>
  /** Others hold the shelf too, so that a change begins a layer over it. */
  #isShared = false

  constructor(name: string, options: CollectionOptions<R, Indexes, Walks>) {
    this.name = name
    this.isSparse = options.isSparse ?? false
    this.#key = options.key
    this.#fields = [...new Set([...options.indexes, ...(options.walks?.within ?? [])].flat())]
    this.#empty = () => Shelf.empty(options.indexes, options.walks)
    this.#shelf = this.#empty()
  }

  get size(): number {
    return this.#shelf.size
  }

  get(key: string): R | undefined {
    return this.#shelf.get(key)
  }

  has(key: string): boolean {
    return this.#shelf.get(key) !== undefined
  }

  /** The first record with these values. */
  find(where: Where<R, Indexes>): R | undefined {
    const key = this.#indexOf(where).first(where)
    return key === undefined ? undefined : this.#shelf.get(key)
  }

  /** Every record with these values, oldest first. */
  list(where: Where<R, Indexes>): R[] {
    const records: R[] = []
    for (const key of this.#indexOf(where).keys(where)) records.push(this.#existing(key))
    return records
  }

  /** Of the records with these values those from one position to before another, oldest first; what that costs hangs on how many they are. */
  slice(where: Where<R, Indexes>, from: number, to: number): R[] {
    return this.#indexOf(where)
      .slice(where, from, to)
      .map((key) => this.#existing(key))
  }

  /** How many records with these values are older than one that has them. */
  positionOf(where: Where<R, Indexes>, key: string): number {
    return this.#shelf.positionOf(this.#indexOf(where), where, key)
  }

  /** The records with these values whose number lies in the window, highest first. */
  page(where: Where<R, Walks>, window: Window): Page<R> {
    const walk = this.#shelf.walks.find((each) => each.answers(where)) ?? this.#unknownIndex(where)
    const { keys, ...rest } = walk.page(where, window)
    return { records: keys.map((key) => this.#existing(key)), ...rest }
  }

  /** How many records have these values. */
  count(where: Where<R, Indexes>): number {
    return this.#indexOf(where).count(where)
  }

  /** Every record, oldest first: for snapshots and views, not for behaviours. */
  all(): R[] {
    return this.#shelf.all()
  }

  insert(record: R): R {
    const key = this.#keyOf(record)
    if (this.has(key)) {
      throw new UsageError(
        'DUPLICATE_KEY',
        `Failed to insert into ${this.name}: there is a record with the ${this.#key} ${JSON.stringify(key)} already. Give it another one.`,
      )
    }
    this.#ownShelf().insert(record, key)
    return record
  }

  /** Replaces a record by itself with changes; its key and its place in the order stay. */
  update(key: string, changes: Readonly<Partial<R>>): R {
    const before = this.#existing(key)
    const after = { ...before, ...changes }
    if (this.#keyOf(after) !== key) throw new Error(`a record of ${this.name} keeps its ${this.#key}`)
    this.#ownShelf().replace(before, after, key)
    return after
  }

  delete(key: string): R | undefined {
    const record = this.#shelf.get(key)
    if (record !== undefined) this.#ownShelf().remove(record, key)
    return record
  }

  snapshot(): R[] {
    return this.all()
  }

  /** Whether something can be looked up like one of its records: it has the key, and what it is found and walked along by. */
  canHold(record: Readonly<Record<string, unknown>>): boolean {
    const { [this.#key]: key } = record
    const { walks } = this.#shelf
    return (
      typeof key === 'string' &&
      key !== '' &&
      this.#fields.every((field) => record[field] === null || typeof record[field] === 'string') &&
      walks.every(({ by }) => Number.isFinite(record[by]))
    )
  }

  restore(records: readonly R[]): void {
    this.#shelf = this.#empty()
    this.#isShared = false
    for (const record of records) this.insert(record)
  }

  /** As it is now: what is done to it later does not show there. */
  hold(): Held<R> {
    if (!this.#isShared) this.#shelf = this.#shelf.settled()
    this.#isShared = true
    return { shelf: this.#shelf, isLeftOut: this.isSparse && this.size === 0 }
  }

  /** Becomes as one of its kind was, of this world or of another. */
  adopt({ shelf }: Pick<Held<R>, 'shelf'>): void {
    this.#shelf = shelf
    this.#isShared = true
  }

  #ownShelf(): Shelf<R> {
    if (this.#isShared) this.#shelf = this.#shelf.layer()
    this.#isShared = false
    return this.#shelf
  }

  #indexOf(where: Where<R, Indexes>): RecordIndex<R> {
    for (const index of this.#shelf.indexes) if (index.answers(where)) return index
    return this.#unknownIndex(where)
  }

  #unknownIndex(where: object): never {
    throw new UsageError(
      'UNKNOWN_INDEX',
      `Failed to look up ${this.name} by ${Object.keys(where).sort().join()}: it has no such index. Declare one.`,
    )
  }

  #existing(key: string): R {
    const record = this.#shelf.get(key)
    if (record === undefined) {
      throw new UsageError(
        'UNKNOWN_RECORD',
        `Failed to read ${JSON.stringify(key)} of ${this.name}: there is no such record.`,
      )
    }
    return record
  }

  #keyOf(record: R): string {
    return String(record[this.#key])
  }
}
