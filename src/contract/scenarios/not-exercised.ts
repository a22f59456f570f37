/** A step finds that what it would hold the target to cannot be asked of it; the step is left out with that reason. */
export class NotExercised extends Error {
  override readonly name = 'NotExercised'
}
