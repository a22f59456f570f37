/** What `nowhere serve` serves: a fake of the four systems, or of documents. */
import type { PlatformOptions } from '../../platform/options.ts'
import type { Platform } from '../../platform.ts'
import type { Kept } from './serve-text.ts'

export interface ServedFake {
  create(options: Pick<PlatformOptions, 'log' | 'worlds'>): Platform
  /** Where its first path begins, below the server. */
  readonly path: string
  /** Names beside those of this machine that lead here. */
  readonly hosts: readonly string[]
  /** What is said when it is ready. */
  text(reached: { readonly url: string }, platform: Platform, kept: Kept): string
}
