/**
 * Removes what the run made, newest first, and looks at the lists once more. What is still there was not removed by an operation that
 * said so, or was made by one that refused; both are findings, and what can be removed of it is.
 */

import { isNaming } from '../exchange/naming.ts'
import type { Finding } from '../judge/finding.ts'
import type { Cleaning } from './cleaning.ts'
import { doubtOf } from './doubt.ts'
import type { Leftover } from './leftover.ts'
import type { Made } from './made.ts'
import { removeOrphans } from './orphans.ts'
import { putBack } from './put-back.ts'
import { isRemovable, remove } from './remove-made.ts'
import { type Sweep, sweep } from './sweep.ts'

export interface CleanUp {
  /** How many things were removed. */
  readonly removed: number
  /** Paths of what there is one of, that was otherwise and was put back as it was. */
  readonly restored: readonly string[]
  readonly leftovers: readonly Leftover[]
  readonly findings: readonly Finding[]
}

export async function cleanUp(session: Cleaning): Promise<CleanUp> {
  const { inventory } = session
  const { restored, leftovers: others } = await putBack(session)
  const leftovers: Leftover[] = [...others, ...(await session.records.clear())]
  let removed = 0
  for (const made of inventory.pending()) {
    // What stood below something may have gone with it; what may not be there is looked for afterwards.
    if (!inventory.pending().includes(made) || made.isDoubtful) continue
    const former = await removeFormer(session, made)
    if (former !== null) leftovers.push(leftoverOf(session, made, former))
    const reason = made.removal === null ? 'no operation removes it' : await remove(session, made, made.removal)
    if (reason === 'absent') {
      // Perhaps the target does not know the operation at all, or only says so; its list tells.
      made.isDoubtful = true
      continue
    }
    if (reason === null) {
      inventory.forget(made, 'removed')
      removed++
    } else leftovers.push(leftoverOf(session, made, reason))
  }
  const orphans = await removeOrphans(session)
  for (const { made, reason } of orphans.left) leftovers.push(leftoverOf(session, made, reason))
  const swept = await sweep(session)
  for (const made of inventory.pending()) {
    if (!made.isDoubtful) continue
    const reason = await doubtOf(session, made, swept)
    if (reason === null) inventory.forget(made, made.isAnswered ? 'removed' : 'refused')
    else if (!isMentioned(made, swept)) leftovers.push(leftoverOf(session, made, reason))
  }
  return {
    removed: removed + orphans.removed + swept.removed,
    restored,
    leftovers: [...leftovers, ...swept.leftovers],
    findings: swept.findings,
  }
}

/** Whether what a list shows of it, under another name, is said already. */
function isMentioned({ references }: Made, { leftovers }: Sweep): boolean {
  return leftovers.some(({ reference }) => [...references].some((each) => reference.includes(each)))
}

/** Where it stood before it was called otherwise. Small numbers come again, and are somebody else's by then. */
async function removeFormer(session: Cleaning, made: Made): Promise<string | null> {
  for (const removal of made.former) {
    if (/^\d{1,9}$/.test(Object.values(removal.path).at(-1) ?? '')) continue
    const reason = await remove(session, made, removal)
    if (reason !== null && reason !== 'absent') return reason
  }
  return null
}

function leftoverOf(session: Cleaning, made: Made, reason: string): Leftover {
  const { system, collection, operationId } = made.intention
  const names = Object.entries(made.named)
  const called = (names.find(([member]) => isNaming(member)) ?? names[0])?.[1] ?? []
  const reference = (made.isChanged ? called.at(-1) : called[0]) ?? [...made.references][0]
  return { system, collection, reference: reference ?? operationId, reason, isAllowed: !isRemovable(session, made) }
}
