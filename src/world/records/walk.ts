/** Records with the same values in some fields, in the order of a number that they have: what a list in pages walks along. */
import { bucketKey, type IndexFields } from '../bucket-key.ts'
import { Timeline, type TimelinePage, type Window } from './timeline.ts'

export class Walk<R extends object> {
  readonly fields: IndexFields<R>
  readonly by: keyof R & string
  readonly #timelines = new Map<string, Timeline>()

  constructor(fields: IndexFields<R>, by: keyof R & string) {
    this.fields = fields
    this.by = by
  }

  page(values: Readonly<Partial<R>>, window: Window): TimelinePage {
    const timeline = this.#timelines.get(bucketKey(this.fields, values))
    return timeline?.page(window) ?? { keys: [], hasLower: false, hasHigher: false }
  }

  add(record: R, key: string): void {
    const bucket = bucketKey(this.fields, record)
    const timeline = this.#timelines.get(bucket) ?? new Timeline()
    this.#timelines.set(bucket, timeline)
    timeline.add(this.#placeOf(record), key)
  }

  remove(record: R, key: string): void {
    const bucket = bucketKey(this.fields, record)
    const timeline = this.#timelines.get(bucket)
    timeline?.remove(this.#placeOf(record), key)
    if (timeline?.isEmpty) this.#timelines.delete(bucket)
  }

  move(before: R, after: R, key: string): void {
    const isInPlace = this.#placeOf(before) === this.#placeOf(after)
    if (isInPlace && bucketKey(this.fields, before) === bucketKey(this.fields, after)) return
    this.remove(before, key)
    this.add(after, key)
  }

  clear(): void {
    this.#timelines.clear()
  }

  #placeOf(record: R): number {
    return Number(record[this.by])
  }
}
