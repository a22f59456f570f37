/**
 * Walks the pages of a list, by what `x-resource.paging` of its operation says: a cursor that the answer gives, the last element, a
 * header Link, an offset, or the number of a page. A list without paging has one page.
 */
import type { Operation } from '../../spec/contract.ts'
import { isObject, type JsonObject } from '../../spec/pointer.ts'
import type { Input } from '../exchange/exchange.ts'
import type { Specification } from '../specification/specification.ts'
import type { Answer } from './actor.ts'
import { RunnerError } from './conversation.ts'

const pagesMax = 1_000

/**
 * @param isEnough Whether what has to be in the list was seen: until then a page that is not full may be capped, and not the last.
 */
export async function walkPages(
  specification: Specification,
  operation: Operation,
  input: Input,
  call: (input: Input) => Promise<Answer>,
  isEnough: (elements: readonly unknown[]) => boolean = () => true,
): Promise<unknown> {
  const paging = specification.resource(operation)?.paging
  let page = await call(input)
  if (paging === undefined || Object.keys(paging).every((name) => name === 'limit')) return page.body
  const all: unknown[] = []
  const turn = turnerOf(paging, operation, () => isEnough(all))
  const seen = new Set<string>()
  for (let pages = 1; ; pages++) {
    const elements = elementsOf(page.body)
    all.push(...elements)
    const query = turn({ page, elements, count: all.length, pages, asked: input.query ?? {} })
    // A cursor that comes back would go round for ever; what is wrong then is that an element is there twice.
    const key = JSON.stringify(query)
    if (query === undefined || seen.has(key) || pages === pagesMax) break
    seen.add(key)
    page = await call({ ...input, query: { ...input.query, ...query } })
  }
  return withElements(page.body, all)
}

/** What a header Link adds to the query to come to the next page; undefined where it leads to none. */
export function queryOfNextLink(header: string | undefined): Record<string, unknown> | undefined {
  return queryOfReference(nextOfLink(header))
}

interface Turn {
  readonly page: Answer
  readonly elements: readonly unknown[]
  /** Elements so far. */
  readonly count: number
  readonly pages: number
  readonly asked: Readonly<Record<string, unknown>>
}

/** Gives the query of the next page beside what was asked before; undefined after the last one. */
function turnerOf(
  paging: JsonObject,
  operation: Operation,
  isEnough: () => boolean,
): (turn: Turn) => Record<string, unknown> | undefined {
  const { next, after, offset, page: number, limit, until } = paging
  if (typeof next === 'string' && typeof after === 'string') {
    return ({ page }) => {
      const cursor = memberAt(page.body, next)
      if (cursor === undefined || cursor === null || cursor === '' || cursor === false) return undefined
      return queryOfUrl(cursor) ?? { [after]: cursor }
    }
  }
  if (paging.link === true) return ({ page }) => queryOfNextLink(page.headers.link)
  if (typeof after === 'string' && typeof paging.more === 'string') {
    const more = paging.more
    return ({ page, elements }) => {
      const last = memberAt(page.body, more) === true ? elements.at(-1) : undefined
      const id = isObject(last) ? (last.id ?? last.uuid ?? last._id) : undefined
      return id === undefined ? undefined : { [after]: id }
    }
  }
  const counted = typeof offset === 'string' ? offset : number
  if (typeof counted !== 'string') {
    throw new RunnerError(`x-resource.paging of ${operation.id} names neither next and after, nor offset, nor page`)
  }
  const first = typeof paging.first === 'number' ? paging.first : typeof offset === 'string' ? 0 : 1
  let earlier: string | undefined
  let full = Number.NaN
  return ({ page, elements, count, pages, asked }) => {
    // A page that says the same again is of a list that knows no pages; one that is not full is the last.
    const isSame = page.text === earlier
    earlier = page.text
    if (pages === 1) full = fullPage(elements.length, typeof limit === 'string' ? Number(asked[limit]) : Number.NaN)
    // Who says which page is the last may refuse what would come after it.
    const said = typeof until === 'string' ? memberAt(page.body, until) : undefined
    if (said === null || said === false || elements.length === 0 || isSame) return undefined
    if (said === undefined && elements.length < full && isEnough()) return undefined
    return { [counted]: typeof offset === 'string' ? first + count : first + pages }
  }
}

/** Many a target gives no more than so many at once, whatever it is asked for: a round number, and hardly one fewer than twenty. */
const isCap = (count: number): boolean => count >= 20 && count % 5 === 0

/** How many a full page has, by the first one: what was asked for, or what the target gives at most. */
function fullPage(found: number, wanted: number): number {
  return isCap(found) && found < wanted ? found : wanted
}

/** The address that a header `Link` gives for the next page (RFC 8288). */
export function nextOfLink(header: string | undefined): string | undefined {
  const links = [...(header ?? '').matchAll(/<([^<>]*)>([^<]*)/g)]
  return links.find(([, , parameters = '']) => parameters.split(/[;,]/).some(isNext))?.[1]
}

/** A relation is one word, or several in quotes. */
function isNext(parameter: string): boolean {
  const [name = '', value = ''] = parameter.split('=', 2)
  const relations = value.replaceAll('"', '').trim().toLowerCase().split(/\s+/)
  return name.trim().toLowerCase() === 'rel' && relations.includes('next')
}

/** A next page may be named by its address, whole or relative to what was asked. */
function queryOfUrl(cursor: unknown): Record<string, unknown> | undefined {
  const isAddress = typeof cursor === 'string' && /^(https?:\/)?\/|^[\w./-]*\?[^\s?]+=/.test(cursor)
  return isAddress ? queryOfReference(cursor) : undefined
}

function queryOfReference(reference: string | undefined): Record<string, unknown> | undefined {
  return reference !== undefined && URL.canParse(reference, 'http://localhost')
    ? Object.fromEntries(new URL(reference, 'http://localhost').searchParams)
    : undefined
}

/** The elements of a list: its only array. */
export function elementsOf(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body
  if (!isObject(body)) return []
  for (const member of Object.values(body)) {
    if (Array.isArray(member)) return member
    const below = isObject(member) ? elementsOf(member) : []
    if (below.length > 0) return below
  }
  return []
}

/** The member at a path of property names with dots. */
export function memberAt(value: unknown, path: string): unknown {
  let current = value
  for (const name of path.split('.')) {
    if (!isObject(current)) return undefined
    current = current[name]
  }
  return current
}

function withElements(body: unknown, elements: readonly unknown[]): unknown {
  if (Array.isArray(body)) return elements
  if (!isObject(body)) return body
  let isReplaced = false
  const entries = Object.entries(body).map(([name, member]): [string, unknown] => {
    if (isReplaced || typeof member !== 'object' || member === null) return [name, member]
    const replaced = withElements(member, elements)
    isReplaced = replaced !== member
    return [name, replaced]
  })
  return isReplaced ? Object.fromEntries(entries) : body
}
