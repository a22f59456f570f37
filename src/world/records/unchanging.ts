/** A world that can be read like any other and refuses every change: for asking a behaviour what it would say. */

import type { World } from '../world.ts'
import { Collection } from './collection.ts'

export function unchanging(world: World): World {
  const members = Object.entries(world).map(([name, member]) => [
    name,
    member instanceof Collection ? readOnly(member) : member,
  ])
  // The members are the world's own, or answer to the same names.
  return { ...(Object.fromEntries(members) as World), stamps: { ...world.stamps, next: refuse } }
}

const writes: ReadonlySet<PropertyKey> = new Set(['insert', 'update', 'delete', 'restore'])

function readOnly(collection: object): object {
  return new Proxy(collection, {
    get(target, name) {
      if (writes.has(name)) return refuse
      const member: unknown = Reflect.get(target, name, target)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}

function refuse(): never {
  throw new Error('this world does not change')
}
