/** Asks the target to remove something that the run made. */

import type { Actor } from '../speak/actor.ts'
import { Lacking } from '../speak/step-ended.ts'
import type { Cleaning } from './cleaning.ts'
import type { Removal } from './journal.ts'
import type { Made } from './made.ts'

/** Whether a document states how such a thing is removed. */
export function isRemovable({ specification }: Cleaning, { intention }: Made): boolean {
  return specification.isRemovable(specification.operation(intention.operationId))
}

/** Who may see and remove it: what was made without a token, though nobody should, is asked for with the owner's. */
export function keeperOf(session: Cleaning, { intention, role }: Made): Actor {
  return session.actor(intention.system, role === 'anonymous' ? 'owner' : role)
}

/** Why it could not be removed; null when it was, and `absent` when it was not there. */
export async function remove(session: Cleaning, made: Made, removal: Removal): Promise<string | null> {
  try {
    const { operationId, path, query } = removal
    const answer = await keeperOf(session, made).send(operationId, { path, query })
    if (answer.status < 300) return null
    if (answer.status === 404 || answer.status === 410) return 'absent'
    return `${operationId} answered ${answer.status}`
  } catch (error) {
    return reasonOf(error)
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Lacking) return `needs ${error.capability}`
  return error instanceof Error ? error.message : String(error)
}
