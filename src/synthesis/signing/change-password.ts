/** Who knows the old password, and sends a new one, has that from then on. */
import { flat } from '../../document/path-names.ts'
import type { Result } from '../../pipeline/exchange.ts'
import { isObject } from '../../spec/pointer.ts'
import type { Account } from '../../world/records/records.ts'
import type { Asked, Behave } from '../behaviours/behaviour.ts'
import { accountCalled, changePassword, identityIn, isSecretName, linkedTo, passwordOf } from './accounts.ts'
import { descriptionFor, wordsFor } from './said-refusals.ts'

export function changeOfPassword(asked: Asked, behave: Behave): Result {
  const { call } = asked
  const account = whose(asked)
  const { before, after } = passwordsIn(call.body)
  const known = account && passwordOf(call.world, account)
  if (known !== undefined && before !== undefined && before !== known) refuseOld(asked)
  const result = behave(asked)
  const isTrusted = before !== undefined || call.principal.account.id === account?.id
  if (account !== undefined && after !== undefined && isTrusted) changePassword(call.world, account, after)
  return result
}

/** Who asks, or who is named where nobody has to be signed in. */
function whose({ call }: Asked): Account | undefined {
  const { world, principal } = call
  const named = Object.values(call.path)
  const other = world.accounts.all().find((account) => named.includes(keyOf(linkedTo(world, account))))
  if (other !== undefined) return other
  return principal.account.id === '' ? accountCalled(world, identityIn(call.body).names) : principal.account
}

function keyOf(thingId: string | undefined): unknown {
  const parts: unknown = thingId === undefined ? undefined : JSON.parse(thingId)
  return Array.isArray(parts) ? parts.at(-1) : undefined
}

export interface Passwords {
  readonly before: string | undefined
  readonly after: string | undefined
}

/** In a body, wrapped or not. */
export function passwordsIn(body: unknown): Passwords {
  const whole = isObject(body) ? body : {}
  const parts = [whole, ...Object.values(whole).filter(isObject)]
  const said = parts.flatMap((part) =>
    Object.entries(part).flatMap(([name, value]): [string, string][] =>
      isSecretName(name) && typeof value === 'string' ? [[flat(name), value]] : [],
    ),
  )
  const [, before] = said.find(([name]) => isOld(name)) ?? []
  const [, after] =
    said.find(([name]) => /new/.test(name) && !isAgain(name)) ??
    said.find(([name]) => !isOld(name) && !isAgain(name)) ??
    []
  return { before, after }
}

function isOld(name: string): boolean {
  return /^(old|current|existing|previous|prior|present)/.test(name)
}

function isAgain(name: string): boolean {
  return /confirm|repeat|again|verif|retype/.test(name)
}

function refuseOld(asked: Asked): never {
  const { call, model } = asked
  const declared = [400, 401, 403, 422, 404].filter((each) => model.declared.includes(each))
  const spoken = declared.find((each) => wrong.test(descriptionFor(asked, each)) || wordsFor(asked, each, wrong))
  const status = spoken ?? declared[0] ?? 400
  const message = wordsFor(asked, status, wrong) ?? 'That is not the password that it has.'
  return call.fail(`http-${status}`, { message, problem: message })
}

const wrong = /password|credential|incorrect|wrong|mismatch|do(es)? not match/i
