/** What an account may deploy: small in the world of the simulation, and another's is not one's own. */
import { worlds } from '../../unit/systems/worlds.ts'
import { chance, pick } from './step.ts'

const limits = {
  alice: { files: 4, bodyBytes: 1_000 },
  bob: { files: 3, bodyBytes: 700 },
} as const

type Username = keyof typeof limits

const limitsOf = (username: string) => (username in limits ? { limits: limits[username as Username] } : {})

/** The default world, in which both accounts may deploy little. */
export const limitedWorld: typeof worlds.default = {
  ...worlds.default,
  accounts: (worlds.default.accounts ?? []).map((account) => ({ ...account, ...limitsOf(account.username) })),
}

const bytesOf = (body: unknown): number => new TextEncoder().encode(JSON.stringify(body)).length

/** A body with the files, and now and then one more that makes it as large as it may be, or a byte larger or smaller. */
export function filled(
  as: Username,
  manifest: object,
  files: Readonly<Record<string, string>>,
): Record<string, string> {
  if (chance(0.85)) return files
  const bytes = bytesOf({ package: manifest, ...files, 'filler.txt': '' })
  const room = limits[as].bodyBytes - bytes + pick([-1, 0, 1])
  return { ...files, 'filler.txt': 'x'.repeat(Math.max(0, room)) }
}

/** Why that is too much for the account; undefined when it is not. */
export function excess(
  as: Username,
  body: unknown,
  count: number,
): readonly [status: number, code: string, isGeneric: boolean] | undefined {
  const { files, bodyBytes } = limits[as]
  if (bytesOf(body) > bodyBytes) return [413, 'payload_too_large', false]
  return count > files ? [400, 'bad_request', true] : undefined
}
