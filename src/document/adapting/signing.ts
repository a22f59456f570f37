/** Operations by which somebody comes to have an account or a token: called before there is any, by their paths and by what they take. */
import { jsonTypeIn } from '../../spec/media-types.ts'
import { child, isObject, type JsonObject, type Located } from '../../spec/pointer.ts'
import { flat, trim } from '../path-names.ts'
import { shapeOf } from '../shape.ts'

export type Signing = 'up' | 'in' | 'again' | 'out' | 'password'

const ups = /^(register|signup|registration|registrations|createaccount)$/
const ins = /^(login|signin|authenticate|token|tokens|session|sessions|auth|accesstoken|logon)$/
const agains = /^(refresh|refreshtoken|tokenrefresh|renew)$/
const outs = /^(logout|signout|logoff)$/
const passwords =
  /^((change|update|reset|set|edit|modify)(my|user|account)?password|password(change|update|reset)?|newpassword)$/
const people = /^(users?|accounts?|customers?|members?|people|persons?)$/

/** Whether it leads to all people or to one of them. */
export function isPathOfPeople(path: string): boolean {
  const word = trim(path)
    .split('/')
    .findLast((segment) => !segment.includes('{'))
  return people.test(flat(word ?? ''))
}

/** @returns undefined where an operation is none of these. */
export function signingOf(document: JsonObject, path: string, method: string, operation: Located): Signing | undefined {
  const word = flat(trim(path).split('/').at(-1) ?? '')
  if (outs.test(word) && ['post', 'delete', 'get'].includes(method)) return 'out'
  if (passwords.test(word) && ['post', 'put', 'patch'].includes(method))
    return sentNames(document, operation)?.some((name) => /passw/.test(name)) ? 'password' : undefined
  if (method !== 'post') return undefined
  const isAuth = /auth|session|token|login/i.test(path)
  if (agains.test(word) && isAuth) return 'again'
  const names = sentNames(document, operation)
  if (names === undefined) return undefined
  const hasPassword = names.some((name) => /^(password|passcode|pin|otp|passwd)$/.test(name))
  if (ups.test(word)) return hasPassword ? 'up' : undefined
  if (people.test(word)) return hasPassword ? 'up' : undefined
  const isGrant = names.includes('granttype') || names.includes('clientsecret')
  return ins.test(word) && (hasPassword || isGrant) ? 'in' : undefined
}

/** Paths that lead to who asks. */
export function isOwnPath(path: string): boolean {
  const [last = '', before = ''] = path
    .split('/')
    .filter((segment) => segment !== '')
    .toReversed()
  const isOwn =
    /^(me|user|self|account|profile|myself|whoami|currentuser|viewer|verifycredentials|userinfo|getme|myprofile)$/
  return isOwn.test(flat(last)) || (flat(last) === 'current' && /^(users?|accounts?|auth)$/.test(flat(before)))
}

/** Nobody has a token before one is given: what does not say itself that it wants one is open. */
export function openForSigning(document: JsonObject, path: string, method: string, operation: Located): JsonObject {
  if (operation.value.security !== undefined || document.security === undefined) return {}
  const word = flat(trim(path).split('/').at(-1) ?? '')
  const signing = people.test(word) ? undefined : signingOf(document, path, method, operation)
  return signing === 'up' || signing === 'in' ? { security: [] } : {}
}

/** Names in a body, those in what wraps them included; undefined where there is none. */
function sentNames(document: JsonObject, operation: Located): string[] | undefined {
  const body = child(document, operation, 'requestBody')
  const content = isObject(body?.value.content) ? body.value.content : {}
  const type = jsonTypeIn(Object.keys(content)) ?? Object.keys(content).find((each) => /form/.test(each))
  const schema = body && type !== undefined ? child(document, body, 'content', type, 'schema') : undefined
  if (schema === undefined) return undefined
  const { properties } = shapeOf(document, schema)
  const inner = [...properties.values()].flatMap((property) => [...shapeOf(document, property).properties.keys()])
  return [...properties.keys(), ...inner].map(flat)
}
