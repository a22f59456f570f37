/** A platform with the way in that needs no server: `platform.fetch`. */
import { createFetch, type FetchOf } from './adapters/fetch.ts'
import type { Log } from './log/log.ts'
import type { Platform as PlatformWithoutFetch } from './platform/platform.ts'
import { dressed } from './platform/worlds/dressed.ts'
import type { ForkOptions } from './platform/worlds/fork.ts'
import type { Worlds } from './platform/worlds/worlds.ts'

/** A platform in the same process. */
export interface Platform extends Omit<PlatformWithoutFetch, 'fork' | 'worlds' | 'continued'> {
  /**
   * Answers a WHATWG Request, or what makes one. Never rejects for what the request holds; a signal that is aborted rejects with
   * its reason, as with any fetch.
   */
  readonly fetch: FetchOf
  readonly fork: (options?: ForkOptions) => Platform
  readonly continued: (log: Log) => Platform
  readonly worlds: Worlds<Platform>
}

/** A platform of somebody's document, in the same process: all that `createPlatform` of `nowhere-kit` gives, in the words of that document. */
export interface DocumentPlatform extends Omit<Platform, 'fork' | 'worlds' | 'continued' | 'records' | 'fail'> {
  /** Copies of the things of a collection, in the order in which they came. @throws UsageError UNKNOWN_COLLECTION */
  readonly records: ((collection: string) => readonly Readonly<Record<string, unknown>>[]) &
    PlatformWithoutFetch['records']
  /** The next calls of an operation fail with a status such as 503. @throws UsageError UNKNOWN_OPERATION, UNDECLARED_CODE, INVALID_OPTION */
  readonly fail: ((operationId: string, code: string | number, options?: { readonly times?: number }) => void) &
    PlatformWithoutFetch['fail']
  readonly fork: (options?: ForkOptions) => DocumentPlatform
  readonly continued: (log: Log) => DocumentPlatform
  readonly worlds: Worlds<DocumentPlatform>
}

/** Each platform gets it once, with all that it makes. */
export function withFetch(platform: PlatformWithoutFetch): Platform {
  // Only this gives a platform the member.
  if ('fetch' in platform) return platform as Platform
  const { fork, continued, worlds } = platform
  return Object.assign(platform, {
    fetch: createFetch(platform),
    fork: (options?: ForkOptions) => withFetch(fork(options)),
    continued: (log: Log) => withFetch(continued(log)),
    worlds: dressed(worlds, withFetch),
  })
}

/** The same of a platform that plays a document. */
export function documentPlatform(platform: PlatformWithoutFetch): DocumentPlatform {
  // Its words are those of the document.
  return withFetch(platform) as DocumentPlatform
}
