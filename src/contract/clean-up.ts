/** Removes what the run made, newest first, and looks at the lists once more for what it could not know of. */
import type { Operation } from '../spec/contract.ts'
import { Lacking } from './actor.ts'
import { type Made, textsIn } from './inventory.ts'
import { elementsOf } from './paging.ts'
import type { Leftover } from './report.ts'
import type { Session } from './session.ts'
import type { Specification } from './specification.ts'

export async function cleanUp(session: Session): Promise<Leftover[]> {
  const { inventory } = session
  const leftovers: Leftover[] = []
  for (const made of inventory.pending()) {
    // What stood below something may have gone with it.
    if (!inventory.pending().includes(made)) continue
    const reason = await remove(session, made)
    if (reason === null) inventory.forget(made)
    else leftovers.push(leftoverOf(made, reason))
  }
  leftovers.push(...(await sweep(session)))
  return leftovers
}

/** Why it could not be removed; null when it is gone. */
async function remove(session: Session, made: Made): Promise<string | null> {
  const { removal } = made
  if (removal === null) return made.isDoubtful ? null : 'no operation removes it'
  try {
    const answer = await session.actor(made.system, made.role).send(removal.operationId, { path: removal.path })
    if (answer.status < 300 || answer.status === 404 || answer.status === 410) return null
    return `${removal.operationId} answered ${answer.status}`
  } catch (error) {
    if (error instanceof Lacking) return `needs ${error.capability}`
    return error instanceof Error ? error.message : String(error)
  }
}

/** Everything in the lists of the collections that were touched that carries the run's prefix. */
async function sweep(session: Session): Promise<Leftover[]> {
  const { specification, names, inventory } = session
  const leftovers: Leftover[] = []
  for (const { system, collection, role } of inventory.touched) {
    const list = listOf(specification, system, collection)
    if (list === undefined) continue
    const answer = await session.actor(system, role).send(list.id)
    for (const element of elementsOf(answer.body)) {
      const reference = textsIn(element).find((text) => text.toLowerCase().includes(names.prefix))
      if (reference !== undefined) leftovers.push({ system, collection, reference, reason: 'it is still in its list' })
    }
  }
  return leftovers
}

/** The operation that lists a collection without being told more. */
export function listOf(specification: Specification, system: string, collection: string): Operation | undefined {
  return Object.values(specification.contract.operations).find((operation) => {
    const resource = specification.resource(operation)
    const needsNothing = operation.parameters.every(({ in: place }) => place !== 'path')
    return (
      operation.system === system && resource?.action === 'list' && resource.collection === collection && needsNothing
    )
  })
}

function leftoverOf({ system, collection, references, operationId }: Made, reason: string): Leftover {
  return { system, collection, reference: [...references][0] ?? operationId, reason }
}
