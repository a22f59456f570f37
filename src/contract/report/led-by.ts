/** Which of the exchanges before one led to it: what changed something there, and what told the ids that it was asked with. */
import { type Exchange, isSafe, isSuccess, pathOf } from '../exchange/exchange.ts'
import { textsIn } from '../exchange/marks.ts'
import { type Said, says, toldBy } from './told-values.ts'

/** More than this nobody does again by hand. */
const ledMax = 40

/**
 * @param before Of the same scenario, in order.
 * @param ownStep Numbers of the exchanges of the step that found it: what was refused there may have done it all the same.
 */
export function ledBy(shown: Exchange, before: readonly Exchange[], ownStep: ReadonlySet<number>): number[] {
  const needed: Exchange[] = [shown]
  const between = besideIt(shown, before)
  const tellers = tellersIn(before)
  for (const [at, exchange] of [...before.entries()].toReversed()) {
    if (needed.length > ledMax) break
    const isOwn = ownStep.has(exchange.number)
    const hasChanged = !isSafe(exchange.call) && (isSuccess(exchange) || isOwn)
    const isWanted = hasChanged && (isOwn || between.has(exchange) || needed.some((later) => isAbout(exchange, later)))
    if (isWanted || isReadBefore(exchange, shown, needed) || tellsTo({ exchange, at }, needed, tellers, before))
      needed.push(exchange)
  }
  const above = before.filter((each) => !needed.includes(each) && hasRemovedAbove(each, needed))
  return [...needed.slice(1), ...above].map(({ number }) => number).toSorted((a, b) => a - b)
}

/** It removed what a request of the others stands below, which may have gone with it. */
function hasRemovedAbove(one: Exchange, needed: readonly Exchange[]): boolean {
  if (one.call.request.method !== 'DELETE' || !isSuccess(one)) return false
  const removed = `${pathOf(one.call)}/`
  return needed.some(({ call }) => pathOf(call).startsWith(removed))
}

/** What changed something else since the same was read: where nothing changed it itself, one of those may have. */
function besideIt(shown: Exchange, before: readonly Exchange[]): ReadonlySet<Exchange> {
  // What is refused, or done, is so for its own sake.
  if (!isSafe(shown.call)) return new Set()
  const { url } = shown.call.request
  const last = before.findLastIndex(({ call }) => isSafe(call) && call.request.url === url)
  const since = last < 0 ? [] : before.slice(last + 1).filter((each) => !isSafe(each.call) && isSuccess(each))
  return new Set(since.some((each) => isAbout(each, shown)) ? [] : since)
}

/** The same was read before a change: what keeps what it answered once answers it again. Once between two changes is enough. */
function isReadBefore({ call }: Exchange, shown: Exchange, needed: readonly Exchange[]): boolean {
  const { url } = shown.call.request
  const isRead = (each: Exchange['call']): boolean => isSafe(each) && each.request.url === url
  const next = needed.at(-1)
  return isSafe(shown.call) && isRead(call) && next !== undefined && !isRead(next.call)
}

/** Whether what one changed is what the other one looks at: the same element, a list that has it, or the same name. */
function isAbout(one: Exchange, other: Exchange): boolean {
  const [changed, looked] = [pathOf(one.call), pathOf(other.call)]
  const isBelow = changed.startsWith(`${looked.replace(/\/$/, '')}/`)
  const acted = actedOn(other)
  // What was done to a thing before is why an action on it is answered so.
  if (acted !== undefined && (changed === acted || actedOn(one) === acted)) return true
  if (changed === looked) return isSafe(other.call) || one.call.request.method !== 'POST' || sharesName(one, other)
  return isBelow ? isSafe(other.call) : sharesName(one, other)
}

/** Path of the thing that an action was done to, whose own word comes after it; undefined of what makes something there. */
function actedOn(exchange: Exchange): string | undefined {
  const { operation, request } = exchange.call
  const isAction = request.method === 'POST' && exchange.answer.status !== 201
  if (!isAction || operation === undefined || !/\}\/[^/{}]+$/.test(operation.path)) return undefined
  const path = pathOf(exchange.call)
  return path.slice(0, path.lastIndexOf('/'))
}

/** A text that both send, and that is long enough to be no word of the document. */
function sharesName(one: Exchange, other: Exchange): boolean {
  const said = saidOf(other.call.request)
  return textsIn(one.call.input.body).some((text) => text.length >= nameMin && says(said, text))
}

const nameMin = 10

/** Of those that are known to show it: with what told the ids that they say, and what made the places that they are in. */
export function ledByThose(those: readonly Exchange[], before: readonly Exchange[]): number[] {
  const needed: Exchange[] = [...those]
  const tellers = tellersIn(before)
  const known = new Set(those.map(({ number }) => number))
  const toldByThose = new Set(
    those.slice(0, -1).flatMap((each, at) => toldIn(each).filter((value) => !isSaid(value, those.slice(0, at + 1)))),
  )
  for (const [at, exchange] of [...before.entries()].toReversed()) {
    if (known.has(exchange.number)) continue
    if (needed.length > ledMax) break
    if (tellsTo({ exchange, at }, needed, tellers, before, toldByThose) || isAbove(exchange, needed))
      needed.push(exchange)
  }
  const numbers = needed.map(({ number }) => number).filter((number) => number !== those.at(-1)?.number)
  return numbers.toSorted((a, b) => a - b)
}

/** It made, at an address of the run's own, what a later request is about or below. */
function isAbove(one: Exchange, needed: readonly Exchange[]): boolean {
  if (one.call.request.method !== 'PUT' || !isSuccess(one)) return false
  const made = pathOf(one.call)
  return needed.some((later) => pathOf(later.call) === made || pathOf(later.call).startsWith(`${made}/`))
}

/** Value -> index of the first exchange whose answer told it. */
function tellersIn(before: readonly Exchange[]): ReadonlyMap<string, number> {
  const tellers = new Map<string, number>()
  for (const [at, exchange] of before.entries())
    for (const value of toldIn(exchange)) if (!tellers.has(value)) tellers.set(value, at)
  return tellers
}

const known = new WeakMap<Exchange, readonly string[]>()

function toldIn(exchange: Exchange): readonly string[] {
  const found =
    known.get(exchange) ?? toldBy({ headers: exchange.answer.headers, body: exchange.text }).map(({ value }) => value)
  known.set(exchange, found)
  return found
}

function isSaid(value: string, by: readonly Exchange[]): boolean {
  return by.some(({ call }) => says(saidOf(call.request), value))
}

const nothing: ReadonlySet<string> = new Set()

/** It is the first whose answer tells what a later request says, and nothing had said it. */
function tellsTo(
  { exchange, at }: { readonly exchange: Exchange; readonly at: number },
  needed: readonly Exchange[],
  tellers: ReadonlyMap<string, number>,
  before: readonly Exchange[],
  toldOtherwise: ReadonlySet<string> = nothing,
): boolean {
  return toldIn(exchange).some(
    (value) =>
      !toldOtherwise.has(value) &&
      tellers.get(value) === at &&
      isSaid(value, needed) &&
      !isSaid(value, before.slice(0, at + 1)),
  )
}

function saidOf({ url, body }: Exchange['call']['request']): Said {
  return { url, body: typeof body === 'string' ? body : null }
}
