/** The things of a world for behaviours that people write: by collection and id, as copies, by the rules by which requests make and change them. */
import { isObject, type JsonObject } from '../../spec/pointer.ts'
import { formatTime } from '../../world/clock.ts'
import type { Thing } from '../../world/records/records.ts'
import { type Asked, isVisible } from '../behaviours/behaviour.ts'
import { add } from '../behaviours/create.ts'
import { changed } from '../behaviours/members.ts'
import { idOf, placeOf } from '../places.ts'
import { operationOf, scopeOf } from '../seeding/seed-things.ts'
import { removeThing } from '../things/shelf.ts'

/** What names a thing: as the path, the query or another thing has it. */
export type ThingId = string | number | boolean | undefined

/** A thing, or a part of one. */
export type ThingValue = Readonly<Record<string, unknown>>

declare const kept: unique symbol

/** A thing as the world has it, which `ok` takes for the answer of any operation: the answer is held to its schema all the same. */
export type KeptThing = ThingValue & { readonly [kept]: true }

export interface ThingsWorld {
  /** A copy; undefined where it is not there, or not for the account that asks. */
  get(collection: string, id: ThingId): KeptThing | undefined
  /** Copies, in the order in which they came; with `where` those alone whose properties have these values. */
  list(collection: string, where?: ThingValue): KeptThing[]
  /** Makes one: what it lacks is chosen as a server would. What is taken already refuses the call. */
  insert(collection: string, value: ThingValue): KeptThing
  /** Changes these properties of one; undefined where it is not there. */
  update(collection: string, id: ThingId, changes: ThingValue): KeptThing | undefined
  /** With all that stands below it. @returns Whether it was there. */
  remove(collection: string, id: ThingId): boolean
  /** ISO 8601, by the clock of the world. */
  now(): string
}

/** @param asked The call that is answered: its path says where things stand below others. */
export function thingsWorld(asked: Asked): ThingsWorld {
  const { world } = asked.call
  const found = (name: string, id: ThingId): { readonly place: Asked; readonly thing: Thing } | undefined => {
    const place = placedIn(asked, name, {})
    const thing = id === undefined ? undefined : thingOf(place, name, String(id))
    return thing && { place, thing }
  }
  return {
    get(name, id) {
      const at = found(name, id)
      return at && copyOf(at.thing)
    },
    list(name, where = {}) {
      const { collection } = placedIn(asked, name, {})
      const wanted = Object.entries(where)
      return world.things
        .list({ collection: name })
        .filter((thing) => isVisible(thing, collection, asked.call))
        .filter(({ value }) => wanted.every(([property, each]) => isSame((value as JsonObject)[property], each)))
        .map(copyOf)
    },
    insert(name, value) {
      const sent = plain(value)
      const place = placedIn(asked, name, sent)
      const key = sent[place.collection.key]
      return copyOf(
        add(place, sent, typeof key === 'string' || typeof key === 'number' ? String(key) : undefined, true),
      )
    },
    update(name, id, changes) {
      const at = found(name, id)
      if (at === undefined) return undefined
      return copyOf(changed(at.place, at.thing, { ...(at.thing.value as JsonObject), ...plain(changes) }))
    },
    remove(name, id) {
      const at = found(name, id)
      if (at !== undefined) removeThing(world, at.thing)
      return at !== undefined
    },
    now: () => formatTime(world.clock.now()),
  }
}

/** The call as one of an operation of the collection. */
function placedIn(asked: Asked, name: string, sent: JsonObject): Asked {
  const { setting, call } = asked
  const collection = setting.model.collections[name]
  const model = operationOf(name, setting)
  if (collection === undefined || model === undefined) {
    const names = Object.keys(setting.model.collections).join(', ')
    throw new Error(`the behaviour asked for the collection ${JSON.stringify(name)}, and there is ${names}`)
  }
  const above = Object.fromEntries(model.scope.flatMap((each) => (each in call.path ? [[each, call.path[each]]] : [])))
  return {
    setting,
    model: { ...model, refusals: asked.model.refusals },
    collection: { ...collection, isKeySent: true },
    call: { ...call, path: { ...scopeOf(model, sent, call.world, name), ...above } },
  }
}

/** Where the path of the call says it is, else wherever one with the key is. */
function thingOf({ model, collection, call }: Asked, name: string, key: string): Thing | undefined {
  const { things } = call.world
  const near = things.get(idOf(placeOf(name, model.scope, call.path), key))
  const thing =
    near ?? (model.scope.length === 0 ? undefined : things.list({ collection: name }).find((each) => each.key === key))
  return thing !== undefined && isVisible(thing, collection, call) ? thing : undefined
}

function copyOf({ value }: Thing): KeptThing {
  // What tells it from what somebody made up is in its type alone.
  return structuredClone(value) as KeptThing
}

/** As JSON has it: what is kept is sent and logged as such. */
function plain(value: ThingValue): JsonObject {
  const read: unknown = JSON.parse(JSON.stringify(value))
  if (!isObject(read)) throw new Error('a thing that a behaviour makes or changes is an object')
  return read
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
