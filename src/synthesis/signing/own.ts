/** `/me` of somebody who signed up is that person: what is read, changed and removed there is so wherever the person is shown. */
import type { OperationModel } from '../../document/model/model.ts'
import { shapeOf } from '../../document/shape.ts'
import type { Result } from '../../pipeline/exchange.ts'
import { type JsonObject, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { answerWith } from '../answers/answer-with.ts'
import { type Asked, type Behave, sentThing } from '../behaviours/behaviour.ts'
import { changed, takeAway } from '../behaviours/members.ts'
import { merged } from '../things/merge-patch.ts'
import { valueNow } from '../things/states.ts'
import { changePassword, isSecretName } from './accounts.ts'
import { passwordsIn } from './change-password.ts'
import { type People, peopleOf, personWithin } from './people.ts'
import { personOf } from './person.ts'

/** @param behave What is done for who signed up nowhere, and where something else than the person is shown. */
export function owning(behave: Behave): Behave {
  return (asked) => {
    const { setting, call, model } = asked
    const people = peopleOf(setting)
    const person = personOf({ setting, world: call.world, account: call.principal.account })
    if (people === undefined || person === undefined || !isOfPeople(asked, people)) return behave(asked)
    const own = ofPeople(asked, people)
    if (model.method === 'GET') return shown(own, person)
    if (model.method === 'DELETE') return removed(own, person)
    return shown(own, written(own, person))
  }
}

/** Whether its own answer, or that of reading the same path, shows a person. */
function isOfPeople({ setting, model }: Asked, { collection }: People): boolean {
  const { document } = setting
  const at = Object.values(setting.model.operations).filter(({ path }) => path === model.path)
  return [model, ...at].some(({ answer }) => {
    const schema = answer.schema === null ? undefined : locate(document, answer.schema)
    const person = schema && personWithin(document, schema)
    return (
      person !== undefined &&
      (person.schema.pointer === collection.schema || isAlike(document, person.schema, collection))
    )
  })
}

function isAlike(
  document: JsonObject,
  schema: { pointer: string; value: JsonObject },
  { key }: People['collection'],
): boolean {
  return shapeOf(document, schema).properties.has(key)
}

function ofPeople(asked: Asked, { name, collection }: People): Asked {
  const { setting, model } = asked
  const schema = model.answer.schema === null ? undefined : locate(setting.document, model.answer.schema)
  const within = schema && personWithin(setting.document, schema)?.within
  const answer: OperationModel['answer'] =
    within === undefined ? model.answer : { ...model.answer, kind: 'thing', within }
  return { ...asked, collection, model: { ...model, collection: name, scope: [], parents: [], answer } }
}

function shown(asked: Asked, thing: Thing): Result {
  const content = valueNow(thing, asked.collection, asked.call.world)
  return answerWith(asked, { content, purpose: thing.id })
}

function written(asked: Asked, thing: Thing): Thing {
  const { call, collection } = asked
  const { after } = passwordsIn(call.body)
  if (after !== undefined) changePassword(call.world, call.principal.account, after)
  const sent = Object.fromEntries(Object.entries(sentThing(asked)).filter(([name]) => !isSecretName(name)))
  const value = merged(valueNow(thing, collection, call.world), sent)
  return changed(asked, thing, value as JsonObject)
}

/** With the account, so that no token of it is good any more. */
function removed(asked: Asked, thing: Thing): Result {
  const { world, principal } = asked.call
  const result = shown(asked, thing)
  takeAway(asked, thing)
  world.accounts.delete(principal.account.id)
  return result
}
