/** How a list is paged, by the names that its parameters and its answer have. Where two readings are possible none is taken. */
import type { JsonObject, Located } from '../spec/pointer.ts'
import { shapeOf, typesOf } from './shape.ts'

const limits = [
  'limit',
  'per_page',
  'perPage',
  'page_size',
  'pageSize',
  'pagesize',
  'max_results',
  'maxResults',
  'size',
  'top',
  '$top',
  'first',
  'count',
  'page[size]',
  'page[limit]',
  'take',
  'itemsPerPage',
  'items_per_page',
  'resultsPerPage',
  'results_per_page',
]
const offsets = ['offset', 'skip', '$skip', 'page[offset]']
const pages = ['page', 'page_number', 'pageNumber', 'pageno', 'page[number]']
const cursors = [
  'cursor',
  'after',
  'page_token',
  'pageToken',
  'next_token',
  'nextToken',
  'continuation',
  'marker',
  'page[after]',
  'page[cursor]',
  'start_cursor',
]
const nexts = [
  'next',
  'nextCursor',
  'next_cursor',
  'nextPageToken',
  'next_page_token',
  'nextToken',
  'next_token',
  'after',
  'endCursor',
  'end_cursor',
]
const lastSeen = ['starting_after', 'startingAfter', 'after_id', 'since_id']
const mores = ['has_more', 'hasMore', 'has_next', 'hasNext', 'hasNextPage', 'more']
const wrappers = ['pagination', 'paging', 'page', 'meta', 'page_info', 'pageInfo', 'links']

export interface QueryParameter {
  readonly name: string
  readonly schema: JsonObject
}

/** @returns `x-resource.paging`, and how it was seen. */
export function inferPaging(
  document: JsonObject,
  parameters: readonly QueryParameter[],
  answer: Located,
  headers: readonly string[] = [],
): { readonly paging: JsonObject; readonly reason: string } | undefined {
  const called = (names: readonly string[]): QueryParameter | undefined => {
    // What has parts of its own is no size and no place of a page.
    const found = parameters.filter(
      ({ name, schema }) => names.includes(name) && !['object', 'array'].some((type) => typesOf(schema).includes(type)),
    )
    return found.length === 1 ? found[0] : undefined
  }
  const limit = called(limits)?.name
  const size = limit === undefined ? {} : { limit }
  const cursor = called(cursors)
  const next = nextIn(document, answer)
  if (cursor !== undefined && next !== undefined) {
    return {
      paging: { ...size, after: cursor.name, next },
      reason: `${cursor.name} takes what the answer's ${next} gives`,
    }
  }
  const offset = called(offsets)
  const page = called(pages)
  // With an offset or a page number alone nobody knows how many elements a page has, but they can be counted.
  const until = lastPageMember(document, answer)
  const ending = until === undefined ? {} : { until }
  if (offset !== undefined && page === undefined) {
    return { paging: { ...size, offset: offset.name, first: 0, ...ending }, reason: `the parameter ${offset.name}` }
  }
  if (page !== undefined && offset === undefined) {
    const { minimum, default: initial } = page.schema
    const first = typeof minimum === 'number' ? minimum : typeof initial === 'number' ? initial : 1
    return { paging: { ...size, page: page.name, first, ...ending }, reason: `the parameter ${page.name}` }
  }
  // Where no answer gives a cursor, what is known of the last element is its id.
  const since = called(lastSeen) ?? (next === undefined && called(['after']) ? called(['after']) : undefined)
  const more = memberCalled(document, answer, mores)
  if (since !== undefined && more !== undefined) {
    return {
      paging: { ...size, after: since.name, last: true, more },
      reason: `${since.name} takes the id of the last element while the answer's ${more} is true`,
    }
  }
  // A size alone shows that there are pages, and the header leads from one to the next.
  if (limit !== undefined && headers.includes('link'))
    return { paging: { ...size, link: true }, reason: 'its header Link' }
  return undefined
}

/** Whether a list is asked for in pieces of some size, though nothing shows how to get the next. */
export function isCut(parameters: readonly QueryParameter[]): boolean {
  return parameters.some(({ name }) => [...limits, ...offsets, ...pages, ...cursors, ...lastSeen].includes(name))
}

/** The member by which an answer says that it is the last page: nothing where the next one would be named, or that there is no more. */
function lastPageMember(document: JsonObject, answer: Located): string | undefined {
  const { properties } = shapeOf(document, answer)
  const next = properties.get('next')
  if (next !== undefined && typesOf(next.value).includes('null')) return 'next'
  return memberCalled(document, answer, mores)
}

function nextIn(document: JsonObject, answer: Located): string | undefined {
  return memberCalled(document, answer, nexts)
}

/** The path of a member of the answer, or of what wraps such members. */
function memberCalled(document: JsonObject, answer: Located, names: readonly string[]): string | undefined {
  const { properties } = shapeOf(document, answer)
  const own = names.find((name) => properties.has(name))
  if (own !== undefined) return own
  for (const wrapper of wrappers) {
    const within = properties.get(wrapper)
    const name = within && names.find((each) => shapeOf(document, within).properties.has(each))
    if (name !== undefined) return `${wrapper}.${name}`
  }
  return undefined
}
