/** What a platform tells of the accounts of its world. */
import type { World } from '../world/world.ts'

/** What hangs on the accounts alone, which change with the whole world. */
export function memoized<Value>(world: World, make: () => Value): () => Value {
  let made: { readonly worldsBefore: number; readonly value: Value } | undefined
  return () => {
    if (made?.worldsBefore !== world.replacedTimes) made = { worldsBefore: world.replacedTimes, value: make() }
    return made.value
  }
}

export function tokensOf({ tokens, accounts }: World): { readonly account: string; readonly token: string }[] {
  return tokens
    .all()
    .filter(({ revoked }) => !revoked)
    .map(({ token, accountId }) => ({ account: accounts.get(accountId)?.username ?? accountId, token }))
}
