/** Does something to many things at once: those whose keys were sent, those that were sent in part, or all that there are. */

import { isCalledKeys } from '../../document/model/many.ts'
import { flat } from '../../document/path-names.ts'
import { isObject, type Json, type JsonObject } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { answerWith } from '../answers/answer-with.ts'
import { toldOf } from '../answers/told-of-many.ts'
import { idOf, placeOfOperation } from '../places.ts'
import { refuseBy } from '../refusing.ts'
import { bareKey } from '../things/named-keys.ts'
import { shownNow } from '../things/personal-marks.ts'
import { mergedWith } from '../things/referring/references.ts'
import { isRemoved } from '../things/removing/removed.ts'
import { valueNow } from '../things/states.ts'
import { acted } from './act.ts'
import { beginPlace } from './begin.ts'
import { type Asked, type Behave, isFound, isOwn, isVisible, requireParents, singular } from './behaviour.ts'
import { changed, removed, takeAway } from './members.ts'
import { isRestoration, restored } from './restore.ts'

/** One of them, with what was sent of it. */
interface Named {
  readonly key: string
  readonly sent: JsonObject
}

export const many: Behave = (asked) => {
  requireParents(asked)
  beginPlace(asked)
  const { setting, model } = asked
  const done = thingsFor(asked).map(({ thing, sent }) => {
    const alone: Asked = { ...asked, model: { ...model, bodyWithin: [] }, call: { ...asked.call, body: sent } }
    const after = doneTo(alone, thing, sent)
    return {
      id: thing.id,
      key: thing.key,
      value: after === undefined ? (thing.value as JsonObject) : shownNow(alone, after),
    }
  })
  const values = done.map(({ value }) => value)
  const { kind } = model.answer
  const content: Json =
    kind === 'things' ? values : kind === 'thing' ? (values[0] ?? {}) : toldOf(setting.document, model.answer, done)
  return answerWith(asked, {
    content,
    purpose: done[0]?.id ?? '',
    ...(kind === 'things' && { purposes: done.map(({ id }) => id) }),
  })
}

/** @returns Undefined of what is gone. */
function doneTo(asked: Asked, thing: Thing, sent: JsonObject): Thing | undefined {
  const { model, collection, call } = asked
  if (model.action === 'delete' || model.action === 'purge') {
    if (model.action === 'purge') takeAway(asked, thing)
    else removed(asked, thing)
    return undefined
  }
  if (isRestoration(asked)) return restored(asked, thing)
  if (model.action !== 'update') return acted(asked, thing)
  return changed(asked, thing, mergedWith(asked, valueNow(thing, collection, call.world), sent))
}

function thingsFor(asked: Asked): { readonly thing: Thing; readonly sent: JsonObject }[] {
  const { model, collection, call } = asked
  const place = placeOfOperation(model, call.path)
  const named = namedIn(asked)
  if (named === undefined) {
    if (model.action === 'purge') return removedIn(asked, place).map((thing) => ({ thing, sent: {} }))
    if (model.action !== 'delete') return []
    return call.world.things
      .list({ place })
      .filter((thing) => isVisible(thing, collection, call) && isPicked(asked, thing))
      .map((thing) => ({ thing, sent: {} }))
  }
  const found = named.flatMap(({ key, sent }) => {
    const thing = call.world.things.get(idOf(place, key))
    return thing === undefined || !isFound(asked, thing) ? [] : [{ thing, sent }]
  })
  const [first] = named
  if (found.length === 0 && first !== undefined && model.declared.includes(model.refusals.absent)) {
    const what = singular(model.collection ?? 'thing')
    refuseBy(call, model.refusals, 'absent', `There is no ${what} ${JSON.stringify(first.key)}.`)
  }
  return found
}

function removedIn({ collection, call }: Asked, place: string): Thing[] {
  return call.world.things
    .list({ place })
    .filter((thing) => isOwn(thing, collection, call) && isRemoved(call.world, collection, thing))
}

/** Whether it is so as the query says, where that names a member. */
function isPicked({ call }: Asked, { value }: Thing): boolean {
  return Object.entries(call.query).every(([name, wanted]) => {
    const own = Object.entries(value as JsonObject).find(([member]) => flat(member) === flat(name))
    return own === undefined || wanted === undefined || String(own[1]) === String(wanted)
  })
}

/** Undefined where nothing names any. */
function namedIn(asked: Asked): readonly Named[] | undefined {
  const { collection, call } = asked
  const sent: Json | undefined = isJson(call.body) ? call.body : undefined
  if (Array.isArray(sent)) return (sent as readonly Json[]).flatMap((each) => namedBy(asked, each, {}))
  const lists = Object.entries(isObject(sent) ? sent : {}).filter((entry): entry is [string, readonly Json[]] =>
    Array.isArray(entry[1]),
  )
  const list =
    lists.find(([name]) => isCalledKeys(name, asked.model.collection ?? '', collection.key)) ??
    lists.find(([, elements]) => elements.some((each) => isObject(each) && each[collection.key] !== undefined))
  if (list !== undefined && isObject(sent)) {
    const changes = changesIn(sent, list[0])
    return list[1].flatMap((each) => namedBy(asked, each, changes))
  }
  const [, said] =
    Object.entries(call.query).find(
      ([name]) => /^(ids|keys|uuids)$/.test(flat(name)) || flat(name) === flat(collection.key),
    ) ?? []
  if (said === undefined) return undefined
  const keys = (Array.isArray(said) ? (said as readonly unknown[]) : [said]).flatMap((each) => String(each).split(','))
  return keys.map((key) => ({ key: String(bareKey(collection, key)), sent: {} }))
}

function isJson(body: unknown): body is Json {
  return typeof body === 'object' && body !== null && !(body instanceof Uint8Array)
}

function namedBy({ collection }: Asked, element: Json, changes: JsonObject): Named[] {
  if (typeof element === 'string' || typeof element === 'number')
    return [{ key: String(bareKey(collection, element)), sent: changes }]
  const key = isObject(element) ? bareKey(collection, element[collection.key]) : undefined
  if (!isObject(element) || (typeof key !== 'string' && typeof key !== 'number')) return []
  const { [collection.key]: _, ...others } = element
  return [{ key: String(key), sent: { ...changes, ...others } }]
}

/** What is sent beside the keys, or in what is called so. */
function changesIn(sent: JsonObject, keys: string): JsonObject {
  const { [keys]: _, ...others } = sent
  const within = Object.entries(others).find(
    ([name, value]) =>
      /^(updates?|changes?|data|set|fields|attributes|values|patch)$/.test(flat(name)) && isObject(value),
  )?.[1]
  return isObject(within) ? within : others
}
