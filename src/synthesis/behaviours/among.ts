/** What things belong to beside what their own paths say: by a property that names it, or because somebody put them there. */
import type { Json, JsonObject } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { idOf, placeOf } from '../places.ts'
import { type Asked, parentIdOf } from './behaviour.ts'

/** Whether a thing is among what the path of the operation lists. */
export function isAmong(asked: Asked, thing: Thing): boolean {
  const { among } = asked.model
  if (among === null || asked.call.world.things.has(linkOf(asked, thing))) return true
  const key = asked.call.path[among.parameters.at(-1) ?? '']
  if (among.property !== null && key !== undefined)
    return names((thing.value as JsonObject)[among.property], String(key))
  return !among.isKept && (among.parameters.length === 0 || !asked.collection.isMade)
}

export function putAmong(asked: Asked, thing: Thing): void {
  const { model, call } = asked
  const { world } = call
  const { among } = model
  const id = linkOf(asked, thing)
  if (among === null || world.things.has(id)) return
  const nowMs = world.clock.now()
  const collection = linksOf(asked)
  world.things.insert({
    id,
    collection,
    place: placeOf(collection, [...model.scope, ...among.parameters], call.path),
    key: thing.id,
    parentId: parentIdOf(asked),
    ownerId: call.principal.account.id,
    ordinal: world.ids.count(collection),
    version: 1,
    createdAt: nowMs,
    updatedAt: nowMs,
    life: null,
    value: {},
  })
}

function linksOf({ model }: Asked): string {
  return `${model.collection} of ${model.among?.path}`
}

export function linkOf(asked: Asked, thing: Thing): string {
  const { model, call } = asked
  return idOf(placeOf(linksOf(asked), [...model.scope, ...(model.among?.parameters ?? [])], call.path), thing.id)
}

/** A key, what has it, or a list of either. */
function names(value: Json | undefined, key: string): boolean {
  if (Array.isArray(value)) return value.some((each: Json) => names(each, key))
  if (typeof value !== 'object' || value === null) return value !== undefined && String(value) === key
  return Object.entries(value).some(
    ([name, each]) => /id$|^(key|name|slug|login|username)$/i.test(name) && String(each) === key,
  )
}
