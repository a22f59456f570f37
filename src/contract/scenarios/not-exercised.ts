/** A step finds that what it would hold the target to cannot be asked of it; the step is left out with that reason. */
export class NotExercised extends Error {
  override readonly name = 'NotExercised'
}

/** What was to be made would be called as somebody else's thing is; another key may be free. */
export class KeyTaken extends NotExercised {}
