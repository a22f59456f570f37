/**
 * What was to go with what it stood below, and has a path of its own: a target that keeps it keeps something of the run's. It is looked at
 * once more, and removed where it is there and says what the run sent.
 */
import { textsIn } from '../exchange/marks.ts'
import type { Cleaning } from './cleaning.ts'
import type { Removal } from './journal.ts'
import type { Made } from './made.ts'
import { keeperOf, remove } from './remove-made.ts'

/** So many of a collection that are gone show that the rest is. */
const goneMax = 2

export interface Orphans {
  readonly removed: number
  /** Those that are there and could not be removed, with the reason. */
  readonly left: readonly { readonly made: Made; readonly reason: string }[]
}

export async function removeOrphans(session: Cleaning): Promise<Orphans> {
  const gone = new Map<string, number>()
  const left: { made: Made; reason: string }[] = []
  let removed = 0
  for (const { made, parting } of session.inventory.parted.toReversed()) {
    const { removal } = made
    const { collection } = made.intention
    const count = gone.get(collection) ?? 0
    if (parting !== 'with its parent' || removal === null || isBelow(made, removal) || count >= goneMax) continue
    if (!(await isThere(session, made, removal))) {
      gone.set(collection, count + 1)
      continue
    }
    gone.set(collection, Number.NEGATIVE_INFINITY)
    const reason = await remove(session, made, removal)
    if (reason === null) removed++
    else if (reason !== 'absent') left.push({ made, reason })
  }
  return { removed, left }
}

/** Its address names what it stood below, without which it is not found. */
function isBelow({ parents }: Made, { path }: Removal): boolean {
  return Object.values(path).some((value) => parents.includes(value))
}

/** Whether what is read at its address says what the run sent: another one may have its number by now. */
async function isThere(session: Cleaning, made: Made, { operationId, path }: Removal): Promise<boolean> {
  const { specification } = session
  const { marks, system, collection } = made.intention
  const address = specification.operation(operationId).path
  const read = specification
    .operationsOf(system, collection)
    .find((operation) => operation.method === 'GET' && operation.path === address)
  if (read === undefined || marks.length === 0) return false
  try {
    const answer = await keeperOf(session, made).send(read.id, { path })
    const texts = answer.status < 300 ? textsIn(answer.body) : []
    return texts.some((text) => marks.includes(text))
  } catch {
    return false
  }
}
