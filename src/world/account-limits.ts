/** How much an account may use: what its world says of it, else what the document says of every account (`x-account-limits`). */
import type { Contract } from '../spec/contract.ts'
import type { Account } from './records/records.ts'

export function limitOf({ limits }: Account, name: string, contract: Pick<Contract, 'accountLimits'>): number {
  const limit = limits[name] ?? contract.accountLimits[name]
  if (limit === undefined) throw new Error(`no account limit ${name} in the document`)
  return limit
}

/** The largest body that anybody may send, so that a server knows how far to read; what is over its own limit an operation refuses. */
export function largestBody(contract: Contract, accounts: readonly Account[]): number {
  const { systems, operations } = contract
  const names = new Set(Object.values(operations).flatMap(({ bodyLimit }) => bodyLimit ?? []))
  const ofAccounts = [...names].flatMap((name) => [
    contract.accountLimits[name] ?? 0,
    ...accounts.map((account) => limitOf(account, name, contract)),
  ])
  return Math.max(...systems.map(({ bodyBytesMax }) => bodyBytesMax), ...ofAccounts)
}
