/**
 * Records by primary key and by declared index, in the order in which they came. No operation scans: a look-up that no
 * index answers does not compile. Records are replaced, never changed, so what was handed out stays as it was.
 */
import { UsageError } from '../../errors/usage-error.ts'
import type { IndexFields } from '../bucket-key.ts'
import { RecordIndex } from './record-index.ts'
import type { Window } from './timeline.ts'
import { Walk } from './walk.ts'

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
  readonly key: keyof R & string
  readonly indexes: Indexes
  /** By which number, and among records with the same values in which fields, records can be walked along. */
  readonly walks?: { readonly by: keyof R & string; readonly within: Walks }
}

export class Collection<
  R extends object,
  const Indexes extends readonly IndexFields<R>[] = readonly [],
  const Walks extends readonly IndexFields<R>[] = readonly [],
> {
  readonly name: string
  readonly #key: keyof R & string
  readonly #records = new Map<string, R>()
  /** The place of each record in the order of all, by key. */
  readonly #places = new Map<string, number>()
  #lastPlace = 0
  readonly #indexes = new Map<string, RecordIndex<R>>()
  readonly #walks = new Map<string, Walk<R>>()

  constructor(name: string, options: CollectionOptions<R, Indexes, Walks>) {
    this.name = name
    this.#key = options.key
    for (const declared of options.indexes) {
      const fields = [...declared].sort()
      this.#indexes.set(fields.join(), new RecordIndex(fields, this.#places))
    }
    for (const declared of options.walks?.within ?? []) {
      const fields = [...declared].sort()
      if (options.walks !== undefined) this.#walks.set(fields.join(), new Walk(fields, options.walks.by))
    }
  }

  get size(): number {
    return this.#records.size
  }

  get(key: string): R | undefined {
    return this.#records.get(key)
  }

  has(key: string): boolean {
    return this.#records.has(key)
  }

  /** The first record with these values. */
  find(where: Where<R, Indexes>): R | undefined {
    const key = this.#indexOf(where).first(where)
    return key === undefined ? undefined : this.#records.get(key)
  }

  /** Every record with these values, oldest first. */
  list(where: Where<R, Indexes>): R[] {
    const records: R[] = []
    for (const key of this.#indexOf(where).keys(where)) records.push(this.#existing(key))
    return records
  }

  /** The records with these values whose number lies in the window, highest first. */
  page(where: Where<R, Walks>, window: Window): Page<R> {
    const fields = Object.keys(where).sort().join()
    const walk = this.#walks.get(fields) ?? this.#unknownIndex(fields)
    const { keys, ...rest } = walk.page(where, window)
    return { records: keys.map((key) => this.#existing(key)), ...rest }
  }

  /** How many records have these values. */
  count(where: Where<R, Indexes>): number {
    return this.#indexOf(where).count(where)
  }

  /** Every record, oldest first: for snapshots and views, not for behaviours. */
  all(): R[] {
    return [...this.#records.values()]
  }

  insert(record: R): R {
    const key = this.#keyOf(record)
    if (this.#records.has(key)) {
      throw new UsageError(
        'DUPLICATE_KEY',
        `Failed to insert into ${this.name}: there is a record with the ${this.#key} ${JSON.stringify(key)} already. Give it another one.`,
      )
    }
    this.#records.set(key, record)
    this.#places.set(key, ++this.#lastPlace)
    for (const index of this.#indexes.values()) index.add(record, key)
    for (const walk of this.#walks.values()) walk.add(record, key)
    return record
  }

  /** Replaces a record by itself with changes; its key and its place in the order stay. */
  update(key: string, changes: Readonly<Partial<R>>): R {
    const before = this.#existing(key)
    const after = { ...before, ...changes }
    if (this.#keyOf(after) !== key) throw new Error(`a record of ${this.name} keeps its ${this.#key}`)
    this.#records.set(key, after)
    for (const index of this.#indexes.values()) index.move(before, after, key)
    for (const walk of this.#walks.values()) walk.move(before, after, key)
    return after
  }

  delete(key: string): R | undefined {
    const record = this.#records.get(key)
    if (record === undefined) return undefined
    this.#records.delete(key)
    for (const index of this.#indexes.values()) index.remove(record, key)
    for (const walk of this.#walks.values()) walk.remove(record, key)
    this.#places.delete(key)
    return record
  }

  snapshot(): R[] {
    return this.all()
  }

  /** Whether something can be looked up like one of its records: it has the key, and what it is found and walked along by. */
  canHold(record: Readonly<Record<string, unknown>>): boolean {
    const { [this.#key]: key } = record
    const fields = [...this.#indexes.values(), ...this.#walks.values()].flatMap((each) => each.fields)
    return (
      typeof key === 'string' &&
      key !== '' &&
      fields.every((field) => record[field] === null || typeof record[field] === 'string') &&
      [...this.#walks.values()].every(({ by }) => Number.isFinite(record[by]))
    )
  }

  restore(records: readonly R[]): void {
    this.#records.clear()
    this.#places.clear()
    for (const index of this.#indexes.values()) index.clear()
    for (const walk of this.#walks.values()) walk.clear()
    for (const record of records) this.insert(record)
  }

  #indexOf(where: Where<R, Indexes>): RecordIndex<R> {
    for (const index of this.#indexes.values()) if (index.answers(where)) return index
    return this.#unknownIndex(Object.keys(where).sort().join())
  }

  #unknownIndex(fields: string): never {
    throw new UsageError(
      'UNKNOWN_INDEX',
      `Failed to look up ${this.name} by ${fields}: it has no such index. Declare one.`,
    )
  }

  #existing(key: string): R {
    const record = this.#records.get(key)
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
