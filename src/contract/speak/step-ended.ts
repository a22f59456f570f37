/** Why a step did not go on, as whoever asks throws it. */
import type { Disappointment } from '../judge/expect.ts'

/** A call did not do what the rest of the step builds on. */
export class StepEnded extends Error {
  override readonly name = 'StepEnded'
  readonly disappointment: Disappointment

  constructor(disappointment: Disappointment) {
    super(disappointment.message)
    this.disappointment = disappointment
  }
}

/** Something that the target does not have, or does not allow, is needed. */
export class Lacking extends Error {
  override readonly name = 'Lacking'
  readonly capability: string

  constructor(capability: string) {
    super(capability)
    this.capability = capability
  }
}
