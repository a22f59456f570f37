/**
 * Removes what the run made, newest first, and looks at the lists once more. What is still there was not removed by an operation that
 * said so, or was made by one that refused; both are findings, and what can be removed of it is.
 */

import type { Finding } from '../judge/finding.ts'
import type { Cleaning } from './cleaning.ts'
import type { Made } from './inventory.ts'
import type { Removal } from './journal.ts'
import type { Leftover } from './leftover.ts'
import { putBack } from './put-back.ts'
import { isRemovable, remove } from './remove-made.ts'
import { type Sweep, sweep } from './sweep.ts'

export interface CleanUp {
  /** How many things were removed. */
  readonly removed: number
  readonly leftovers: readonly Leftover[]
  readonly findings: readonly Finding[]
}

export async function cleanUp(session: Cleaning): Promise<CleanUp> {
  const { inventory } = session
  const leftovers: Leftover[] = await putBack(session)
  let removed = 0
  for (const made of inventory.pending()) {
    // What stood below something may have gone with it; what may not be there is looked for afterwards.
    if (!inventory.pending().includes(made) || made.isDoubtful) continue
    const reason = made.removal === null ? 'no operation removes it' : await remove(session, made, made.removal)
    if (reason === 'absent') {
      // Perhaps the target does not know the operation at all, or only says so; its list tells.
      made.isDoubtful = true
      continue
    }
    if (reason === null) {
      inventory.forget(made, 'removed')
      removed++
    } else leftovers.push(leftoverOf(session, made, [...made.references][0], reason))
  }
  const swept = await sweep(session)
  for (const made of inventory.pending()) {
    if (!made.isDoubtful) continue
    const reason = doubtOf(session, made, swept)
    if (reason === null) inventory.forget(made, made.isAnswered ? 'removed' : 'refused')
    else if (made.isAnswered) leftovers.push(leftoverOf(session, made, [...made.references][0], reason))
  }
  return { removed: removed + swept.removed, leftovers: [...leftovers, ...swept.leftovers], findings: swept.findings }
}

/** Why it may be there all the same; null where nothing speaks for it. */
function doubtOf(session: Cleaning, made: Made, { unseen, unsure }: Sweep): string | null {
  const { removal, intention } = made
  if (removal === null) {
    const silence = `the answer to ${intention.operationId} does not tell what to remove, and`
    if (unseen.has(made)) return `${silence} no list tells whether it is there`
    return made.isAnswered && unsure.has(made) ? `${silence} what came into the list is not called as it was` : null
  }
  if (!unseen.has(made) || isKnownToWork(session, removal)) return null
  return `${removal.operationId} did not find it, and no list tells whether it is there`
}

/** Whether the operation has removed anything in this run, so that its word for what is not there can be taken. */
function isKnownToWork({ conversation }: Cleaning, removal: Removal | null): boolean {
  return conversation.exchanges.some(
    ({ call, answer }) => call.operation?.id === removal?.operationId && answer.status < 300,
  )
}

function leftoverOf(session: Cleaning, made: Made, reference: string | undefined, reason: string): Leftover {
  const { system, collection, operationId } = made.intention
  return { system, collection, reference: reference ?? operationId, reason, isAllowed: !isRemovable(session, made) }
}
