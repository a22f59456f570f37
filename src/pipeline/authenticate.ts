/** Second stage: who. Tokens are records of the world; which refusal a bad one meets, the catalogue says. */
import { refuse } from '../errors/refusal.ts'
import type { Credential, CredentialPlace, SecurityWay } from '../spec/contract.ts'
import { type Carrying, readCredential } from './credentials/read-credential.ts'
import type { Engine } from './engine.ts'
import { type Authenticated, grow, type Principal, type Routed } from './exchange.ts'

/** Who asks without a token where none is needed. */
const anonymous: Principal = {
  token: { token: '', accountId: '', revoked: false, environmentIds: null, projectIds: null },
  account: { id: '', username: '', email: '', name: '', blocked: false, unpaid: false, limits: {} },
}

export function isAnonymous(principal: Principal | undefined): boolean {
  return principal === undefined || principal === anonymous
}

export function authenticate(routed: Routed, engine: Engine): Authenticated {
  const { operation, received } = routed
  const principal = operation.secured
    ? admittedBy(operation.security, received, engine)
    : (principalOf(received, engine) ?? anonymous)
  return grow(routed, { principal })
}

/**
 * The account behind the first good token, wherever one can stand; undefined when there is none, or it is malformed, unknown or
 * revoked.
 */
export function principalOf(
  request: Carrying,
  { contract, world }: Pick<Engine, 'contract' | 'world'>,
): Principal | undefined {
  for (const place of contract.credentialPlaces) {
    const principal = principalAt(place, request, world)
    if (principal !== undefined) return principal
  }
  return undefined
}

/** Who asks in one of the ways: a good token at each of its places, each allowed what it has to be. */
function admittedBy(ways: readonly SecurityWay[], request: Carrying, { world }: Engine): Principal {
  let isKnown = false
  for (const { credentials } of ways) {
    let first: Principal | undefined
    let isGood = true
    let isEnough = true
    for (const credential of credentials) {
      const principal = principalAt(credential.place, request, world)
      first ??= principal
      isGood &&= principal !== undefined
      isEnough &&= isAllowed(principal, credential)
    }
    if (first === undefined || !isGood) continue
    if (isEnough) return first
    isKnown = true
  }
  return refuse(isKnown ? 'out-of-scope' : 'unauthenticated')
}

function isAllowed(principal: Principal | undefined, { scopes }: Credential): boolean {
  if (scopes.length === 0) return true
  const allowed = principal?.token.scopes ?? null
  return allowed === null || scopes.every((scope) => allowed.includes(scope))
}

function principalAt(place: CredentialPlace, request: Carrying, world: Engine['world']): Principal | undefined {
  for (const text of readCredential(request, place)) {
    const token = world.tokens.get(text)
    if (token === undefined || token.revoked) continue
    const account = world.accounts.get(token.accountId)
    if (account !== undefined) return { token, account }
  }
  return undefined
}
