/** A look-up that no index answers, and would have to scan. */
import type { World } from '../../../src/world/world.ts'

export const byName = (world: World): unknown => world.secrets.find({ name: 'a' }) // TS2345

export const byLess = (world: World): unknown => world.outsideDns.list({ type: 'TXT' }) // TS2345

export const byMore = (world: World): unknown => world.aliases.list({ ownerId: 'a', alias: 'b' }) // TS2353

export const byNothing = (world: World): unknown => world.blobs.find({ sha: 'a' }) // TS2345
