/** What there is one of: it is read and written at one path, and is there from the start. */
import { isOwnPath } from '../../document/adapting/signing.ts'
import type { Does, OperationModel } from '../../document/model/model.ts'
import { shapeOf } from '../../document/shape.ts'
import { child, isObject, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { answerWith } from '../answers/answer-with.ts'
import { show } from '../answers/show.ts'
import { idOf, placeOf } from '../places.ts'
import { refuseBy } from '../refusing.ts'
import { asKnown } from '../signing/person.ts'
import { asPerson, isBelowOwn } from '../things/account.ts'
import { makeUp } from '../things/making/make-up.ts'
import { merged } from '../things/merge-patch.ts'
import { type Asked, type Behave, requireParents, saysAbsence, sentThing } from './behaviour.ts'

export const readOnlyOne: Behave = (asked) => {
  requireParents(asked)
  const thing = theOne(asked)
  if (beginsAbsent(asked) && !asked.call.world.things.has(thing.id)) refuseAbsentOne(asked)
  return answerWith(asked, { content: thing.value as JsonObject, purpose: thing.id })
}

export const writeOnlyOne: Behave = (asked) => {
  requireParents(asked)
  const { model, call } = asked
  const thing = theOne(asked)
  const sent = sentThing(asked)
  const isPartSent = model.method === 'PATCH' || hasNothingRequired(asked)
  const value = isPartSent
    ? (merged(thing.value as JsonObject, sent) as JsonObject)
    : { ...kept(asked, thing), ...sent }
  const world = call.world
  const next = { ...thing, value, version: thing.version + 1, updatedAt: world.clock.now() }
  if (world.things.has(thing.id)) world.things.update(thing.id, next)
  else world.things.insert(next)
  return answerWith(asked, { content: value, purpose: thing.id })
}

/** A body that has to have nothing is a part of the whole, whatever the method is called. */
function hasNothingRequired({ setting: { document }, model }: Asked): boolean {
  const body = model.body === null ? undefined : locate(document, model.body)
  if (!isOwnPath(model.path) || body === undefined) return false
  const { properties, required } = shapeOf(document, body)
  const [only, ...others] = properties.values()
  // What wraps it is required, and nothing in it is.
  return required.size === 0 || (only !== undefined && others.length === 0 && isBare(document, only))
}

function isBare(document: JsonObject, part: Located): boolean {
  const { required, types } = shapeOf(document, part)
  return types.includes('object') && required.size === 0
}

/** What is taken away is not there until it is written again; a mark that answers nothing may be taken away twice. */
export const deleteOnlyOne: Behave = (asked) => {
  requireParents(asked)
  const thing = theOne(asked)
  const { world } = asked.call
  if (world.things.has(thing.id)) world.things.delete(thing.id)
  else if (beginsAbsent(asked) && operationOf(asked, 'read-only-one')?.answer.kind !== 'nothing') refuseAbsentOne(asked)
  return answerWith(asked, { content: thing.value as JsonObject, purpose: thing.id })
}

/** What can be taken away is not there at first, where reading it has a word for that. */
function beginsAbsent(asked: Asked): boolean {
  const read = operationOf(asked, 'read-only-one')
  return operationOf(asked, 'delete-only-one') !== undefined && (read === undefined || saysAbsence(read))
}

function operationOf({ setting, model }: Asked, does: Does): OperationModel | undefined {
  return Object.values(setting.model.operations).find(
    (each) => each.collection === model.collection && each.does === does,
  )
}

function refuseAbsentOne({ model, call }: Asked): never {
  const word = model.path.split('/').at(-1) ?? ''
  refuseBy(call, model.refusals, 'absent', `There is no ${word} here.`)
}

/** Members that nobody may send stay when everything is sent. */
function kept({ setting: { document }, model }: Asked, { value }: Thing): JsonObject {
  const schema = model.body === null ? undefined : locate(document, model.body)
  const sendable = isObject(schema?.value.properties) ? schema.value.properties : {}
  return Object.fromEntries(Object.entries(value as JsonObject).filter(([name]) => !Object.hasOwn(sendable, name)))
}

/** As it was written last, or as it is before anybody wrote it. */
function theOne(asked: Asked): Thing {
  const { setting, model, call } = asked
  const { world } = call
  const isOwn = isOwnPath(model.path)
  const isMine = isOwn || isBelowOwn(model.path)
  // Who asks has another one than somebody else.
  const own = isMine ? `${model.collection} of ${call.principal.account.id}` : (model.collection ?? '')
  const place = placeOf(own, model.scope, call.path)
  const id = idOf(place, '')
  const known = world.things.get(id)
  if (known !== undefined) return known
  const nowMs = world.clock.now()
  const shown = operationOf(asked, 'read-only-one')
  const schema = shown?.answer.schema == null ? undefined : locate(setting.document, shown.answer.schema)
  const made =
    schema === undefined ? {} : makeUp(setting.document, schema, world, { name: 'value', purpose: id, extent: 'whole' })
  const value =
    schema !== undefined && isObject(made) ? show({ document: setting.document, world, purpose: id }, schema, made) : {}
  return {
    id,
    collection: model.collection ?? '',
    place,
    key: '',
    parentId: '',
    ownerId: '',
    ordinal: 1,
    version: 1,
    createdAt: nowMs,
    updatedAt: nowMs,
    life: null,
    value:
      isOwn && schema !== undefined && isObject(value) ? ownValue(asked, schema, value) : isObject(value) ? value : {},
  }
}

/** As who asks is called, at the top or in what wraps nothing else. */
export function ownValue(asked: Asked, schema: Located, value: JsonObject): JsonObject {
  const { setting, call } = asked
  const { account } = call.principal
  const { document } = setting
  if (account.username === '') return value
  const person = asKnown({ setting, world: call.world, account })
  const [only, ...others] = Object.entries(value)
  if (only === undefined || others.length > 0 || !isObject(only[1])) return asPerson(document, schema, value, person)
  const inner = child(document, schema, 'properties', only[0])
  return inner === undefined ? value : { [only[0]]: asPerson(document, inner, only[1], person) }
}
