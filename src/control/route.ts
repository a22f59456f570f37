/** A line of what the control API can be asked: a method of a path, with what it does to the platform. */
import type { Platform, Received } from '../platform.ts'

export interface Controlled {
  readonly platform: Platform
  readonly worlds: Platform['worlds']
  readonly version: () => string
  /** What callers of this world left here for others to read. */
  readonly kept: { report?: object }
}

/** Values of the parameters of a path, decoded. */
export type PathParameters = Readonly<Record<string, string>>

/** Answers what becomes the JSON of the answer, now or once it is done, or what goes on as events. */
export type Route = (received: Received, controlled: Controlled, parameters: PathParameters) => object | Promise<object>

/** By path, where `{name}` stands for one segment, and by method. */
export type Routes = Readonly<Record<string, Readonly<Record<string, Route>>>>

/** What comes as it comes, for as long as somebody listens: each becomes one event of a stream. */
export class Events {
  readonly each: AsyncIterable<{ readonly id: number; readonly data: object }>
  /** Nobody listens any more. */
  readonly leave: () => void

  constructor(each: Events['each'], leave: () => void) {
    this.each = each
    this.leave = leave
  }
}
