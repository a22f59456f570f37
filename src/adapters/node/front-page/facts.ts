/** What the server says of itself, as a page and as JSON. */

/** What is told, as the JSON has it. */
export interface FrontPageFacts {
  readonly name: string
  readonly version: string
  readonly profile: string
  /** Where the API stands, as the caller reaches it. */
  readonly url: string
  readonly systems: readonly { readonly name: string; readonly origin: string }[]
  /** Left out for whom it does not concern. */
  readonly tokens?: readonly { readonly account: string; readonly token: string }[]
  readonly state: string
  readonly control: string
  readonly documentation: string
}
