/** Accounts that somebody signed up for, with what was said of them. */
import { flat } from '../../document/path-names.ts'
import { isObject, type JsonObject } from '../../spec/pointer.ts'
import type { Account } from '../../world/records/records.ts'
import type { World } from '../../world/world.ts'
import { keepBeside, keptBeside } from '../things/kept-beside.ts'

export interface Identity {
  /** By which somebody is known: a name, an address. */
  readonly names: readonly string[]
  readonly username: string
  readonly email: string
  readonly password: string | undefined
  /** All that was said but the password. */
  readonly profile: JsonObject
}

/** Whether it is a password, however it is spelled. */
export function isSecretName(name: string): boolean {
  return /passw|passcode|secret|^pin$|^otp$/.test(flat(name))
}

const usernames = ['username', 'login', 'handle', 'nickname', 'user', 'identifier']

/** @param body Of what signs up or in, wrapped or not. */
export function identityIn(body: unknown): Identity {
  const whole = isObject(body) ? body : {}
  const [only, ...others] = Object.values(whole)
  const sent = isObject(only) && others.length === 0 ? only : whole
  const textOf = (names: readonly string[]): string => {
    const found = Object.entries(sent).find(([name, value]) => names.includes(flat(name)) && typeof value === 'string')
    return found === undefined ? '' : String(found[1])
  }
  const email = textOf(['email', 'emailaddress', 'mail'])
  const username = textOf(usernames)
  const hidden = new Set(Object.keys(sent).filter(isSecretName))
  const [password] = [...hidden].map((name) => sent[name])
  return {
    names: [username, email].filter((name) => name !== ''),
    username: username === '' ? (email.split('@', 1)[0] ?? '') : username,
    email,
    password: typeof password === 'string' ? password : undefined,
    profile: Object.fromEntries(Object.entries(sent).filter(([name]) => !hidden.has(name))),
  }
}

/** The account that has one of the names, as its user name or its address: those that it has now. One that somebody signed up for goes first. */
export function accountCalled(
  world: Pick<World, 'accounts' | 'things'>,
  names: readonly string[],
): Account | undefined {
  return signedUpAs(world, names) ?? world.accounts.all().find((account) => isCalled(world, account, names))
}

/** That alone which somebody signed up for: nobody is kept from a name by an account that was there for the tokens that a world begins with. */
export function signedUpAs(world: Pick<World, 'accounts' | 'things'>, names: readonly string[]): Account | undefined {
  return world.accounts
    .all()
    .find((account) => recordOf(world, account).profile !== undefined && isCalled(world, account, names))
}

function isCalled(world: Pick<World, 'things'>, account: Account, names: readonly string[]): boolean {
  return namesOf(world, account).some((name) => names.includes(name))
}

/** By which an account is known now: none where who it is of is gone. */
function namesOf(world: Pick<World, 'things'>, account: Account): string[] {
  const { thingId } = recordOf(world, account)
  if (thingId === undefined) return [account.username, account.email].filter((name) => name !== '')
  const thing = world.things.get(String(thingId))
  return thing === undefined ? [] : namesIn(thing.value as JsonObject, account)
}

function namesIn(value: JsonObject, { username, email }: Account): string[] {
  const own = identityIn(value)
  const isRenamed = Object.keys(value).some((name) => usernames.includes(flat(name)))
  return [...own.names, ...(isRenamed ? [] : [username]), ...(own.email === '' ? [email] : [])].filter(
    (name) => name !== '',
  )
}

/** @param wanted Its id, where that was shown already. */
export function openAccount(world: World, { username, email, password, profile }: Identity, wanted?: string): Account {
  const free = [wanted, username, email].find((id) => id !== undefined && id !== '' && !world.accounts.has(id))
  const account: Account = {
    id: free ?? `account-${world.ids.count('accounts that signed up')}`,
    username,
    email,
    name: username,
    blocked: false,
    unpaid: false,
    limits: {},
  }
  world.accounts.insert(account)
  keep(world, account, { profile, ...(password !== undefined && { password }) })
  return account
}

function keep(world: World, account: Account, changes: JsonObject): void {
  const value = { ...recordOf(world, account), ...changes }
  keepBeside(world, 'who signed up', { key: account.id, parentId: '', ownerId: account.id, value })
}

function recordOf(world: Pick<World, 'things'>, { id }: Account): JsonObject {
  return keptBeside(world, 'who signed up', id) ?? {}
}

/** Undefined of an account that any password opens. */
export function passwordOf(world: Pick<World, 'things'>, account: Account): string | undefined {
  const { password } = recordOf(world, account)
  return typeof password === 'string' ? password : undefined
}

export function changePassword(world: World, account: Account, password: string): void {
  keep(world, account, { password })
}

export function profileOf(world: Pick<World, 'things'>, account: Account): JsonObject {
  const { profile } = recordOf(world, account)
  return isObject(profile) ? profile : {}
}

/** Who the account is of is that thing from now on. */
export function linkAccount(world: World, account: Account, thingId: string): void {
  keep(world, account, { thingId })
}

/** Id of the thing that who the account is of was said to be, there or gone. */
export function linkedTo(world: Pick<World, 'things'>, account: Account): string | undefined {
  const { thingId } = recordOf(world, account)
  return typeof thingId === 'string' ? thingId : undefined
}
