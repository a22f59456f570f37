/** Finds the thing that a path names. */

import { saidAbsences } from '../../document/model/absence-words.ts'
import type { OperationModel } from '../../document/model/model.ts'
import { flat, isIdOf } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { wordsOf } from '../../document/words.ts'
import { child, locate } from '../../spec/pointer.ts'
import { locateParameters } from '../../spec/read-contract.ts'
import type { Thing } from '../../world/records/records.ts'
import { idOf, placeOfOperation } from '../places.ts'
import { refuseBy } from '../refusing.ts'
import type { Setting } from '../setting.ts'
import { isBegun } from '../things/begin-place.ts'
import { claimedBy } from '../things/shelf.ts'
import { beginPlace } from './begin.ts'
import { type Asked, isFound, sentThing, singular } from './behaviour.ts'
import { add } from './create.ts'

/** The thing that the path names, or the body where the path names none. */
export function findThing(asked: Asked): Thing | undefined {
  const { model, call } = asked
  beginPlace(asked)
  const key = keyIn(asked)
  const id = idOf(placeOfOperation(model, call.path), key)
  const thing = call.world.things.get(id)
  if (thing !== undefined) return isFound(asked, thing) ? thing : undefined
  const other = calledOtherwise(asked, key)
  if (other !== undefined) return isFound(asked, other) ? other : undefined
  return isThereAnyway(asked) && !isBegun(call.world, id) ? add(asked, {}, key) : undefined
}

/** What is said of the parameter that names the thing. */
function descriptionOf({ document }: Setting, { path, method, parameter }: OperationModel): string {
  const item = child(document, { pointer: '#', value: document }, 'paths', path)
  const operation = item && child(document, item, method.toLowerCase())
  if (item === undefined || operation === undefined) return ''
  const own = locateParameters(document, item, operation).find(({ value }) => value.name === parameter)
  const described = [own, own && child(document, own, 'schema')].map((each) => each?.value.description)
  return described.find((each) => typeof each === 'string') ?? ''
}

const otherNames = new WeakMap<OperationModel, readonly string[]>()

/** What else names a thing in its path, where the path or its description says so: `{id_or_slug}`. */
function otherNamesOf(setting: Setting, model: OperationModel): readonly string[] {
  const known = otherNames.get(model) ?? readOtherNames(setting, model)
  otherNames.set(model, known)
  return known
}

function readOtherNames(setting: Setting, model: OperationModel): string[] {
  const [first = '', ...others] = wordsOf(model.parameter ?? '')
    .join(' ')
    .split(' or ')
  // `/users/by/email/{email}` names another member than the key.
  const { key = 'id', schema: pointer = null } = setting.model.collections[model.collection ?? ''] ?? {}
  const schema = pointer === null ? undefined : locate(setting.document, pointer)
  const shown = schema === undefined ? [] : [...shapeOf(setting.document, schema).properties.keys()].map(flat)
  const parameter = flat(model.parameter ?? '')
  // Of `/identities/by/external/{externalID}` what shows an `external_id` of its own.
  if (parameter !== flat(key) && shown.includes(parameter) && /\/by\//.test(model.path)) return [parameter]
  const names =
    isIdOf(key, model.parameter ?? '') || !model.path.includes(`/${model.parameter}/{`) ? others : [first, ...others]
  const [, said] =
    /\bids? or (?:the |its )?(uid|slug|name|key|handle|username|alias|e-?mail|login|code)\b/i.exec(
      descriptionOf(setting, model),
    ) ?? []
  return [...names, ...(said === undefined ? [] : [said])].map((name) => flat(name))
}

/** By another name, where the path says that it takes one: `{id_or_slug}`. */
function calledOtherwise({ setting, model, collection, call }: Asked, key: string): Thing | undefined {
  const wanted = otherNamesOf(setting, model)
  if (wanted.length === 0) return undefined
  const property = collection.unique.find((each) => wanted.includes(flat(each)))
  const place = placeOfOperation(model, call.path)
  const claim = property === undefined ? undefined : claimedBy(call.world, { place, property, value: key })
  if (claim !== undefined) return call.world.things.get(claim)
  // What is not unique is called so by the first that is.
  return call.world.things
    .list({ place })
    .find(({ value }) =>
      Object.entries(value).some(([name, each]) => wanted.includes(flat(name)) && String(each) === key),
    )
}

/** @throws Refusal */
export function requireThing(asked: Asked): Thing {
  return findThing(asked) ?? refuseAbsent(asked)
}

export function refuseAbsent(asked: Asked): never {
  const { model, call } = asked
  const key = keyIn(asked)
  refuseBy(
    call,
    model.refusals,
    'absent',
    `There is no ${singular(model.collection ?? 'thing')} ${JSON.stringify(key)}.`,
  )
}

/** The key that the path has, or where it has none, what the body or the query says: as the key of a thing, or as what names one. */
function keyIn(asked: Asked): string {
  const { model, collection, call } = asked
  if (model.parameter !== null) return String(call.path[model.parameter])
  const sent = { ...call.query, ...sentThing(asked) }
  const name = singular(model.collection ?? '')
  const wanted = [flat(collection.key), flat(`${name}${collection.key}`), flat(`${name}id`), flat(name)]
  const member = wanted
    .map((each) => Object.keys(sent).find((member) => flat(member) === each))
    .find((each) => each !== undefined)
  return String(member === undefined ? '' : sent[member])
}

/** Of what nobody can make, and whose absence nobody declares, there is whatever somebody asks for, unless a world says what there is. */
function isThereAnyway({ setting, model, collection, call }: Asked): boolean {
  if (collection.isMade || isBegun(call.world, model.collection ?? '')) return false
  return !collection.isListed || saidAbsences(setting.document, model).length === 0
}
