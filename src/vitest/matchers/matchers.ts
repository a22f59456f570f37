/** What vitest's `expect` is given beside its own matchers. Each holds what is there already to it, and says what came nearest. */
import type { Matcher, MatcherState } from 'vitest'
import type { Remote } from '../../adapters/node.ts'
import type { DocumentPlatform } from '../../document-platform.ts'
import type { Platform } from '../../index.ts'
import { conforms } from './conforms.ts'
import { hasReceived, type Received } from './has-received.ts'
import { isInState } from './is-in-state.ts'

/** Of a platform that a server has it has to be waited for. */
type Told<T> = T extends Remote ? Promise<void> : undefined

export interface PlatformMatchers<T = unknown> {
  /** A platform received requests of an operation; with `.not` none. */
  toHaveReceived: (operation: string, received?: Received) => Told<T>
  /**
   * A `Response` of anybody fits the document of a platform: status, headers, body, and no secret that comes back.
   * @param platform That of the test that runs, where it has one and none is given.
   * @param operation The one that answered, where neither the journal of the platform nor the URL says it.
   */
  toConformToContract: (platform?: Platform | DocumentPlatform, operation?: string) => Promise<void>
  /** A record, such as one of `platform.records('deployments')`, or what an answer says of one, is in a state. */
  toBeInState: (state: string) => void
}

export const matchers: { readonly [Name in keyof PlatformMatchers]: Matcher } = {
  toHaveReceived(this: MatcherState, platform: unknown, operation: string, received: Received = {}) {
    return hasReceived(platform, operation, received, this.isNot)
  },
  toConformToContract: (response: unknown, platform: unknown, operation?: string) =>
    conforms(response, platform, operation),
  toBeInState: (record: unknown, state: string) => isInState(record, state),
}
