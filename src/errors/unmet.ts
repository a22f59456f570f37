/** What a test expected of the journal and did not find: neither a mistake in using this package, nor an answer of the platform. */
export class UnmetExpectation extends Error {
  override readonly name = 'UnmetExpectation'
  /** Places of the entries in the journal that it is about. */
  readonly entries: readonly number[]

  constructor(message: string, entries: readonly number[] = []) {
    super(message)
    this.entries = entries
  }
}
