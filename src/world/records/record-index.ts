/** Keys of the records that have the same values in some fields, oldest record first. */
import { bucketKey, type IndexFields } from '../bucket-key.ts'

/** Most entries of most indexes have one key, which then stands there by itself: a set of one is many times as large. */
type Bucket = string | Set<string>

const none: readonly string[] = []

export class RecordIndex<R extends object> {
  readonly fields: IndexFields<R>
  readonly #places: ReadonlyMap<string, number>
  readonly #buckets = new Map<string, Bucket>()
  /** Entries whose keys are out of order: a record that was changed came after younger ones. */
  readonly #unsorted = new Set<string>()

  constructor(fields: IndexFields<R>, places: ReadonlyMap<string, number>) {
    this.fields = fields
    this.#places = places
  }

  /** Whether these are values of its fields and of no others. */
  answers(values: Readonly<Partial<R>>): boolean {
    let count = 0
    for (const name in values) {
      if (!this.fields.includes(name)) return false
      count++
    }
    return count === this.fields.length
  }

  /** The key of the oldest record with these values. */
  first(values: Readonly<Partial<R>>): string | undefined {
    const bucket = this.#bucket(values)
    if (typeof bucket !== 'object') return bucket
    for (const key of bucket) return key
    return undefined
  }

  keys(values: Readonly<Partial<R>>): Iterable<string> {
    const bucket = this.#bucket(values)
    return bucket === undefined ? none : typeof bucket === 'string' ? [bucket] : bucket
  }

  count(values: Readonly<Partial<R>>): number {
    const bucket = this.#buckets.get(bucketKey(this.fields, values))
    return bucket === undefined ? 0 : typeof bucket === 'string' ? 1 : bucket.size
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

  /** In order. */
  #bucket(values: Readonly<Partial<R>>): Bucket | undefined {
    const entry = bucketKey(this.fields, values)
    return this.#unsorted.delete(entry) ? this.#sort(entry) : this.#buckets.get(entry)
  }

  /** @returns How many keys the entry has now. */
  #put(entry: string, key: string): number {
    const bucket = this.#buckets.get(entry)
    if (bucket === undefined) this.#buckets.set(entry, key)
    else if (typeof bucket === 'string') this.#buckets.set(entry, new Set([bucket, key]))
    else return bucket.add(key).size
    return bucket === undefined ? 1 : 2
  }

  #take(entry: string, key: string): void {
    const bucket = this.#buckets.get(entry)
    if (typeof bucket === 'object') bucket.delete(key)
    if (bucket !== key && !(typeof bucket === 'object' && bucket.size === 0)) return
    this.#buckets.delete(entry)
    this.#unsorted.delete(entry)
  }

  #sort(entry: string): Bucket {
    const bucket = this.#buckets.get(entry) ?? new Set<string>()
    if (typeof bucket === 'string') return bucket
    const placeOf = (key: string): number => this.#places.get(key) ?? 0
    const sorted = new Set([...bucket].sort((one, other) => placeOf(one) - placeOf(other)))
    this.#buckets.set(entry, sorted)
    return sorted
  }
}
