/**
 * Removes what the run made, newest first, and looks at the lists once more. What is still there was not removed by an operation that
 * said so, or was made by one that refused; both are findings, and what can be removed of it is.
 */

import type { Names } from '../exchange/chance.ts'
import { isMarked, textsIn } from '../exchange/marks.ts'
import type { Role } from '../exchange/roles.ts'
import { visibilityMs, type Waiting } from '../exchange/waiting.ts'
import type { Finding } from '../judge/finding.ts'
import type { Actor } from '../speak/actor.ts'
import type { Conversation } from '../speak/conversation.ts'
import { elementsOf } from '../speak/paging.ts'
import { Lacking } from '../speak/step-ended.ts'
import type { Specification } from '../specification/specification.ts'
import type { Inventory, Made } from './inventory.ts'
import type { Removal } from './journal.ts'
import type { Leftover } from './leftover.ts'
import { type Listing, listingOf, removalOfElement } from './removal.ts'

/** How long a removal that was only accepted may take, where nothing is said. */
const acceptedWindowMs = 30_000

/** What of a run its clean-up needs. */
export interface Cleaning {
  readonly specification: Specification
  readonly waiting: Waiting
  readonly conversation: Conversation
  readonly inventory: Inventory
  readonly names: Names
  /** Who asks, for what nobody's step asks. */
  actor(system: string, role: Role | 'anonymous'): Actor
}

export interface CleanUp {
  /** How many things were removed. */
  readonly removed: number
  readonly leftovers: readonly Leftover[]
  readonly findings: readonly Finding[]
}

export async function cleanUp(session: Cleaning): Promise<CleanUp> {
  const { inventory } = session
  const leftovers: Leftover[] = []
  let removed = 0
  for (const made of inventory.pending()) {
    // What stood below something may have gone with it; what may not be there is looked for afterwards.
    if (!inventory.pending().includes(made) || made.isDoubtful) continue
    const reason = made.removal === null ? 'no operation removes it' : await remove(session, made, made.removal)
    if (reason === 'absent' && !isKnownToWork(session, made.removal)) {
      // Perhaps the target does not know the operation at all; its list tells.
      made.isDoubtful = true
      continue
    }
    if (reason === null || reason === 'absent') {
      inventory.forget(made, 'removed')
      if (reason === null) removed++
    } else leftovers.push(leftoverOf(session, made, [...made.references][0], reason))
  }
  const swept = await sweep(session)
  for (const made of inventory.pending()) {
    if (!made.isDoubtful) continue
    if (!swept.unseen.has(made)) inventory.forget(made, 'refused')
    else if (made.isAnswered) {
      const reason =
        made.removal === null
          ? `the answer to ${made.intention.operationId} does not tell what to remove, and no list tells whether it is there`
          : `${made.removal.operationId} did not find it, and no list tells whether it is there`
      leftovers.push(leftoverOf(session, made, [...made.references][0], reason))
    }
  }
  return { removed: removed + swept.removed, leftovers: [...leftovers, ...swept.leftovers], findings: swept.findings }
}

/** Whether a document states how such a thing is removed. */
function isRemovable({ specification }: Cleaning, { intention }: Made): boolean {
  return specification.isRemovable(specification.operation(intention.operationId))
}

/** Whether the operation has removed anything in this run, so that its word for what is not there can be taken. */
function isKnownToWork({ conversation }: Cleaning, removal: Removal | null): boolean {
  return conversation.exchanges.some(
    ({ call, answer }) => call.operation?.id === removal?.operationId && answer.status < 300,
  )
}

/** Who may see and remove it: what was made without a token, though nobody should, is asked for with the owner's. */
function keeperOf(session: Cleaning, { intention, role }: Made): Actor {
  return session.actor(intention.system, role === 'anonymous' ? 'owner' : role)
}

/** Why it could not be removed; null when it was, and `absent` when it was not there. */
async function remove(session: Cleaning, made: Made, removal: Removal): Promise<string | null> {
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

interface Sweep {
  removed: number
  readonly leftovers: Leftover[]
  readonly findings: Finding[]
  /** Those whose list could not be read. */
  readonly unseen: Set<Made>
}

interface SweptList {
  readonly listing: Listing
  /** What was made, or might have been, that would stand in it. */
  readonly made: Made[]
}

/** Everything with the run's prefix in the lists in which something was made, or might have been. */
async function sweep(session: Cleaning): Promise<Sweep> {
  const result: Sweep = { removed: 0, leftovers: [], findings: [], unseen: new Set() }
  /** Why what stands in a list after it was asked to go is there, by list and by what it is called. */
  const asked = new Map<SweptList, Map<string, string>>()
  for (const list of listsOf(session, result.unseen)) {
    const left = new Set(session.inventory.pending())
    const elements = await marked(session, list)
    if (elements === null) for (const each of list.made) result.unseen.add(each)
    for (const element of elements ?? []) {
      const known = makingOf(session, list, element)
      // It could not be removed, which is said already.
      if (known !== undefined && left.has(known) && !known.isDoubtful) continue
      const reference = referenceOf(session, element)
      const isOfThisList = known === undefined || list.made.includes(known)
      // What answered without telling what it made is said where answers are held to their shape, and what was to go with something
      // else by whoever asks whether it does.
      const isCalledGone = session.inventory.parted.some(({ made, parting }) => made === known && parting === 'removed')
      if (isOfThisList && known?.isAnswered !== true) result.findings.push(unasked(session, list, known, reference))
      else if (isOfThisList && isCalledGone && known?.removal)
        result.findings.push(notGone(list, known.removal, reference, session))
      const reasons = asked.get(list) ?? new Map<string, string>()
      reasons.set(reference, isOfThisList ? await removeElement(session, list, known, element) : stillThere)
      asked.set(list, reasons)
    }
  }
  // What is gone now, by this system's hand or another's, is not left behind.
  for (const [list, reasons] of asked) {
    const there = new Set(
      (await marked(session, list))?.map((element) => referenceOf(session, element)) ?? reasons.keys(),
    )
    for (const [reference, reason] of reasons) {
      if (there.has(reference)) {
        const { system } = list.listing.operation
        const [making] = list.made
        const collection = making?.intention.collection ?? ''
        const isAllowed = making !== undefined && !isRemovable(session, making)
        result.leftovers.push({ system, collection, reference, reason, isAllowed })
        continue
      }
      const doubtful = list.made.find((each) => each.isDoubtful && each.references.has(reference))
      if (doubtful === undefined) continue
      session.inventory.forget(doubtful, 'removed')
      result.removed++
    }
  }
  return result
}

/** @param unlisted Is given what no list would have. */
function listsOf(session: Cleaning, unlisted: Set<Made>): readonly SweptList[] {
  const { specification, inventory } = session
  const lists = new Map<string, SweptList>()
  for (const made of inventory.intended) {
    const listing = listingOf(specification, made.intention)
    if (listing === undefined && made.isDoubtful) unlisted.add(made)
    // A list that stands below something that was the run's own is gone with it.
    if (listing === undefined || Object.values(listing.path).some((text) => isOwn(session, text))) continue
    const key = JSON.stringify([listing.operation.id, listing.path, listing.query, made.role])
    const known = lists.get(key)
    if (known === undefined) lists.set(key, { listing, made: [made] })
    else known.made.push(made)
  }
  return [...lists.values()]
}

/** What the run knows of an element: what it made in this list, or in one of another system that shows the same things. */
function makingOf({ inventory }: Cleaning, { made }: SweptList, element: unknown): Made | undefined {
  const texts = textsIn(element)
  const isIt = ({ references }: Made): boolean => texts.some((text) => references.has(text))
  const own = made.filter(isIt)
  // One that was refused under the name of another has not made it.
  const answered = own.findLast((each) => each.removal !== null) ?? own.findLast((each) => each.isAnswered)
  return answered ?? own.at(-1) ?? inventory.intended.findLast(isIt)
}

function referenceOf({ names }: Cleaning, element: unknown): string {
  return textsIn(element).find((text) => isMarked(text, names.prefix)) ?? ''
}

const stillThere = 'it is in its list after it was removed'

/** @returns What is to be said if it is there all the same. */
async function removeElement(
  session: Cleaning,
  { made }: SweptList,
  known: Made | undefined,
  element: unknown,
): Promise<string> {
  // It carries the run's prefix, which nobody else has: what is made in this list is removed as this.
  const making = known ?? made[0]
  const removal = making && removalOfElement(session.specification, making.intention, element)
  if (making === undefined || removal === null || removal === undefined) return 'no operation removes it'
  const reason = await remove(session, making, removal)
  return reason === null || reason === 'absent' ? stillThere : reason
}

/** The elements that carry the run's prefix, after as long as what was removed may still be visible; null when the list cannot be read. */
async function marked(session: Cleaning, { listing, made }: SweptList): Promise<readonly unknown[] | null> {
  const { operation, path, query } = listing
  const { waiting, names } = session
  const [first] = made
  if (first === undefined) return []
  const startMs = waiting.nowMs()
  const windowMs = hasAccepted(session) ? acceptedWindowMs : visibilityMs
  for (let pauseMs = 200; ; pauseMs *= 2) {
    try {
      // An operation of the document, asked with what an earlier call of it was asked with.
      const body = await keeperOf(session, first).list(operation.id as never, { path, query } as never)
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
function hasAccepted({ conversation, specification }: Cleaning): boolean {
  return conversation.exchanges.some(({ call, answer }) => {
    const resource = call.operation && specification.resource(call.operation)
    return answer.status === 202 && resource?.action === 'delete'
  })
}

/** A call that was refused, or that nobody knows of, made something. */
function unasked(session: Cleaning, { listing, made }: SweptList, known: Made | undefined, reference: string): Finding {
  const culprit = (known ?? made[0])?.intention.operationId ?? listing.operation.id
  const message =
    known === undefined
      ? `${listing.operation.id} has what no answer told of.`
      : `${culprit} did not succeed, and ${listing.operation.id} has what it was to make.`
  return findingOf('a refusal leaves nothing behind', message, culprit, reference, session)
}

function notGone({ listing }: SweptList, { operationId }: Removal, reference: string, session: Cleaning): Finding {
  const message = `${operationId} succeeded, and ${listing.operation.id} has it still.`
  return findingOf('what was removed is gone', message, operationId, reference, session)
}

function findingOf(
  check: string,
  message: string,
  operationId: string,
  reference: string,
  { specification }: Cleaning,
): Finding {
  const part = specification.located(specification.operation(operationId)).operation.value
  const fact = specification.facts.near(part)
  return {
    check,
    message,
    level: fact?.level ?? 'ASSUMED',
    requirements: fact?.requirements ?? [],
    operationId,
    expected: 'nothing of the run in the list',
    seen: reference,
    exchange: null,
  }
}

function isOwn({ inventory, names }: Cleaning, text: string): boolean {
  return (
    isMarked(text, names.prefix) ||
    inventory.intended.some(({ references, removal }) => removal !== null && references.has(text))
  )
}

function leftoverOf(session: Cleaning, made: Made, reference: string | undefined, reason: string): Leftover {
  const { system, collection, operationId } = made.intention
  return { system, collection, reference: reference ?? operationId, reason, isAllowed: !isRemovable(session, made) }
}

function reasonOf(error: unknown): string {
  if (error instanceof Lacking) return `needs ${error.capability}`
  return error instanceof Error ? error.message : String(error)
}
