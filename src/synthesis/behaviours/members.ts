/** What is done to one thing: it is read, replaced, changed, made where it is not there, and removed. */

import { shapeOf } from '../../document/shape.ts'
import type { Result } from '../../pipeline/exchange.ts'
import { type JsonObject, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { answerWith } from '../answers/answer-with.ts'
import { withToldKey } from '../answers/told-key.ts'
import { refuseBy } from '../refusing.ts'
import { descriptionFor } from '../signing/said-refusals.ts'
import { aboveOf } from '../things/above.ts'
import { markBegun } from '../things/begin-place.ts'
import { countBelow, countMoved } from '../things/counted.ts'
import { isJsonPatch, patched } from '../things/json-patch.ts'
import { becoming, changeStamps, stampedOf } from '../things/making/change-stamps.ts'
import { makeThing } from '../things/making/make-thing.ts'
import { shownNow } from '../things/personal-marks.ts'
import { mergedWith, referencesIn } from '../things/referring/references.ts'
import { isRemoved, keepRemoval, markOfRemoval } from '../things/removing/removed.ts'
import { changeThing, removeThing, takenProperty } from '../things/shelf.ts'
import { lifeAfter, valueNow } from '../things/states.ts'
import { addressOf } from './addresses.ts'
import { type Asked, type Behave, bodySchemaOf, requireParents, sendableOf, sentThing, singular } from './behaviour.ts'
import { etagOf, isUnchanged, requireMatch, requireOwnIdentity, versionHeaders } from './conditions.ts'
import { add } from './create.ts'
import { findThing, refuseAbsent, requireThing } from './find.ts'
import { requireFree } from './overlaps.ts'

export const read: Behave = (asked) => {
  requireParents(asked)
  const thing = requireThing(asked)
  if (isUnchanged(asked, thing))
    return { body: undefined, mediaType: null, status: 304, headers: { ETag: etagOf(asked, thing) } }
  return shown(asked, thing)
}

export const replace: Behave = (asked) => {
  requireParents(asked)
  const thing = requireThing(asked)
  requireMatch(asked, thing)
  requireOwnIdentity(asked, thing)
  requireSameKey(asked, thing)
  // A body that has to have nothing is a part of the thing, whatever the method is called.
  return shown(asked, changed(asked, thing, isPart(asked) ? mergedValue(asked, thing) : replacedValue(asked, thing)))
}

/** Where a refusal is declared for it, the key that is sent has to be that of the path. */
function requireSameKey(asked: Asked, { key }: Thing): void {
  const { model, collection, call } = asked
  const sent = sentThing(asked)[collection.key]
  if (model.parameter === null || (typeof sent !== 'string' && typeof sent !== 'number') || String(sent) === key) return
  const said = descriptionFor(asked, model.refusals.invalid)
  if (/\b(?:ids?|keys?)\b/i.test(said) && /\b(?:differs?|match(?:es)?|mismatch|same|equal)\b/i.test(said))
    refuseBy(
      call,
      model.refusals,
      'invalid',
      `The ${collection.key} of the body is ${JSON.stringify(sent)}, and that of the path ${JSON.stringify(key)}.`,
      collection.key,
    )
}

export const update: Behave = (asked) => {
  requireParents(asked)
  const thing = requireThing(asked)
  requireMatch(asked, thing)
  requireOwnIdentity(asked, thing)
  return shown(asked, changed(asked, thing, mergedValue(asked, thing)))
}

export function isPart({ setting: { document, model: whole }, model, collection }: Asked): boolean {
  const body = model.body === null ? undefined : locate(document, model.body)
  const thing = collection.schema === null ? undefined : locate(document, collection.schema)
  if (body === undefined || thing === undefined || shapeOf(document, body).required.size > 0) return false
  if (body.pointer !== `${thing.pointer}__request`) return true
  // What has to be sent to make one, and need not be sent here, is what it was.
  const create = Object.values(whole.operations).find(
    (each) => each.collection === model.collection && each.does === 'create' && each.body !== null,
  )
  const making = create?.body == null ? undefined : locate(document, create.body)
  return making !== undefined && shapeOf(document, making).required.size > 0
}

/** What it was, with what was sent. */
function mergedValue(asked: Asked, thing: Thing): JsonObject {
  const { call, model, collection } = asked
  const before = valueNow(thing, collection, call.world)
  const changes = changesIn(call.body)
  if (changes === undefined) return mergedWith(asked, before, sentThing(asked))
  const after = patched(before, changes)
  return typeof after === 'string' ? refuseBy(call, model.refusals, 'invalid', after) : after
}

/** A list of changes is the body, or stands in it alone among what tells of it, such as a comment. */
function changesIn(body: unknown): Parameters<typeof patched>[1] | undefined {
  if (isJsonPatch(body)) return body
  const { patch } = typeof body === 'object' && body !== null && 'patch' in body ? body : {}
  return isJsonPatch(patch) ? patch : undefined
}

export const upsert: Behave = (asked) => {
  requireParents(asked)
  const thing = findThing(asked)
  if (thing !== undefined) {
    requireMatch(asked, thing)
    return shown(asked, changed(asked, thing, replacedValue(asked, thing)), statusOf(asked, 200))
  }
  const { model, call } = asked
  const given = model.parameter === null ? undefined : String(call.path[model.parameter])
  return shown(asked, add(asked, sentThing(asked), given), statusOf(asked, 201))
}

export const remove: Behave = (asked) => {
  requireParents(asked)
  const found = findThing(asked)
  if (found === undefined && asked.model.isAbsenceFine)
    return answerWith(asked, { content: {}, purpose: `nothing at ${JSON.stringify(asked.call.path)}` })
  const thing = found ?? refuseAbsent(asked)
  requireMatch(asked, thing)
  const gone = removed(asked, thing)
  return shown(asked, { ...gone, value: { ...(gone.value as JsonObject), ...goneMarks(asked) } })
}

/** @returns What is left of a thing: where it can be restored, all of it. */
export function removed(asked: Asked, thing: Thing): Thing {
  const { setting, collection, call } = asked
  const { removal } = collection
  const isWholly = removal?.wholly != null && String(call.query[removal.wholly]) === 'true'
  if (removal === null || isWholly || isRemoved(call.world, collection, thing)) {
    takeAway(asked, thing)
    return thing
  }
  keepRemoval(call.world, collection, thing, true)
  countBelow({ document: setting.document, model: setting.model, shelves: call.world }, thing, -1)
  const mark = markOfRemoval(setting.document, collection, call.world.clock.now())
  return changed(asked, thing, { ...valueNow(thing, collection, call.world), ...mark })
}

/** With what stands below it. */
export function takeAway({ setting, collection, call }: Asked, thing: Thing): void {
  removeThing(call.world, thing)
  countBelow({ document: setting.document, model: setting.model, shelves: call.world }, thing, -1)
  // What is there whenever somebody asks for it is gone all the same.
  if (!collection.isMade) markBegun(call.world, thing.id)
}

/** What an answer says of a thing that is gone: that it is deleted, in the words that its schema has. */
export function goneMarks({ setting: { document }, model, collection }: Asked): JsonObject {
  const whole = model.answer.schema === null ? undefined : locate(document, model.answer.schema)
  const names = whole === undefined ? [] : [...shapeOf(document, whole).properties]
  const flags = names.filter(
    ([name, schema]) => /^(is)?(deleted|removed)$/i.test(name) && shapeOf(document, schema).types.includes('boolean'),
  )
  const { states } = collection
  const gone = states?.names.find((state) => /^(deleted|removed|cancell?ed|terminated|archived)$/i.test(state))
  return {
    ...Object.fromEntries(flags.map(([name]) => [name, true])),
    ...(states != null && gone !== undefined && { [states.property]: gone }),
  }
}

function shown(asked: Asked, thing: Thing, status?: number): Result {
  const { id } = thing
  const content = withToldKey(asked, shownNow(asked, thing), () => addressOf(asked, thing.key))
  const { answer } = asked.model
  return answerWith(asked, {
    content: answer.kind === 'things' ? [content] : content,
    purpose: id,
    ...(answer.kind === 'things' && { purposes: [id] }),
    headers: versionHeaders(asked, thing),
    ...(status !== undefined && { status }),
  })
}

/** A status that the operation declares, else its usual one. */
function statusOf({ call, model }: Asked, wanted: number): number {
  return call.operation.responses.some(({ status }) => status === wanted) ? wanted : model.status
}

/** What was sent, with what the server keeps of it: its key, when it was made, and whatever nobody may send. */
function replacedValue(asked: Asked, thing: Thing): JsonObject {
  const { setting, model, collection, call } = asked
  const sendable = sendableOf(asked)
  const before = valueNow(thing, collection, call.world)
  const sent = sentThing(asked)
  const referred = referencesIn(asked, sent)
  const kept = Object.entries(before).filter(([name]) => !sendable.has(name) && !Object.hasOwn(referred, name))
  const value = makeThing({
    document: setting.document,
    collection,
    world: call.world,
    sent,
    referred,
    body: bodySchemaOf(asked),
    above: aboveOf(model, call.path),
    key: (thing.value as JsonObject)[collection.key] as string | number,
    id: thing.id,
    stamped: stampedOf(asked, thing),
  })
  const state = collection.states?.property
  // A state that was not sent is not begun anew.
  const whole = { ...value, ...Object.fromEntries(kept) }
  return state !== undefined && !Object.hasOwn(sent, state) && before[state] !== undefined
    ? { ...whole, [state]: before[state] }
    : whole
}

export function changed(asked: Asked, thing: Thing, value: JsonObject): Thing {
  const { model, collection, call } = asked
  const updatedAt = call.world.clock.now()
  const key = (thing.value as JsonObject)[collection.key] ?? thing.key
  const stampedValue = {
    ...value,
    ...changeStamps(asked, thing, sentThing(asked)),
    ...becoming(asked, thing, value),
    [collection.key]: key,
  }
  const taken = takenProperty(call.world, collection, thing.place, stampedValue, thing.id)
  if (taken !== undefined)
    refuseBy(
      call,
      model.refusals,
      'conflict',
      `There is a ${singular(model.collection ?? 'thing')} with the ${taken} ${JSON.stringify(value[taken])} already.`,
      taken,
    )
  requireFree(asked, stampedValue, thing.place, thing.id)
  const after = changeThing(call.world, collection, thing, {
    value: stampedValue,
    updatedAt,
    life: lifeAfter(thing, collection, stampedValue, call.world),
  })
  const { document, model: whole } = asked.setting
  countMoved({ document, model: whole, shelves: call.world }, thing, after)
  return after
}
