/** Whether what a run made, and could not be seen to remove, is there all the same. A 404 alone shows that nobody found it, not that it is gone. */
import type { Cleaning } from './cleaning.ts'
import type { Removal } from './journal.ts'
import type { Made } from './made.ts'
import { listingOf } from './removal.ts'
import { keeperOf } from './remove-made.ts'
import type { Sweep } from './sweep.ts'

/** Why it may be there; null where nothing speaks for it. */
export async function doubtOf(session: Cleaning, made: Made, { unseen, unsure }: Sweep): Promise<string | null> {
  const { removal, intention } = made
  if (removal === null) {
    if (!made.isAnswered)
      return !made.isRefused && unseen.has(made)
        ? `it is not known whether ${intention.operationId} made it, and no list tells`
        : null
    const silence = `the answer to ${intention.operationId} does not tell what to remove, and`
    if (unseen.has(made)) return `${silence} no list tells whether it is there`
    return `${silence} ${unsure.has(made) ? 'what came into the list is not called as it was' : 'its list does not show it'}`
  }
  if (!unseen.has(made)) return null
  // A list that there is and that cannot be read says that the target, or what stands before it, is not itself.
  const hasList = listingOf(session.specification, intention) !== undefined
  if (!hasList && (await isNotFound(session, made, removal))) return null
  return made.isChanged
    ? `${removal.operationId} did not find it where it was before it was changed, and no list tells where it is`
    : `${removal.operationId} did not find it, and no list tells whether it is there`
}

/** Whether it cannot be read at its address either; what was renamed may have another. */
async function isNotFound(session: Cleaning, made: Made, removal: Removal): Promise<boolean> {
  const { specification } = session
  const deletion = specification.operation(removal.operationId)
  const collection = specification.resource(deletion)?.collection
  const reads = Object.values(specification.contract.operations).find((operation) => {
    const resource = specification.resource(operation)
    return operation.system === deletion.system && resource?.action === 'read' && resource.collection === collection
  })
  const names = [...(reads?.path ?? '').matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)
  const values = Object.values(removal.path)
  if (reads === undefined || made.isChanged || names.length !== values.length) return false
  const path = Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))
  try {
    const { status } = await keeperOf(session, made).send(reads.id, { path, query: removal.query })
    return status === 404 || status === 410
  } catch {
    return false
  }
}
