/** Who signs up has an account, and who signs in a token of it that is good from then on: what is answered is about that account. */

import type { Signing } from '../../document/adapting/signing.ts'
import type { Result } from '../../pipeline/exchange.ts'
import { isObject } from '../../spec/pointer.ts'
import type { Account, Thing } from '../../world/records/records.ts'
import { type Asked, type Behave, bodySchemaOf } from '../behaviours/behaviour.ts'
import { placeOf } from '../places.ts'
import { refuseBy } from '../refusing.ts'
import { accountCalled, identityIn, linkAccount, openAccount, passwordOf, signedUpAs } from './accounts.ts'
import { changeOfPassword } from './change-password.ts'
import { peopleOf } from './people.ts'
import { makePerson, memberCalled } from './person.ts'
import { wordsFor } from './said-refusals.ts'
import { givenAway, revoke } from './tokens.ts'
import { told } from './told.ts'

/** @param canSignUp Whether the document has a way to get an account, so that who has none is refused. */
export function signing(kind: Signing, behave: Behave, canSignUp: boolean): Behave {
  return (asked) => {
    switch (kind) {
      case 'up':
        return signUp(asked, behave)
      case 'in':
        return signIn(asked, behave, canSignUp)
      case 'again':
        return signAgain(asked, behave)
      case 'out':
        revoke(asked)
        return behave(asked)
      case 'password':
        return changeOfPassword(asked, behave)
    }
  }
}

function signUp(asked: Asked, behave: Behave): Result {
  const { call, model } = asked
  const identity = identityIn(call.body)
  const taken = identity.names.find((name) => signedUpAs(call.world, [name]) !== undefined)
  const hasWord = [409, 422, 400].some((status) => model.declared.includes(status))
  if (taken !== undefined && hasWord) {
    const usual = `Somebody is called ${JSON.stringify(taken)} already.`
    refuseBy(call, model.refusals, 'conflict', wordsFor(asked, model.refusals.conflict, taking) ?? usual)
  }
  const result = behave(asked)
  if (taken !== undefined) return result
  const people = peopleOf(asked.setting)
  const isMade = model.does === 'create' && people?.name === model.collection
  const made = isMade ? newest(asked) : undefined
  const account = openAccount(call.world, identity, made?.key)
  if (made === undefined) makePerson({ setting: asked.setting, world: call.world, account }, bodySchemaOf(asked))
  else linkAccount(call.world, account, made.id)
  return told(asked, result, account)
}

const taking = /already|exists?\b|taken|in use|registered|duplicate/i

function newest({ model, call: { world } }: Asked): Thing | undefined {
  const place = placeOf(model.collection ?? '', [], {})
  const count = world.things.count({ place })
  return world.things.slice({ place }, count - 1, count)[0]
}

function signIn(asked: Asked, behave: Behave, canSignUp: boolean): Result {
  const { call } = asked
  const identity = identityIn(call.body)
  const called = canSignUp ? signedUpAs : accountCalled
  const known = called(call.world, identity.names) ?? ofMember(asked, identity.names)
  const isOfClient = identity.names.length === 0
  if (known === undefined && canSignUp && !isOfClient) refuseSigning(asked)
  const wanted = known && passwordOf(call.world, known)
  if (wanted !== undefined && wanted !== identity.password) refuseSigning(asked)
  const account = known ?? (isOfClient ? firstOf(asked) : undefined) ?? opened(asked)
  return told(asked, behave(asked), account)
}

/** An account of somebody who is among the people that the world began with, or that somebody else made. */
function ofMember({ setting, call: { world } }: Asked, names: readonly string[]): Account | undefined {
  const member = memberCalled({ setting, world }, names)
  if (member === undefined) return undefined
  const account = openAccount(world, identityIn(member.value), member.key)
  linkAccount(world, account, member.id)
  return account
}

function opened({ setting, call: { world, body } }: Asked): Account {
  const account = openAccount(world, identityIn(body))
  makePerson({ setting, world, account }, undefined)
  return account
}

function signAgain(asked: Asked, behave: Behave): Result {
  const { call } = asked
  const sent = isObject(call.body) ? Object.values(call.body) : []
  const known = sent.flatMap((text) => (typeof text === 'string' ? (givenAway(call.world, text) ?? []) : []))[0]
  const own = call.principal.account.id === '' ? undefined : call.principal.account
  const account = known ?? own
  return account === undefined ? refuseSigning(asked) : told(asked, behave(asked), account)
}

function refuseSigning(asked: Asked): never {
  const { call, model } = asked
  const status = [401, 403, 400, 422, 404].find((each) => model.declared.includes(each)) ?? 401
  const message = wordsFor(asked, status, refusing) ?? 'Nobody is called so and has that password.'
  return call.fail(`http-${status}`, { message, problem: message })
}

const refusing = /credential|password|(incorrect|invalid|wrong) (e-?mail|user|login)/i

function firstOf({ call }: Asked): Account | undefined {
  return call.principal.account.id === '' ? call.world.accounts.all()[0] : call.principal.account
}
