/** Second stage: who. Tokens are records of the world; which refusal a bad one meets, the system says. */
import { refuse } from '../errors/refusal.ts'
import type { Engine } from './engine.ts'
import { type Authenticated, grow, type Principal, type Received, type Routed } from './exchange.ts'

export function authenticate(routed: Routed, engine: Engine): Authenticated {
  return grow(routed, { principal: principalOf(routed.received, engine) ?? refuse('unauthenticated') })
}

/** The account behind the bearer token; undefined when it is missing, malformed, unknown or revoked. */
export function principalOf({ headers }: Pick<Received, 'headers'>, { world }: Engine): Principal | undefined {
  const [, credential] = /^bearer +(\S+) *$/i.exec(headers.authorization ?? '') ?? []
  const token = credential === undefined ? undefined : world.tokens.get(credential)
  if (token === undefined || token.revoked) return undefined
  const account = world.accounts.get(token.accountId)
  return account && { token, account }
}
