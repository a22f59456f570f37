/** Who signs up has an account, and who signs in a token of it that is good from then on: what is answered is about that account. */

import type { Signing } from '../../document/adapting/signing.ts'
import { flat } from '../../document/path-names.ts'
import type { Result } from '../../pipeline/exchange.ts'
import { isObject, type Json, type JsonObject } from '../../spec/pointer.ts'
import type { Account } from '../../world/records/records.ts'
import type { Asked, Behave } from '../behaviours/behaviour.ts'
import { refuseBy } from '../refusing.ts'
import { accountCalled, identityIn, openAccount, passwordOf, profileOf } from './accounts.ts'
import { givenAway, revoke, withToken } from './tokens.ts'

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
    }
  }
}

function signUp(asked: Asked, behave: Behave): Result {
  const { call, model } = asked
  const identity = identityIn(call.body)
  const taken = identity.names.find((name) => accountCalled(call.world, [name]) !== undefined)
  const hasWord = [409, 422, 400].some((status) => model.declared.includes(status))
  if (taken !== undefined && hasWord)
    refuseBy(call, model.refusals, 'conflict', `Somebody is called ${JSON.stringify(taken)} already.`)
  const result = behave(asked)
  if (taken !== undefined) return result
  return told(asked, result, openAccount(call.world, identity, keyIn(result.body)))
}

function signIn(asked: Asked, behave: Behave, canSignUp: boolean): Result {
  const { call } = asked
  const identity = identityIn(call.body)
  const known = accountCalled(call.world, identity.names)
  const isOfClient = identity.names.length === 0
  if (known === undefined && canSignUp && !isOfClient) refuseSigning(asked)
  const wanted = known && passwordOf(call.world, known)
  if (wanted !== undefined && wanted !== identity.password) refuseSigning(asked)
  const account = known ?? (isOfClient ? firstOf(asked) : undefined) ?? openAccount(call.world, identity)
  return told(asked, behave(asked), account)
}

function signAgain(asked: Asked, behave: Behave): Result {
  const { call } = asked
  const sent = isObject(call.body) ? Object.values(call.body) : []
  const known = sent.flatMap((text) => (typeof text === 'string' ? (givenAway(call.world, text) ?? []) : []))[0]
  const own = call.principal.account.id === '' ? undefined : call.principal.account
  const account = known ?? own
  return account === undefined ? refuseSigning(asked) : told(asked, behave(asked), account)
}

function refuseSigning({ call, model: { declared } }: Asked): never {
  const status = [401, 403, 400, 422, 404].find((each) => declared.includes(each)) ?? 401
  const message = 'Nobody is called so and has that password.'
  return call.fail(`http-${status}`, { message, problem: message })
}

function firstOf({ call }: Asked): Account | undefined {
  return call.principal.account.id === '' ? call.world.accounts.all()[0] : call.principal.account
}

/** The answer with what is known of the account, and a token of it wherever there is one. */
function told({ call }: Asked, result: Result, account: Account): Result {
  if (!isObject(result.body)) return result
  const profile = { ...profileOf(call.world, account), username: account.username, email: account.email }
  return { ...result, body: withToken(call.world, personal(result.body, profile), account, textsIn(call.body)) }
}

/** Members of a body, at the top and in what wraps them. */
function textsIn(body: unknown): ReadonlySet<unknown> {
  if (!isObject(body)) return new Set()
  return new Set(Object.values(body).flatMap((each) => (isObject(each) ? Object.values(each) : [each])))
}

/** What is known of somebody in place of what was made up, at the top and one level below. */
function personal(body: JsonObject, profile: JsonObject, depth = 0): JsonObject {
  const known = new Map(Object.entries(profile).map(([name, value]) => [flat(name), value]))
  return Object.fromEntries(
    Object.entries(body).map(([name, value]): [string, Json] => {
      const own = known.get(flat(name))
      if (own !== undefined && own !== '' && typeof own === typeof value) return [name, own]
      return [name, isObject(value) && depth < 1 ? personal(value, profile, depth + 1) : value]
    }),
  )
}

/** The id of what was made, at the top or in what wraps it. */
function keyIn(body: unknown): string | undefined {
  if (!isObject(body)) return undefined
  const parts = [body, ...Object.values(body).filter(isObject)]
  const ids = parts.flatMap((part) => Object.entries(part).filter(([name]) => flat(name) === 'id'))
  const [first] = ids.map(([, value]) => value)
  return typeof first === 'string' || typeof first === 'number' ? String(first) : undefined
}
