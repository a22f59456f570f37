/** How a list is paged: what was claimed of it, or where it is only asked for in pieces, by the names of its parameters. */
import { isObject, type Json, type JsonObject } from '../../../spec/pointer.ts'
import { flat } from '../../path-names.ts'
import type { PagingModel } from '../model.ts'

export interface QueryParameter {
  readonly name: string
  readonly schema: JsonObject
  readonly description?: string
  /** A member of a parameter that is an object. */
  readonly isSpread?: boolean
}

const sizeUsual = 20

export function pagingOf(paging: Json | undefined, parameters: readonly QueryParameter[]): PagingModel | null {
  if (!isObject(paging)) return sizeAlone(parameters)
  const text = (name: string): string | null => (typeof paging[name] === 'string' ? paging[name] : null)
  const limit = text('limit')
  const first = typeof paging.first === 'number' ? paging.first : 0
  const size = sizesOf(parameters, limit)
  if (paging.link === true) {
    const page = parameters.find(({ name }) => flat(name) === 'page')?.name ?? null
    return { kind: 'link', limit, from: page, first: 1, next: null, ...size }
  }
  if (paging.last === true) return { kind: 'last', limit, from: text('after'), first, next: text('more'), ...size }
  if (text('after') !== null) return { kind: 'cursor', limit, from: text('after'), first, next: text('next'), ...size }
  if (text('offset') !== null) return { kind: 'offset', limit, from: text('offset'), first, next: null, ...size }
  if (text('page') !== null) return { kind: 'page', limit, from: text('page'), first, next: null, ...size }
  return sizeAlone(parameters)
}

/** A list of which only the size is asked for, and mostly not where it begins: then the rest of it is not to be had. */
function sizeAlone(parameters: readonly QueryParameter[]): PagingModel | null {
  const limit = parameters.find(({ name }) =>
    ['limit', 'perpage', 'pagesize', 'pagelimit', 'maxresults', 'top'].includes(flat(name)),
  )
  if (limit === undefined) return null
  const called = (name: string): string | null => parameters.find((each) => flat(each.name) === name)?.name ?? null
  const page = called('page') ?? called('pagenumber')
  const from = called('offset') ?? called('pageoffset') ?? page
  const isPage = from !== null && from === page
  // Of a list with nothing around it what comes after an element is asked for by its id.
  const after = from === null ? ['after', 'startingafter', 'afterid', 'sinceid', 'lastid', 'since'].map(called) : []
  const last = after.find((name) => name !== null && isKeyed(parameters, name))
  if (last != null)
    return { kind: 'last', limit: limit.name, from: last, first: 0, next: null, ...sizesOf(parameters, limit.name) }
  return {
    kind: isPage ? 'page' : 'offset',
    limit: limit.name,
    from,
    first: isPage ? 1 : 0,
    next: null,
    ...sizesOf(parameters, limit.name),
  }
}

/** Whether it takes a key, and no time. */
function isKeyed(parameters: readonly QueryParameter[], wanted: string): boolean {
  const { schema = {}, description = '' } = parameters.find(({ name }) => name === wanted) ?? {}
  const isTime = schema.format === 'date-time' || schema.format === 'date'
  return !isTime && (flat(wanted) !== 'since' || /\bids?\b/i.test(description))
}

function sizesOf(
  parameters: readonly QueryParameter[],
  limit: string | null,
): Pick<PagingModel, 'sizeDefault' | 'sizeMax'> {
  const { schema = {}, description = '' } = parameters.find(({ name }) => name === limit) ?? {}
  const said = Number(
    /\bdefault(?:s to|s?:| is| value is)? {0,2}`?(\d{1,4})\b/i.exec(description.slice(0, 500))?.[1] ?? 0,
  )
  const max = typeof schema.maximum === 'number' ? schema.maximum : null
  const initial =
    typeof schema.default === 'number' && schema.default > 0
      ? schema.default
      : said > 0
        ? said
        : Math.min(max ?? sizeUsual, sizeUsual)
  return { sizeDefault: initial, sizeMax: max }
}
