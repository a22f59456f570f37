/** `/me` of somebody who signed up is that person: what is read, changed and removed there is so wherever the person is shown. */
import type { OperationModel } from '../../document/model/model.ts'
import { shapeOf } from '../../document/shape.ts'
import type { Result } from '../../pipeline/exchange.ts'
import { isObject, type JsonObject, locate } from '../../spec/pointer.ts'
import type { Thing } from '../../world/records/records.ts'
import { answerWith } from '../answers/answer-with.ts'
import { type Asked, type Behave, sentThing } from '../behaviours/behaviour.ts'
import { changed, takeAway } from '../behaviours/members.ts'
import { merged } from '../things/merge-patch.ts'
import { valueNow } from '../things/states.ts'
import { changePassword, isSecretName } from './accounts.ts'
import { passwordsIn } from './change-password.ts'
import { ownNames, type People, peopleOf, personWithin } from './people.ts'
import { personOf } from './person.ts'
import { inParts } from './person-parts.ts'
import { isTokenName } from './tokens.ts'

/** @param behave What is done for who signed up nowhere, and where something else than the person is shown. */
export function owning(behave: Behave): Behave {
  return (asked) => {
    const { setting, call, model } = asked
    const people = peopleOf(setting)
    const person = personOf({ setting, world: call.world, account: call.principal.account })
    if (people === undefined || person === undefined || !isOfPeople(asked)) return behave(asked)
    const own = ofPeople(asked, people)
    if (model.method === 'GET') return shown(own, person)
    if (model.method === 'DELETE') return removed(own, person)
    return shown(own, written(own, person))
  }
}

/** Whether its own answer, or that of reading the same path, shows a person. */
function isOfPeople({ setting, model }: Asked): boolean {
  const at = Object.values(setting.model.operations).filter(({ path }) => path === model.path)
  return [model, ...at].some(({ answer }) => {
    const schema = answer.schema === null ? undefined : locate(setting.document, answer.schema)
    return schema !== undefined && personWithin(setting.document, schema, ownNames) !== undefined
  })
}

function ofPeople(asked: Asked, { name, collection }: People): Asked {
  const { setting, model } = asked
  const schema = model.answer.schema === null ? undefined : locate(setting.document, model.answer.schema)
  const within = schema && personWithin(setting.document, schema, ownNames)?.within
  const answer: OperationModel['answer'] =
    within === undefined ? model.answer : { ...model.answer, kind: 'thing', within }
  return { ...asked, collection, model: { ...model, collection: name, scope: [], parents: [], answer } }
}

function shown(asked: Asked, thing: Thing): Result {
  const { world, principal } = asked.call
  const value = valueNow(thing, asked.collection, world)
  // The token that somebody is shown is the one that was sent.
  const tokens = Object.keys(value).filter((name) => isTokenName(name) && typeof value[name] === 'string')
  const content = { ...value, ...Object.fromEntries(tokens.map((name) => [name, principal.token.token])) }
  return answerWith(asked, { content, purpose: thing.id })
}

function written(asked: Asked, thing: Thing): Thing {
  const { setting, call, collection } = asked
  const { after } = passwordsIn(call.body)
  if (after !== undefined) changePassword(call.world, call.principal.account, after)
  const sent = Object.fromEntries(Object.entries(sentIn(asked)).filter(([name]) => !isSecretName(name)))
  const schema = collection.schema === null ? undefined : locate(setting.document, collection.schema)
  const placed = schema === undefined ? sent : inParts(setting.document, schema, sent)
  const value = merged(valueNow(thing, collection, call.world), placed)
  return changed(asked, thing, value as JsonObject)
}

/** What is sent, out of what alone wraps it. */
function sentIn(asked: Asked): JsonObject {
  const { setting, collection } = asked
  const sent = sentThing(asked)
  const [only, ...others] = Object.entries(sent)
  const schema = collection.schema === null ? undefined : locate(setting.document, collection.schema)
  const isOwn = schema === undefined || only === undefined || shapeOf(setting.document, schema).properties.has(only[0])
  return others.length === 0 && !isOwn && isObject(only[1]) ? only[1] : sent
}

/** With the account, so that no token of it is good any more. */
function removed(asked: Asked, thing: Thing): Result {
  const { world, principal } = asked.call
  const result = shown(asked, thing)
  takeAway(asked, thing)
  world.accounts.delete(principal.account.id)
  return result
}
