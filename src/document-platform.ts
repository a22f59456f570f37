/** The public entry `nowhere-kit/document`: a platform of any OpenAPI document. */
import { createFetch, type FetchOf } from './adapters/fetch.ts'
import { type Platforms, platformsOf } from './platform/assemble.ts'
import { documentBlueprint } from './platform/blueprint/of-document.ts'
import type { PlatformOptions } from './platform/options.ts'
import type { Platform as PlatformWithoutFetch } from './platform/platform.ts'
import { dressed } from './platform/worlds/dressed.ts'
import type { ForkOptions } from './platform/worlds/fork.ts'
import type { Worlds } from './platform/worlds/worlds.ts'

export { UsageError, type UsageErrorCode } from './errors/usage-error.ts'

export interface DocumentPlatform extends Omit<PlatformWithoutFetch, 'fork' | 'worlds'> {
  readonly fetch: FetchOf
  readonly fork: (options?: ForkOptions) => DocumentPlatform
  readonly worlds: Worlds<DocumentPlatform>
}

export interface DocumentPlatformOptions extends Omit<PlatformOptions, 'world' | 'profile' | 'bootingMs' | 'origins'> {
  /** Things by collection. */
  readonly world?: Readonly<Record<string, readonly object[]>> | object
}

/** @throws UsageError INVALID_SPEC, INVALID_OPTION, INVALID_WORLD */
export function createPlatformOf(document: unknown, options: DocumentPlatformOptions = {}): DocumentPlatform {
  return withFetch(platformsOfDocument(document).create(options as PlatformOptions))
}

export function platformsOfDocument(document: unknown): Platforms {
  const blueprint = documentBlueprint(document)
  return platformsOf(() => blueprint)
}

function withFetch(platform: PlatformWithoutFetch): DocumentPlatform {
  if ('fetch' in platform) return platform as DocumentPlatform
  const { fork, worlds } = platform
  return Object.assign(platform, {
    fetch: createFetch(platform),
    fork: (options?: ForkOptions) => withFetch(fork(options)),
    worlds: dressed(worlds, withFetch),
  })
}
