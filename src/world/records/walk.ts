/** Records with the same values in some fields, in the order of a number that they have: what a list in pages walks along. */
import { bucketKey, hasFields, type IndexFields } from '../bucket-key.ts'
import { LayeredMap } from './layered-map.ts'
import { Timeline, type TimelinePage, type Window } from './timeline.ts'

export class Walk<R extends object> {
  readonly fields: IndexFields<R>
  readonly by: keyof R & string
  readonly #timelines: LayeredMap<Timeline>

  constructor(fields: IndexFields<R>, by: keyof R & string, timelines: LayeredMap<Timeline> = LayeredMap.empty()) {
    this.fields = fields
    this.by = by
    this.#timelines = timelines
  }

  /** A walk that begins as this one is. This one is not written any more. */
  layer(): Walk<R> {
    return new Walk(this.fields, this.by, this.#timelines.layer())
  }

  settled(): Walk<R> {
    return new Walk(this.fields, this.by, this.#timelines.settled())
  }

  /** Whether these are values of its fields and of no others. */
  answers(values: Readonly<Partial<R>>): boolean {
    return hasFields(values, this.fields)
  }

  page(values: Readonly<Partial<R>>, window: Window): TimelinePage {
    const timeline = this.#timelines.get(bucketKey(this.fields, values))
    return timeline?.page(window) ?? { keys: [], hasLower: false, hasHigher: false }
  }

  add(record: R, key: string): void {
    const bucket = bucketKey(this.fields, record)
    const known = this.#own(bucket)
    const timeline = known ?? new Timeline()
    timeline.add(this.#placeOf(record), key)
    if (known === undefined) this.#timelines.set(bucket, timeline)
  }

  remove(record: R, key: string): void {
    const bucket = bucketKey(this.fields, record)
    const timeline = this.#own(bucket)
    timeline?.remove(this.#placeOf(record), key)
    if (timeline?.size === 0) this.#timelines.delete(bucket)
  }

  move(before: R, after: R, key: string): void {
    const isInPlace = this.#placeOf(before) === this.#placeOf(after)
    if (isInPlace && bucketKey(this.fields, before) === bucketKey(this.fields, after)) return
    this.remove(before, key)
    this.add(after, key)
  }

  #own(bucket: string): Timeline | undefined {
    return this.#timelines.own(bucket, (timeline) => timeline.copy())
  }

  #placeOf(record: R): number {
    return Number(record[this.by])
  }
}
