/**
 * Removes what the run made, newest first, and looks at the lists once more. What is still there was not removed by an operation that
 * said so, or was made by one that refused; both are findings, and what can be removed of it is.
 */
import { Lacking } from './actor.ts'
import type { Finding } from './finding.ts'
import { isMarked, type Made, textsIn } from './inventory.ts'
import type { Removal } from './journal.ts'
import { elementsOf } from './paging.ts'
import { type Listing, listingOf, removalOfElement } from './removal.ts'
import type { Leftover } from './report.ts'
import { visibilityMs } from './run-scenario.ts'
import type { Session } from './session.ts'

/** How long a removal that was only accepted may take, where nothing is said. */
const acceptedWindowMs = 30_000

export interface CleanUp {
  /** How many things were removed. */
  readonly removed: number
  readonly leftovers: readonly Leftover[]
  readonly findings: readonly Finding[]
}

export async function cleanUp(session: Session): Promise<CleanUp> {
  const { inventory } = session
  const leftovers: Leftover[] = []
  let removed = 0
  for (const made of inventory.pending()) {
    // What stood below something may have gone with it; what may not be there is looked for afterwards.
    if (!inventory.pending().includes(made) || made.isDoubtful) continue
    const reason = made.removal === null ? 'no operation removes it' : await remove(session, made, made.removal)
    if (reason === null) {
      inventory.forget(made, 'removed')
      removed++
    } else leftovers.push(leftoverOf(made, [...made.references][0], reason))
  }
  const swept = await sweep(session)
  for (const made of inventory.pending())
    if (made.isDoubtful && !swept.unseen.has(made)) inventory.forget(made, 'refused')
  return { removed: removed + swept.removed, leftovers: [...leftovers, ...swept.leftovers], findings: swept.findings }
}

/** Why it could not be removed; null when it is gone. */
async function remove(session: Session, { intention, role }: Made, removal: Removal): Promise<string | null> {
  try {
    const { operationId, path, query } = removal
    const answer = await session.actor(intention.system, role).send(operationId, { path, query })
    if (answer.status < 300 || answer.status === 404 || answer.status === 410) return null
    return `${operationId} answered ${answer.status}`
  } catch (error) {
    return reasonOf(error)
  }
}

interface Sweep {
  removed: number
  readonly leftovers: Leftover[]
  readonly findings: Finding[]
  /** Those whose list could not be read. */
  readonly unseen: Set<Made>
}

/** Everything with the run's prefix in the lists in which something was made, or might have been. */
async function sweep(session: Session): Promise<Sweep> {
  const { specification, inventory, names } = session
  const result: Sweep = { removed: 0, leftovers: [], findings: [], unseen: new Set() }
  const lists = new Map<string, { readonly listing: Listing; readonly made: Made[] }>()
  for (const made of inventory.intended) {
    const listing = listingOf(specification, made.intention)
    // A list that stands below something that was the run's own is gone with it.
    if (listing === undefined || Object.values(listing.path).some((text) => isOwn(session, text))) continue
    const key = JSON.stringify([listing.operation.id, listing.path, listing.query, made.role])
    const known = lists.get(key)
    if (known === undefined) lists.set(key, { listing, made: [made] })
    else known.made.push(made)
  }
  for (const { listing, made } of lists.values()) {
    const left = new Set(inventory.pending())
    const elements = await marked(session, listing, made)
    if (elements === null) for (const each of made) result.unseen.add(each)
    for (const element of elements ?? []) {
      const texts = textsIn(element)
      const own = made.filter(({ references }) => texts.some((text) => references.has(text)))
      const known = own.findLast((each) => each.removal !== null) ?? own.at(-1)
      // It could not be removed, which is said already.
      if (known !== undefined && left.has(known) && !known.isDoubtful) continue
      const reference = texts.find((text) => isMarked(text, names.prefix)) ?? ''
      result.findings.push(findingOf(session, listing, known, reference))
      const removal = known && removalOfElement(specification, known.intention, element)
      const reason =
        known === undefined || removal === null || removal === undefined
          ? 'no operation removes it'
          : await remove(session, known, removal)
      if (reason === null && known?.isDoubtful === true) {
        inventory.forget(known, 'removed')
        result.removed++
      } else
        result.leftovers.push({
          system: listing.operation.system,
          collection: made[0]?.intention.collection ?? '',
          reference,
          reason: reason ?? 'it is in its list after it was removed',
        })
    }
  }
  return result
}

/** The elements that carry the run's prefix, after as long as what was removed may still be visible; null when the list cannot be read. */
async function marked(
  session: Session,
  { operation, path, query }: Listing,
  made: readonly Made[],
): Promise<readonly unknown[] | null> {
  const { waiting, names } = session
  const [first] = made
  if (first === undefined) return []
  const startMs = waiting.nowMs()
  const windowMs = hasAccepted(session) ? acceptedWindowMs : visibilityMs
  for (let pauseMs = 200; ; pauseMs *= 2) {
    try {
      // An operation of the document, asked with what an earlier call of it was asked with.
      const body = await session
        .actor(operation.system, first.role)
        .list(operation.id as never, { path, query } as never)
      const elements = elementsOf(body).filter((element) =>
        textsIn(element).some((text) => isMarked(text, names.prefix)),
      )
      if (elements.length === 0 || waiting.nowMs() - startMs >= windowMs) return elements
    } catch {
      return null
    }
    await waiting.sleep(pauseMs)
  }
}

/** Whether a removal was answered with 202, so that what it removes may still be there. */
function hasAccepted({ conversation, specification }: Session): boolean {
  return conversation.exchanges.some(({ call, answer }) => {
    const resource = call.operation && specification.resource(call.operation)
    return answer.status === 202 && resource?.action === 'delete'
  })
}

function findingOf(
  { specification }: Session,
  { operation }: Listing,
  made: Made | undefined,
  reference: string,
): Finding {
  const isRemoved = made !== undefined && made.removal !== null
  const culprit = isRemoved ? made.removal?.operationId : made?.intention.operationId
  const part =
    culprit === undefined ? undefined : specification.located(specification.operation(culprit)).operation.value
  const fact = part && specification.facts.near(part)
  return {
    check: isRemoved ? 'what was removed is gone' : 'a refusal leaves nothing behind',
    message: isRemoved
      ? `${culprit} succeeded, and ${operation.id} has it still.`
      : `${culprit} did not succeed, and ${operation.id} has what it was to make.`,
    level: fact?.level ?? 'ASSUMED',
    requirements: fact?.requirements ?? [],
    operationId: culprit ?? null,
    expected: 'nothing of the run in the list',
    seen: reference,
    exchange: null,
  }
}

function isOwn({ inventory, names }: Session, text: string): boolean {
  return (
    isMarked(text, names.prefix) ||
    inventory.intended.some(({ references, removal }) => removal !== null && references.has(text))
  )
}

function leftoverOf({ intention }: Made, reference: string | undefined, reason: string): Leftover {
  const { system, collection, operationId } = intention
  return { system, collection, reference: reference ?? operationId, reason }
}

function reasonOf(error: unknown): string {
  if (error instanceof Lacking) return `needs ${error.capability}`
  return error instanceof Error ? error.message : String(error)
}
