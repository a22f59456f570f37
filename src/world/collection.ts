/**
 * Records by primary key and by declared index, in the order in which they came. No operation scans: a look-up that no
 * index answers does not compile. Records are replaced, never changed, so what was handed out stays as it was.
 */
import { UsageError } from '../errors/usage-error.ts'

/** The fields of one index: `['ownerId', 'name']`. */
export type IndexFields<R> = readonly (keyof R & string)[]

/** What `find` and `list` take: the values of the fields of one declared index. */
export type Where<R, Indexes extends readonly IndexFields<R>[]> = Indexes[number] extends infer Index
  ? Index extends IndexFields<R>
    ? Readonly<Pick<R, Index[number]>>
    : never
  : never

export class Collection<R extends object, const Indexes extends readonly IndexFields<R>[] = readonly []> {
  readonly name: string
  readonly #key: keyof R & string
  readonly #records = new Map<string, R>()
  readonly #indexes = new Map<string, Index<R>>()

  constructor(name: string, options: { readonly key: keyof R & string; readonly indexes: Indexes }) {
    this.name = name
    this.#key = options.key
    for (const fields of options.indexes) this.#indexes.set([...fields].sort().join(), new Index([...fields].sort()))
  }

  get size(): number {
    return this.#records.size
  }

  get(key: string): R | undefined {
    return this.#records.get(key)
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
    for (const index of this.#indexes.values()) index.add(record, key)
    return record
  }

  /** Replaces a record by itself with changes; its key stays. */
  update(key: string, changes: Readonly<Partial<R>>): R {
    const before = this.#existing(key)
    const after = { ...before, ...changes }
    this.#records.set(key, after)
    for (const index of this.#indexes.values()) index.move(before, after, key)
    return after
  }

  delete(key: string): R | undefined {
    const record = this.#records.get(key)
    if (record === undefined) return undefined
    this.#records.delete(key)
    for (const index of this.#indexes.values()) index.remove(record, key)
    return record
  }

  snapshot(): R[] {
    return this.all()
  }

  restore(records: readonly R[]): void {
    this.#records.clear()
    for (const index of this.#indexes.values()) index.clear()
    for (const record of records) this.insert(record)
  }

  #bucket(where: Where<R, Indexes>): ReadonlySet<string> | undefined {
    const fields = Object.keys(where).sort().join()
    const index = this.#indexes.get(fields)
    if (index === undefined) {
      throw new UsageError(
        'UNKNOWN_INDEX',
        `Failed to look up ${this.name} by ${fields}: it has no such index. Declare one.`,
      )
    }
    return index.bucket(where)
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

/** Keys of the records that have the same values in some fields. */
class Index<R extends object> {
  readonly #fields: IndexFields<R>
  readonly #buckets = new Map<string, Set<string>>()

  constructor(fields: IndexFields<R>) {
    this.#fields = fields
  }

  bucket(values: Readonly<Partial<R>>): ReadonlySet<string> | undefined {
    return this.#buckets.get(this.#entry(values))
  }

  add(record: R, key: string): void {
    const entry = this.#entry(record)
    const bucket = this.#buckets.get(entry)
    if (bucket === undefined) this.#buckets.set(entry, new Set([key]))
    else bucket.add(key)
  }

  remove(record: R, key: string): void {
    const entry = this.#entry(record)
    const bucket = this.#buckets.get(entry)
    bucket?.delete(key)
    if (bucket?.size === 0) this.#buckets.delete(entry)
  }

  move(before: R, after: R, key: string): void {
    if (this.#entry(before) === this.#entry(after)) return
    this.remove(before, key)
    this.add(after, key)
  }

  clear(): void {
    this.#buckets.clear()
  }

  #entry(values: Readonly<Partial<R>>): string {
    let entry = ''
    // The length in front keeps ("ab", "c") and ("a", "bc") apart.
    for (const field of this.#fields) {
      const value = String(values[field])
      entry += `${value.length}:${value}`
    }
    return entry
  }
}
