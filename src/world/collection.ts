/**
 * Records by primary key and by declared index, in the order in which they came. No operation scans: a look-up that no
 * index answers does not compile. Records are replaced, never changed, so what was handed out stays as it was.
 */
import { UsageError } from '../errors/usage-error.ts'
import { bucketKey, type IndexFields } from './bucket-key.ts'
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
  readonly #indexes = new Map<string, Index<R>>()
  readonly #walks = new Map<string, Walk<R>>()

  constructor(name: string, options: CollectionOptions<R, Indexes, Walks>) {
    this.name = name
    this.#key = options.key
    for (const declared of options.indexes) {
      const fields = [...declared].sort()
      this.#indexes.set(fields.join(), new Index(fields, this.#places))
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
    const keys = this.#bucket(where)
    if (keys === undefined) return undefined
    for (const key of keys) return this.#records.get(key)
    return undefined
  }

  /** Every record with these values, oldest first. */
  list(where: Where<R, Indexes>): R[] {
    const keys = this.#bucket(where)
    const records: R[] = []
    if (keys !== undefined) for (const key of keys) records.push(this.#existing(key))
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
    return this.#bucket(where)?.size ?? 0
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

  #bucket(where: Where<R, Indexes>): ReadonlySet<string> | undefined {
    const fields = Object.keys(where).sort().join()
    const index = this.#indexes.get(fields) ?? this.#unknownIndex(fields)
    return index.bucket(where)
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

/** Keys of the records that have the same values in some fields, oldest record first. */
class Index<R extends object> {
  readonly fields: IndexFields<R>
  readonly #places: ReadonlyMap<string, number>
  readonly #buckets = new Map<string, Set<string>>()
  /** Entries whose keys are out of order: a record that was changed came after younger ones. */
  readonly #unsorted = new Set<string>()

  constructor(fields: IndexFields<R>, places: ReadonlyMap<string, number>) {
    this.fields = fields
    this.#places = places
  }

  bucket(values: Readonly<Partial<R>>): ReadonlySet<string> | undefined {
    const entry = bucketKey(this.fields, values)
    return this.#unsorted.delete(entry) ? this.#sort(entry) : this.#buckets.get(entry)
  }

  add(record: R, key: string): void {
    this.#put(bucketKey(this.fields, record), key)
  }

  remove(record: R, key: string): void {
    this.#take(bucketKey(this.fields, record), key)
  }

  move(before: R, after: R, key: string): void {
    const [from, to] = [bucketKey(this.fields, before), bucketKey(this.fields, after)]
    if (from === to) return
    this.#take(from, key)
    // Sorted when it is next read, so that moving many records into one entry sorts it once.
    if (this.#put(to, key) > 1) this.#unsorted.add(to)
  }

  clear(): void {
    this.#buckets.clear()
    this.#unsorted.clear()
  }

  /** @returns How many keys the entry has now. */
  #put(entry: string, key: string): number {
    const bucket = this.#buckets.get(entry)
    if (bucket === undefined) this.#buckets.set(entry, new Set([key]))
    else bucket.add(key)
    return bucket?.size ?? 1
  }

  #take(entry: string, key: string): void {
    const bucket = this.#buckets.get(entry)
    bucket?.delete(key)
    if (bucket?.size !== 0) return
    this.#buckets.delete(entry)
    this.#unsorted.delete(entry)
  }

  #sort(entry: string): ReadonlySet<string> {
    const placeOf = (key: string): number => this.#places.get(key) ?? 0
    const sorted = new Set([...(this.#buckets.get(entry) ?? [])].sort((one, other) => placeOf(one) - placeOf(other)))
    this.#buckets.set(entry, sorted)
    return sorted
  }
}
