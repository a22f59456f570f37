/** Keys of the records that have the same values in some fields, oldest record first. */
import { bucketKey, hasFields, type IndexFields } from '../bucket-key.ts'
import { LayeredMap } from './layered-map.ts'
import { Timeline } from './timeline.ts'

/** Most entries of most indexes have one key, which then stands there by itself: a line of one is many times as large. */
type Bucket = Single | Timeline

interface Single {
  readonly place: number
  readonly key: string
}

const none: readonly string[] = []

export class RecordIndex<R extends object> {
  readonly fields: IndexFields<R>
  readonly #buckets: LayeredMap<Bucket>

  constructor(fields: IndexFields<R>, buckets: LayeredMap<Bucket> = LayeredMap.empty()) {
    this.fields = fields
    this.#buckets = buckets
  }

  /** An index that begins as this one is. This one is not written any more. */
  layer(): RecordIndex<R> {
    return new RecordIndex(this.fields, this.#buckets.layer())
  }

  settled(): RecordIndex<R> {
    return new RecordIndex(this.fields, this.#buckets.settled())
  }

  /** Whether these are values of its fields and of no others. */
  answers(values: Readonly<Partial<R>>): boolean {
    return hasFields(values, this.fields)
  }

  /** The key of the oldest record with these values. */
  first(values: Readonly<Partial<R>>): string | undefined {
    const bucket = this.#bucket(values)
    return bucket instanceof Timeline ? bucket.first : bucket?.key
  }

  keys(values: Readonly<Partial<R>>): Iterable<string> {
    const bucket = this.#bucket(values)
    return bucket === undefined ? none : bucket instanceof Timeline ? bucket.keys() : [bucket.key]
  }

  /** The keys from one position to before another. */
  slice(values: Readonly<Partial<R>>, from: number, to: number): readonly string[] {
    const bucket = this.#bucket(values)
    if (bucket instanceof Timeline) return bucket.slice(from, to)
    return bucket !== undefined && from <= 0 && to > 0 ? [bucket.key] : none
  }

  /** @param place Of a record with these values, in the order of all. */
  positionOf(values: Readonly<Partial<R>>, key: string, place: number): number {
    const bucket = this.#bucket(values)
    return bucket instanceof Timeline ? bucket.positionOf(place, key) : 0
  }

  count(values: Readonly<Partial<R>>): number {
    const bucket = this.#bucket(values)
    return bucket === undefined ? 0 : bucket instanceof Timeline ? bucket.size : 1
  }

  /** @param place Of the record in the order of all. */
  add(record: R, key: string, place: number): void {
    this.#put(bucketKey(this.fields, record), key, place)
  }

  remove(record: R, key: string, place: number): void {
    this.#take(bucketKey(this.fields, record), key, place)
  }

  move(before: R, after: R, key: string, place: number): void {
    const [from, to] = [bucketKey(this.fields, before), bucketKey(this.fields, after)]
    if (from === to) return
    this.#take(from, key, place)
    this.#put(to, key, place)
  }

  #bucket(values: Readonly<Partial<R>>): Bucket | undefined {
    return this.#buckets.get(bucketKey(this.fields, values))
  }

  #put(entry: string, key: string, place: number): void {
    const bucket = this.#buckets.own(entry, copyOf)
    if (bucket === undefined) return this.#buckets.add(entry, { place, key })
    if (bucket instanceof Timeline) return bucket.add(place, key)
    const line = new Timeline()
    line.add(bucket.place, bucket.key)
    line.add(place, key)
    this.#buckets.set(entry, line)
  }

  #take(entry: string, key: string, place: number): void {
    const bucket = this.#buckets.own(entry, copyOf)
    if (bucket instanceof Timeline) {
      bucket.remove(place, key)
      if (bucket.size > 0) return
    }
    this.#buckets.delete(entry)
  }
}

/** What is alone in its bucket is replaced, never changed. */
function copyOf(bucket: Bucket): Bucket {
  return bucket instanceof Timeline ? bucket.copy() : bucket
}
