/** What somebody has one of, kept by who that is: `POST /profile` makes one's own, `GET /profile/{userId}` reads anybody's, and `PUT /profile` changes one's own. */
import { thingIn } from '../../document/model/locate-things.ts'
import type { CollectionModel, OperationModel } from '../../document/model/model.ts'
import { flat, trim } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import { type JsonObject, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { answerWith } from '../answers/answer-with.ts'
import { type Asked, type Behave, saysAbsence, sentThing } from '../behaviours/behaviour.ts'
import { add } from '../behaviours/create.ts'
import { changed, takeAway } from '../behaviours/members.ts'
import { idOf, placeOf } from '../places.ts'
import { refuseBy } from '../refusing.ts'
import type { Setting } from '../setting.ts'
import { merged } from '../things/merge-patch.ts'
import { shownNow } from '../things/personal-marks.ts'
import { makerOf } from './person.ts'

interface Home {
  readonly name: string
  readonly collection: CollectionModel
}

/** @param behave What is done where nobody signed in asks. */
export function profiling(setting: Setting, model: OperationModel, behave: Behave): Behave {
  const home = homeOf(setting, model)
  if (home === undefined) return behave
  return (asked) => {
    const { call } = asked
    const maker = makerOf({ setting, world: call.world, account: call.principal.account })
    if (maker === undefined) return behave(asked)
    const own = ofHome(asked, home)
    const key = String(maker.id)
    const thing = call.world.things.get(idOf(placeOf(home.name, [], {}), key)) ?? begun(own, key)
    if (model.method === 'DELETE') takeAway(own, thing)
    const shown = model.method === 'GET' || model.method === 'DELETE' ? thing : written(own, thing)
    return answerWith(own, { content: shownNow(own, shown), purpose: shown.id })
  }
}

/** The collection of which somebody has one, that an operation without a key is about: at its path, at `/me` below that, or at what a part of it is called beside it. */
function homeOf({ document, model }: Setting, operation: OperationModel): Home | undefined {
  const { method, path, does } = operation
  if (!['example', 'read-only-one', 'write-only-one', 'delete-only-one'].includes(does)) return undefined
  if (path.includes('{') || method === 'POST') return undefined
  for (const { does: made, collection: name, scope, path: place } of Object.values(model.operations)) {
    const collection = model.collections[name ?? '']
    if (made !== 'create' || scope.length > 0 || name === null || collection === undefined) continue
    if (!/^(user|owner|account)u?u?id$/.test(flat(collection.key))) continue
    const [home, own] = [trim(place), trim(path)]
    if (own === home || own === `${home}/me` || isPart(document, collection, home, operation))
      return { name, collection }
  }
  return undefined
}

/** `PUT /users/skills` beside `/users/profile`, of which `skills` are a part. */
function isPart(
  document: JsonObject,
  { schema }: CollectionModel,
  home: string,
  { path, method, body }: OperationModel,
): boolean {
  const [above, word] = [trim(path).replace(/\/[^/]+$/, ''), trim(path).split('/').at(-1) ?? '']
  const isNear = above === home || above === home.replace(/\/[^/]+$/, '')
  const [whole, sent] = [schema, body].map((pointer) => (pointer === null ? undefined : locate(document, pointer)))
  if (!isNear || whole === undefined || sent === undefined || (method !== 'PUT' && method !== 'PATCH')) return false
  const names = [...shapeOf(document, sent).properties.keys()]
  const shown = shapeOf(document, whole).properties
  return names.some((name) => flat(name) === flat(word)) && names.every((name) => shown.has(name))
}

function ofHome(asked: Asked, { name, collection }: Home): Asked {
  const { setting, model } = asked
  const schema = model.answer.schema === null ? undefined : locate(setting.document, model.answer.schema)
  const within = schema && thingIn(setting.document, schema, collection.key, name)?.within
  const answer: OperationModel['answer'] =
    within === undefined ? model.answer : { ...model.answer, kind: 'thing', within }
  return { ...asked, collection, model: { ...model, collection: name, scope: [], parents: [], answer } }
}

/** Of who has none yet: it is made by what writes it, and else is not there. */
function begun(asked: Asked, key: string): Thing {
  const { model, call } = asked
  const isWriting = model.method === 'PUT' || model.method === 'PATCH'
  if (isWriting && !saysAbsence(model)) return add(asked, sentThing(asked), key)
  return refuseBy(call, model.refusals, 'absent', 'Who asks has none.')
}

function written(asked: Asked, thing: Thing): Thing {
  return changed(asked, thing, merged(shownNow(asked, thing), sentThing(asked)) as JsonObject)
}
