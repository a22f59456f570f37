/** The answer to who signs up or in: with who that is in place of what was made up, a token, and what there is to say of the token. */
import { flat } from '../../document/path-names.ts'
import { shapeOf } from '../../document/shape.ts'
import type { Result } from '../../pipeline/exchange.ts'
import { isObject, type Json, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import type { Account } from '../../world/records/records.ts'
import type { Asked } from '../behaviours/behaviour.ts'
import { asPerson, isOwnId, type Person, personalMembers } from '../things/account.ts'
import { timeAs } from '../things/making/stamps.ts'
import { personWithin } from './people.ts'
import { asKnown } from './person.ts'
import { isTokenName, tokenFor } from './tokens.ts'

interface Telling {
  readonly asked: Asked
  readonly account: Account
  readonly person: Person
  /** Texts that the request has: what comes back of these is none that was made up. */
  readonly sent: ReadonlySet<unknown>
}

const depthMax = 3

export function told(asked: Asked, result: Result, account: Account): Result {
  const { setting, call, model } = asked
  if (!isObject(result.body)) return result
  const person = asKnown({ setting, world: call.world, account })
  const telling: Telling = { asked, account, person, sent: textsIn(call.body) }
  const schema = model.answer.schema === null ? undefined : locate(setting.document, model.answer.schema)
  const body = withTokens(telling, schema, withPerson(telling, schema, result.body))
  const fits = (each: unknown): boolean =>
    setting.openProblemsOf(call.operation.id, result.status ?? model.status, each).length === 0
  // What is known of somebody may be what this answer does not let stand there.
  return { ...result, body: fits(body) || !fits(result.body) ? body : withTokens(telling, schema, result.body) }
}

/** Members of a body, at the top and in what wraps them. */
function textsIn(body: unknown): ReadonlySet<unknown> {
  if (!isObject(body)) return new Set()
  return new Set(Object.values(body).flatMap((each) => (isObject(each) ? Object.values(each) : [each])))
}

const people = /^(user|account|me|profile|customer|member|person|userinfo|currentuser|loggedinuser)$/

/** Who signs, wherever the answer shows that, and beside that what an answer mostly has of it. */
function withPerson(telling: Telling, part: Located | undefined, body: JsonObject, name = '', depth = 0): JsonObject {
  const { document } = telling.asked.setting
  const properties = part === undefined ? undefined : shapeOf(document, part).properties
  const isWhole = part !== undefined && (people.test(flat(name)) || personWithin(document, part)?.within.length === 0)
  const own = isWhole ? asPerson(document, part, body, telling.person) : withNames(telling, part, body)
  if (depth > depthMax) return own
  const inner = [...(properties ?? Object.keys(body).map((each) => [each, undefined] as const))].flatMap(
    ([each, property]): [string, Json][] => {
      const value = own[each]
      const isThere = isObject(value) || (value === undefined && property !== undefined && people.test(flat(each)))
      if (!isThere || (property !== undefined && shapeOf(document, property).types.includes('array'))) return []
      const shown = withPerson(telling, property, isObject(value) ? value : {}, each, depth + 1)
      return value === undefined && Object.keys(shown).length === 0 ? [] : [[each, shown]]
    },
  )
  return { ...own, ...Object.fromEntries(inner) }
}

const calling =
  /^(user|account)?(id|uid|uuid)$|^(email|username|login|name|firstname|lastname|fullname|role|roles|displayname)$/

/** Members that a token and a wrapper have beside others: an `id` of these is another's. */
function withNames({ asked, person, account }: Telling, part: Located | undefined, body: JsonObject): JsonObject {
  const { document } = asked.setting
  if (part !== undefined) {
    const known = Object.entries(personalMembers(document, part, person)).filter(
      ([name]) => calling.test(flat(name)) && (!/^(id|uid|uuid)$/.test(flat(name)) || asked.model.does !== 'create'),
    )
    return { ...body, ...Object.fromEntries(known) }
  }
  const said = { ...person.profile, username: account.username, email: account.email }
  const known = new Map(Object.entries(said).map(([name, value]) => [flat(name), value]))
  return Object.fromEntries(
    Object.entries(body).map(([name, value]): [string, Json] => {
      const own = isOwnId(name) && flat(name) !== 'id' ? person.id : known.get(flat(name))
      return [name, own !== undefined && own !== '' && typeof own === typeof value ? own : value]
    }),
  )
}

/** Tokens of the account wherever there is one, in place of what was made up for them. */
function withTokens(telling: Telling, part: Located | undefined, body: JsonObject, depth = 0): JsonObject {
  const { document } = telling.asked.setting
  const properties = part && shapeOf(document, part).properties
  return Object.fromEntries(
    Object.entries(body).map(([name, value]): [string, Json] => {
      const property = properties?.get(name)
      if (isObject(value) && depth < depthMax) return [name, withTokens(telling, property, value, depth + 1)]
      if (typeof value === 'string' && isTokenName(name) && !telling.sent.has(value))
        return [name, tokenFor(telling.asked.call.world, telling.account)]
      const fact = property && tokenFact(telling, name, property)
      return [name, fact ?? value]
    }),
  )
}

const hourSeconds = 3_600

/** What is said of a token, where no value is shown: how it is sent, and how long it is good. */
function tokenFact({ asked }: Telling, name: string, property: Located): Json | undefined {
  const { document } = asked.setting
  const { keywords, types } = shapeOf(document, property)
  const isShown = ['example', 'examples', 'default', 'const', 'enum'].some((each) => keywords[each] !== undefined)
  if (isShown) return undefined
  const bare = flat(name)
  if (bare === 'tokentype' && types.includes('string')) return 'bearer'
  const isNumber = types.includes('integer') || types.includes('number')
  if (/expiresin|^expiresin|^ttl$/.test(bare) && isNumber) return hourSeconds
  const nowMs = asked.call.world.clock.now()
  return /(expiresat|expiry|expiration|^expires)$/.test(bare)
    ? timeAs(nowMs + hourSeconds * 1_000, property, document)
    : undefined
}
