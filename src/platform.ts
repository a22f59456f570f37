/** The platform of openapi.yaml: its contract and the behaviours of its systems. */
import { type Platforms, platformsOf } from './platform/assemble.ts'
import { ownBlueprint } from './platform/blueprint/own.ts'
import type { PlatformOptions } from './platform/options.ts'
import type { Platform } from './platform/platform.ts'

export type { Answer, Received } from './pipeline/exchange.ts'
export type { Platform } from './platform/platform.ts'
export type { WorldSnapshot } from './world/world.ts'

export const ownPlatforms: Platforms = platformsOf(ownBlueprint)

/**
 * Makes a platform without a way in.
 * @throws UsageError INVALID_OPTION, INVALID_WORLD, INVALID_TIME, INVALID_LOG
 */
export function createPlatform(options: PlatformOptions = {}): Platform {
  return ownPlatforms.create(options)
}
