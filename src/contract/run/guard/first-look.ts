/**
 * Whether what answers is the API at all, and takes the token: told by what reads are answered before anything is written. A proxy that has one
 * page for everything, an address that is a little off or a token that is none would have a run send all of its writes for nothing.
 */
import type { Operation } from '../../../spec/contract.ts'
import { type Exchange, isSafe, isSuccess, pathOf } from '../../exchange/exchange.ts'
import { pathWithin } from '../../scenarios/any-spec/making/containers.ts'
import { shownParameters } from '../../scenarios/any-spec/making/request-body.ts'
import { isReadable } from '../../scenarios/any-spec/reading/plain-reads.ts'
import type { Specification } from '../../specification/specification.ts'
import type { Target } from '../../target/target.ts'
import type { Session } from '../session.ts'
import type { Seen } from './first-sight.ts'

/** So many reads are enough to tell, where none of them is answered as the document says. */
const readsMax = 4

/** Why nothing is to be asked of who answers. */
export interface Stranger {
  readonly reason: string
  /** A call whose token was refused, where that is why. */
  readonly refused?: Exchange
}

/**
 * @param rehearsal What the run is going to send; where it writes nothing there is nothing to be kept from.
 * @returns Undefined where something was answered as the document says, or too little shows that nothing is.
 */
export async function lookWhoAnswers(session: Session, rehearsal: Session): Promise<Stranger | undefined> {
  if (rehearsal.conversation.exchanges.every(({ call }) => isSafe(call))) return undefined
  const { specification, conversation, sight } = session
  const { seen } = sight
  const asked = new Set(seen.map(({ exchange }) => exchange.call.operation?.id))
  const wanted = readsOf(specification).filter(({ id }) => !asked.has(id))
  for (const operation of wanted) {
    if (seen.some(({ kind }) => kind === 'documented') || asked.size >= readsMax) break
    if (conversation.silence !== undefined || session.stopReason() !== undefined) return undefined
    await ask(session, operation)
    asked.add(operation.id)
  }
  const stranger = await strangerOf(session, seen)
  sight.end()
  return stranger
}

/**
 * The same in a rehearsal, whose answers say nothing of who answers: what is read anyway is read.
 * @returns What may be read beside, where that is not answered as the document says.
 */
export async function rehearseLook(session: Session, rehearsal: Session): Promise<readonly Operation[]> {
  if (rehearsal.conversation.exchanges.every(({ call }) => isSafe(call))) return []
  const asked = new Set(session.sight.seen.map(({ exchange }) => exchange.call.operation?.id))
  const [first, ...others] = readsOf(session.specification).filter(({ id }) => !asked.has(id))
  const isFirst = asked.size === 0 && first !== undefined
  if (isFirst) await ask(session, first)
  const left = isFirst ? others : [...(first ? [first] : []), ...others]
  return left.slice(0, Math.max(0, readsMax - asked.size))
}

/** What can be read without making anything; first what asks for a token, which what is open says nothing of. */
function readsOf(specification: Specification): Operation[] {
  return Object.values(specification.contract.operations)
    .filter((operation) => isReadable(specification, operation) && specification.acts(operation) === undefined)
    .toSorted((a, b) => Number(b.secured) - Number(a.secured))
}

async function ask(session: Session, operation: Operation): Promise<void> {
  try {
    const owner = session.actor(operation.system, 'owner')
    const path = await pathWithin(session.specification, { owner, isRehearsal: false }, operation)
    await owner.send(operation.id, { ...shownParameters(session.specification, operation), path })
  } catch {
    // What cannot be asked shows nothing.
  }
}

async function strangerOf(session: Session, sight: readonly Seen[]): Promise<Stranger | undefined> {
  const seen = [...sight]
  const refused = seen.filter(({ kind }) => kind === 'refused')
  const isRefused = operationsIn(refused) >= readsMin && !seen.some(({ exchange }) => isAccepted(exchange))
  const [first] = refused
  const isOfToken = ({ kind, exchange }: Seen): boolean =>
    kind === 'refused' || kind === 'documented' || exchange.answer.status === 401 || exchange.answer.status === 403
  if (isRefused && first !== undefined && seen.every(isOfToken))
    return { reason: 'the token was refused by everything that was read', refused: first.exchange }
  if (seen.length === 0 || seen.some(({ kind }) => kind === 'documented')) return undefined
  const exchanges = seen.map(({ exchange }) => exchange)
  if (!exchanges.some(isSuccess))
    return operationsIn(seen) >= readsMin ? { reason: withoutSuccess(exchanges, session) } : undefined
  const other = await askNobodys(session, seen)
  if (other === undefined) return undefined
  return {
    reason: `what answers at ${session.target.name} is not the API of the document: ${summariesOf(exchanges)}, and so is ${pathOf(other.call)}, which no API has`,
  }
}

/** Of one read alone nobody knows whether it is this one that is broken. */
const readsMin = 2
const shownMax = 3

function operationsIn(seen: readonly Seen[]): number {
  return new Set(seen.map(({ exchange }) => exchange.call.operation?.id)).size
}

function isAccepted(exchange: Exchange): boolean {
  return exchange.call.operation?.secured === true && isSuccess(exchange)
}

/** A path that nobody has is answered by who answers everything: with a page, or with the very same. */
async function askNobodys(session: Session, seen: readonly Seen[]): Promise<Exchange | undefined> {
  const system = seen[0]?.exchange.call.system ?? ''
  try {
    const owner = session.actor(system, 'owner')
    await owner.request({ method: 'GET', path: `/${session.names.prefix}-nobody-has-this` })
  } catch {
    return undefined
  }
  // As it was answered, and not as it is kept.
  const other = session.sight.seen.at(-1)?.exchange
  if (other === undefined || other.call.operation !== undefined || other.answer.status >= 300) return undefined
  const isPage = seen.every(({ exchange, kind }) => kind !== 'json' && isPageLike(exchange, other))
  const isSame = operationsIn(seen) >= readsMin && seen.every(({ exchange }) => exchange.text === other.text)
  return isPage || isSame ? other : undefined
}

function isPageLike({ answer }: Exchange, other: Exchange): boolean {
  return answer.status >= 300 || answer.headers['content-type'] === other.answer.headers['content-type']
}

function summariesOf(exchanges: readonly Exchange[]): string {
  return exchanges.slice(0, shownMax).map(summaryOf).join(', ')
}

function summaryOf({ call, answer }: Exchange): string {
  const type = answer.headers['content-type']
  return `${call.request.method} ${pathOf(call)} is answered with ${answer.status}${type === undefined ? '' : ` and ${type}`}`
}

/** What is said where nothing was answered with success. */
export function withoutSuccess(
  exchanges: readonly Exchange[],
  { specification, target }: { readonly specification: Specification; readonly target: Pick<Target, 'name'> },
): string {
  const statuses = [...new Set(exchanges.map(({ answer }) => answer.status))].toSorted((a, b) => a - b)
  const said = `nothing that was asked for was answered with success, only with ${statuses.join(', ')}`
  const { origin } = specification.contract.systems[0] ?? {}
  const path = origin !== undefined && URL.canParse(origin) ? new URL(origin).pathname.replace(/\/$/, '') : ''
  const isElsewhere = URL.canParse(target.name) && !new URL(target.name).pathname.replace(/\/$/, '').endsWith(path)
  return path !== '' && isElsewhere
    ? `${said}; the document's server ends in ${path}, and ${target.name} does not`
    : said
}

/** The same of a run that only read: where all that it read is one page, nobody was asked. */
export function whoAnswered({ sight, target }: Session): Stranger | undefined {
  const seen = sight.seen.filter(({ exchange }) => exchange.call.operation !== undefined)
  const exchanges = seen.map(({ exchange }) => exchange)
  const [first] = exchanges
  const isPage = seen.every(({ kind, exchange }) => kind === 'other' && isSuccess(exchange))
  const isSame = exchanges.every(({ text }) => text === first?.text && text !== '')
  if (operationsIn(seen) < readsMin || !isPage || !isSame) return undefined
  return {
    reason: `what answers at ${target.name} is not the API of the document: ${summariesOf(exchanges)}, all the same`,
  }
}
