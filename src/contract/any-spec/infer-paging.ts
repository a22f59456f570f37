/** How a list is paged, by the names that its parameters and its answer have. Where two readings are possible none is taken. */
import type { JsonObject, Located } from '../../spec/pointer.ts'
import { shapeOf } from './shape.ts'

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
]
const offsets = ['offset', 'skip']
const pages = ['page', 'page_number', 'pageNumber', 'pageno']
const cursors = ['cursor', 'after', 'page_token', 'pageToken', 'next_token', 'nextToken', 'continuation', 'marker']
const nexts = ['next', 'nextCursor', 'next_cursor', 'nextPageToken', 'next_page_token', 'nextToken', 'next_token']
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
): { readonly paging: JsonObject; readonly reason: string } | undefined {
  const called = (names: readonly string[]): QueryParameter | undefined => {
    const found = parameters.filter(({ name }) => names.includes(name))
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
  if (offset !== undefined && page === undefined) {
    return { paging: { ...size, offset: offset.name, first: 0 }, reason: `the parameter ${offset.name}` }
  }
  if (page !== undefined && offset === undefined) {
    const { minimum, default: initial } = page.schema
    const first = typeof minimum === 'number' ? minimum : typeof initial === 'number' ? initial : 1
    return { paging: { ...size, page: page.name, first }, reason: `the parameter ${page.name}` }
  }
  return undefined
}

function nextIn(document: JsonObject, answer: Located): string | undefined {
  const { properties } = shapeOf(document, answer)
  const own = nexts.find((name) => properties.has(name))
  if (own !== undefined) return own
  for (const wrapper of wrappers) {
    const within = properties.get(wrapper)
    const name = within && nexts.find((each) => shapeOf(document, within).properties.has(each))
    if (name !== undefined) return `${wrapper}.${name}`
  }
  return undefined
}
