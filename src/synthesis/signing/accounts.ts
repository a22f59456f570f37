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
  const passwords = Object.entries(sent).filter(([name]) => /passw|passcode|secret|^pin$|^otp$/.test(flat(name)))
  const hidden = new Set(passwords.map(([name]) => name))
  const [, password] = passwords[0] ?? []
  return {
    names: [username, email].filter((name) => name !== ''),
    username: username === '' ? (email.split('@', 1)[0] ?? '') : username,
    email,
    password: typeof password === 'string' ? password : undefined,
    profile: Object.fromEntries(Object.entries(sent).filter(([name]) => !hidden.has(name))),
  }
}

/** The account that has one of the names, as its user name or its address. */
export function accountCalled({ accounts }: Pick<World, 'accounts'>, names: readonly string[]): Account | undefined {
  return accounts
    .all()
    .find(({ username, email }) => names.includes(username) || (email !== '' && names.includes(email)))
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
  keepBeside(world, 'who signed up', {
    key: account.id,
    parentId: '',
    ownerId: account.id,
    value: { profile, ...(password !== undefined && { password }) },
  })
  return account
}

function recordOf(world: Pick<World, 'things'>, { id }: Account): JsonObject {
  return keptBeside(world, 'who signed up', id) ?? {}
}

/** Undefined of an account that any password opens. */
export function passwordOf(world: Pick<World, 'things'>, account: Account): string | undefined {
  const { password } = recordOf(world, account)
  return typeof password === 'string' ? password : undefined
}

export function profileOf(world: Pick<World, 'things'>, account: Account): JsonObject {
  const { profile } = recordOf(world, account)
  return isObject(profile) ? profile : {}
}
