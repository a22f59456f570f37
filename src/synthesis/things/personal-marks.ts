/** Flags that are somebody's own: what one has starred is not starred for another, and how many did is the same for all. */
import type { CollectionModel } from '../../document/model/model.ts'
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { type JsonObject, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import type { Asked } from '../behaviours/behaviour.ts'
import { keepBeside, keptBeside } from './kept-beside.ts'
import { joined } from './referring/joined.ts'
import { withBelow } from './shown-within.ts'
import { valueNow } from './states.ts'

const personal =
  /^(is|has|viewerhas|by(me|you))?(favorited|favourited|favorite|favourite|starred|liked|loved|following|followed|bookmarked|subscribed|watched|watching|upvoted|downvoted|voted|reblogged|retweeted|saved|muted)(byme|byuser|byviewer)?$/

const known = new WeakMap<CollectionModel, readonly string[]>()

/** Names of such flags of a collection. */
function flagsOf({ setting: { document }, collection }: Asked): readonly string[] {
  const flags = known.get(collection) ?? readFlags(document, collection)
  known.set(collection, flags)
  return flags
}

function readFlags(document: JsonObject, { schema }: CollectionModel): string[] {
  const thing = schema === null ? undefined : locate(document, schema)
  if (thing === undefined) return []
  return [...shapeOf(document, thing).properties].flatMap(([name, property]) =>
    personal.test(flat(name)) && shapeOf(document, property).types.includes('boolean') ? [name] : [],
  )
}

/** All that is known of a thing now, as it is for who asks. */
export function shownNow(asked: Asked, thing: Thing): JsonObject {
  const { setting, collection, call } = asked
  const showing = { ...setting, world: call.world }
  const value = withBelow(showing, thing, joined(showing, thing, valueNow(thing, collection, call.world)))
  const marks = flagsOf(asked).flatMap((name): [string, boolean][] => {
    const own = markOf(asked, thing, name, asked.call.principal.account.id)
    return own === undefined ? [] : [[name, own]]
  })
  return marks.length === 0 ? value : { ...value, ...Object.fromEntries(marks) }
}

/** Whether an account set a flag; undefined where it neither set it nor took it back. */
export function markOf({ call }: Asked, thing: Thing, name: string, accountId: string): boolean | undefined {
  const isSet = keptBeside(call.world, 'marks of somebody', keyOfMark(thing, name, accountId))?.isSet
  return typeof isSet === 'boolean' ? isSet : undefined
}

/** @returns The value with the flags of who asks kept apart from it. */
export function keepMarks(asked: Asked, thing: Thing, value: JsonObject): JsonObject {
  const before = shownNow(asked, thing)
  const changed = flagsOf(asked).filter((name) => typeof value[name] === 'boolean' && value[name] !== before[name])
  for (const name of changed) put(asked, thing, name, value[name] === true)
  const own: JsonObject = thing.value as JsonObject
  const kept = flagsOf(asked).flatMap((name) => (own[name] === undefined ? [] : [[name, own[name]] as const]))
  return { ...value, ...Object.fromEntries(kept) }
}

function put({ call: { world, principal } }: Asked, thing: Thing, name: string, isSet: boolean): void {
  const { id: ownerId } = principal.account
  const key = keyOfMark(thing, name, ownerId)
  keepBeside(world, 'marks of somebody', { key, parentId: thing.id, ownerId, value: { isSet } })
}

function keyOfMark({ id }: Thing, name: string, accountId: string): string {
  return JSON.stringify([id, name, accountId])
}
