/** What a matcher of `expect.extend` answers. */
export interface Verdict {
  readonly pass: boolean
  readonly message: () => string
}
