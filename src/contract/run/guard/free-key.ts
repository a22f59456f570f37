/**
 * Before something is made under a key that others may have as well, it is looked up whether it is taken: in what the lists had before the run,
 * or, where there is no list, by reading what stands there.
 */
import { codeOf } from '../../../document/error-statuses.ts'
import type { Operation } from '../../../spec/contract.ts'
import type { Baseline } from '../../clean-up/baseline.ts'
import type { Inventory } from '../../clean-up/inventory.ts'
import { type ChosenKey, chosenKeys } from '../../clean-up/naming/keys.ts'
import { type Call, type Exchange, isSuccess } from '../../exchange/exchange.ts'
import { KeyTaken } from '../../scenarios/not-exercised.ts'
import type { LookUp } from '../../speak/create-actor.ts'
import type { Specification } from '../../specification/specification.ts'

interface Known {
  readonly specification: Specification
  readonly baseline: Baseline
  readonly inventory: Inventory
  readonly prefix: string
}

/** @throws KeyTaken where the key is, or may be, somebody else's. */
export function createLookUp(known: Known): LookUp {
  const { specification, baseline, inventory, prefix } = known
  return async (call, read) => {
    const collection = call.operation && specification.resource(call.operation)?.collection
    if (collection === undefined || !baseline.isLookedAt) return
    const keys = chosenKeys(specification, call, prefix)
    // Of what was made there may be much, and most calls choose no key.
    if (keys.length === 0) return
    const own = new Set(inventory.pending().flatMap(({ references }) => [...references]))
    for (const key of keys.filter(({ value }) => !own.has(value))) {
      const had = baseline.hadKey(call.system, collection, key)
      const isTaken = had === true || (key.isId && baseline.hadNamed(call.system, collection, key.value))
      if (isTaken) throw new KeyTaken(`${key.member} ${JSON.stringify(key.value)} was taken before the run`)
      if (had === undefined && key.isId) await readFirst(specification, { call, collection, key }, read)
    }
  }
}

interface Chosen {
  readonly call: Call
  readonly collection: string
  readonly key: ChosenKey
}

async function readFirst(
  specification: Specification,
  { call, collection, key }: Chosen,
  read: (operation: Operation, path: Readonly<Record<string, string>>, refusal: readonly string[]) => Promise<Exchange>,
): Promise<void> {
  const what = `whether ${key.member} ${JSON.stringify(key.value)} is taken`
  const operation = specification
    .operationsOf(call.system, collection)
    .find((each) => specification.resource(each)?.action === 'read')
  const names = [...(operation?.path ?? '').matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)
  const above = Object.values(call.input.path ?? {}).slice(0, key.isInPath ? -1 : undefined)
  if (operation === undefined || names.length !== above.length + 1) throw new KeyTaken(`nothing tells ${what}`)
  const path = Object.fromEntries(names.map((name, index) => [name, above[index] ?? key.value]))
  const seen = await read(operation, path, [404, 410].map(codeOf))
  if (isSuccess(seen)) throw new KeyTaken(`${key.member} ${JSON.stringify(key.value)} is taken`)
  const { status } = seen.answer
  if (status !== 404 && status !== 410)
    throw new KeyTaken(`${operation.id} answered ${status} when it was asked ${what}`)
}
