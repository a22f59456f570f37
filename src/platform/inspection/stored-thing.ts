/** What a world holds as whoever looks into it sees it: by collection, each thing with whose it is and how it lives. */
import type { LifeCycle } from '../../spec/contract.ts'
import type { Life } from '../../world/life-cycle.ts'
import type { World } from '../../world/world.ts'

export interface Living {
  readonly life: Life
  readonly cycle: LifeCycle
}

export interface StoredThing {
  readonly id: string
  /** Id of an account or of a team, or of whatever else it belongs to; null where it is nobody's. */
  readonly ownerId: string | null
  /** JSON, with its secrets. */
  readonly record: object
  /** Undefined of what has no states that follow each other. */
  readonly living?: Living | undefined
}

export interface ShownCollection {
  readonly name: string
  /** Paths of members that are secrets. */
  readonly secrets: readonly (readonly string[])[]
  /** How its things live, where they do. */
  readonly cycle: LifeCycle | null
  size(world: World): number
  things(world: World): Iterable<StoredThing>
}
