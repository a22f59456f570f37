/** Of what nobody can make there is something from the start: a few things, made up when somebody first looks, and there from then on. */
import type { World } from '../../world/world.ts'

/** How many there are. */
export const beginningCount = 3

type Claims = Pick<World, 'claims'>

/** The collection is what it is said to be; nothing is made up for it. */
export function markBegun({ claims }: Claims, what: string): void {
  const id = begunId(what)
  if (!claims.has(id)) claims.insert({ id, thingId: '' })
}

export function isBegun({ claims }: Claims, what: string): boolean {
  return claims.has(begunId(what))
}

function begunId(what: string): string {
  return `begun ${what}`
}
