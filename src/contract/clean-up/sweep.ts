/**
 * The last look at the lists in which something was made, or might have been. What of the run stands there is removed and said; what only
 * mentions the run is said and left alone.
 */
import { isMarked, textsIn } from '../exchange/marks.ts'
import { isNaming } from '../exchange/naming.ts'
import { acceptedWindowMs, visibilityMs } from '../exchange/waiting.ts'
import type { Finding } from '../judge/finding.ts'
import { isTombstone } from '../judge/tombstone.ts'
import { elementsOf } from '../speak/paging.ts'
import { identitiesOf } from './baseline.ts'
import type { Cleaning } from './cleaning.ts'
import type { Leftover } from './leftover.ts'
import type { Made } from './made.ts'
import { calledAlike } from './naming/called-alike.ts'
import { isMadeAs } from './ownership.ts'
import { type Listing, listingOf, removalOfElement } from './removal.ts'
import { isRemovable, keeperOf, remove } from './remove-made.ts'
import { notGone, unasked } from './swept-findings.ts'

export interface Sweep {
  removed: number
  readonly leftovers: Leftover[]
  readonly findings: Finding[]
  /** Those whose list could not be read. */
  readonly unseen: Set<Made>
  /** Those in whose list something stands that was not seen there before the run, of which nobody knows whose it is. */
  readonly unsure: Set<Made>
}

interface SweptList {
  readonly listing: Listing
  /** What was made, or might have been, that would stand in it. */
  readonly made: Made[]
}

/** What stands in a list and concerns the run. */
interface Found {
  readonly element: unknown
  /** What the run made that this is; undefined for what only mentions the run. */
  readonly known: Made | undefined
}

export async function sweep(session: Cleaning): Promise<Sweep> {
  const result: Sweep = { removed: 0, leftovers: [], findings: [], unseen: new Set(), unsure: new Set() }
  /** Why what stands in a list after it was asked to go is there, by list and by what it is called. */
  const asked = new Map<SweptList, Map<string, string>>()
  for (const list of listsOf(session, result.unseen)) {
    const reasons = await sweepList(session, list, result)
    if (reasons.size > 0) asked.set(list, reasons)
  }
  // What is gone now, by this system's hand or another's, is not left behind.
  for (const [list, reasons] of asked) {
    const found = await read(session, list)
    const there = new Set(found?.concerning.map(({ element }) => referenceOf(session, list, element)) ?? reasons.keys())
    for (const [reference, reason] of reasons) settle(session, list, result, { reference, reason }, there)
  }
  return result
}

/** @returns Why what stands in it is there, by what it is called. */
async function sweepList(session: Cleaning, list: SweptList, result: Sweep): Promise<Map<string, string>> {
  const reasons = new Map<string, string>()
  const left = new Set(session.inventory.pending())
  const found = await read(session, list)
  if (found === null) for (const each of list.made) result.unseen.add(each)
  if (found?.hasOthers === true) for (const each of list.made) result.unsure.add(each)
  for (const { element, known } of found?.concerning ?? []) {
    // It could not be removed, which is said already.
    if (known !== undefined && left.has(known) && !known.isDoubtful) continue
    const reference = referenceOf(session, list, element)
    const isOfThisList = known === undefined || list.made.includes(known)
    // What answered without telling what it made is said where answers are held to their shape, and what was to go with something
    // else by whoever asks whether it does.
    const isCalledGone = session.inventory.parted.some(({ made, parting }) => made === known && parting === 'removed')
    const about = { list: list.listing.operation.id, making: list.made[0], reference }
    if (isOfThisList && known?.isAnswered === false) result.findings.push(unasked(session, about, known))
    else if (isOfThisList && isCalledGone && known?.removal)
      result.findings.push(notGone(session, about, known.removal))
    if (known === undefined) reasons.set(reference, mentionsOnly)
    else reasons.set(reference, isOfThisList ? await removeElement(session, known, element) : stillThere)
  }
  return reasons
}

function settle(
  session: Cleaning,
  list: SweptList,
  result: Sweep,
  { reference, reason }: { readonly reference: string; readonly reason: string },
  there: ReadonlySet<string>,
): void {
  if (there.has(reference)) {
    const { system } = list.listing.operation
    const [making] = list.made
    const collection = making?.intention.collection ?? ''
    const isAllowed = making !== undefined && !isRemovable(session, making)
    result.leftovers.push({ system, collection, reference, reason, isAllowed })
    return
  }
  const doubtful = list.made.find((each) => each.isDoubtful && each.references.has(reference))
  if (doubtful === undefined) return
  session.inventory.forget(doubtful, 'removed')
  result.removed++
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

function isOwn({ inventory, names }: Cleaning, text: string): boolean {
  return (
    isMarked(text, names.prefix) ||
    inventory.intended.some(({ references, removal }) => removal !== null && references.has(text))
  )
}

/** What the run knows of an element: what it made in this list, or in one of another system that shows the same things. */
function makingOf(
  session: Cleaning,
  { made }: SweptList,
  pending: ReadonlySet<Made>,
  { element, alike }: { readonly element: unknown; readonly alike: readonly Made[] },
): Made | undefined {
  const mine = new Set(made)
  const those = alike.filter((each) => isMadeAs(session, each, element, pending.has(each)))
  const own = those.filter((each) => mine.has(each))
  // One that was refused under the name of another has not made it.
  const answered = own.findLast((each) => each.removal !== null) ?? own.findLast((each) => each.isAnswered)
  return answered ?? own.at(-1) ?? those.at(-1)
}

function referenceOf({ names, specification }: Cleaning, { listing }: SweptList, element: unknown): string {
  const { operation } = listing
  const collection = specification.resource(operation)?.collection ?? ''
  const [identity] = identitiesOf(specification, operation.system, collection, element)
  const isOwn = (text: unknown): text is string => typeof text === 'string' && isMarked(text, names.prefix)
  const members = typeof element === 'object' && element !== null ? Object.entries(element) : []
  const called = members.find(([member, text]) => isNaming(member) && isOwn(text))?.[1]
  const marked = isOwn(called) ? called : textsIn(element).find(isOwn)
  return marked ?? identity ?? textsIn(element).find((text) => text !== '') ?? JSON.stringify(element)
}

const stillThere = 'it is in its list after it was removed'
const mentionsOnly = 'it mentions the run and is not called what the run called anything, so that it is left as it is'

/** @returns What is to be said if it is there all the same. */
async function removeElement(session: Cleaning, known: Made, element: unknown): Promise<string> {
  const removal = removalOfElement(session.specification, known.intention, element)
  if (removal === null) return 'no operation removes it'
  const reason = await remove(session, known, removal)
  return reason === null || reason === 'absent' ? stillThere : reason
}

/** Read for as long as what was removed may still be visible; null when the list cannot be read. */
async function read(
  session: Cleaning,
  list: SweptList,
): Promise<{ readonly concerning: readonly Found[]; readonly hasOthers: boolean } | null> {
  const { operation, path, query } = list.listing
  const { waiting, names, baseline } = session
  const [first] = list.made
  if (first === undefined) return { concerning: [], hasOthers: false }
  const { system, collection } = first.intention
  const startMs = waiting.nowMs()
  const windowMs = hasAccepted(session) ? acceptedWindowMs : visibilityMs
  for (let pauseMs = 200; ; pauseMs *= 2) {
    try {
      // An operation of the document, asked with what an earlier call of it was asked with.
      const body = await keeperOf(session, first).list(operation.id as never, { path, query } as never)
      const pending = new Set(session.inventory.pending())
      const there = elementsOf(body).filter((element) => !isTombstone(session.specification, operation, element))
      // Of an empty list nobody asks.
      const alikeTo = there.length === 0 ? () => [] : calledAlike(session.inventory.intended)
      const known = (element: unknown): Made | undefined =>
        makingOf(session, list, pending, { element, alike: alikeTo(element) })
      const found = there.map((element): Found => ({ element, known: known(element) }))
      const others = found.filter(({ known }) => known === undefined)
      const had = new Map(others.map(({ element }) => [element, baseline.had(system, collection, element)]))
      const concerning = found.filter(
        ({ element, known }) =>
          known !== undefined ||
          (had.get(element) !== true && textsIn(element).some((text) => isMarked(text, names.prefix))),
      )
      const hasOthers = others.some(({ element }) => had.get(element) !== true)
      if (concerning.length === 0 || waiting.nowMs() - startMs >= windowMs) return { concerning, hasOthers }
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
