/** Which part of a list is shown, and how the next one is come to. */
import type { PagingModel } from '../../../document/model/model.ts'
import type { Json } from '../../../spec/pointer.ts'
import type { Thing } from '../../../world/records/records.ts'
import type { ListFacts } from '../../answers/list-facts.ts'
import { refuseBy } from '../../refusing.ts'
import type { Asked } from '../behaviour.ts'
import { addressesOf, type PageValues } from './addresses.ts'
import { askedFor } from './asked-for.ts'
import type { Listed } from './listed.ts'

export interface Page {
  readonly things: readonly Thing[]
  readonly facts: ListFacts
  /** What the member of the answer has that leads on. */
  readonly nextValue: Json
}

export function pageOf(asked: Asked, listed: Listed): Page {
  const paging = asked.model.list?.paging
  const total = listed.length
  if (paging == null) {
    const addresses = addressesOf(asked, null, nowhere)
    const facts = { total, shown: total, size: total, offset: 0, firstPage: 1, next: null, previous: null, addresses }
    return { things: listed.slice(0, total), facts, nextValue: null }
  }
  const size = sizeOf(asked, paging)
  const offset = offsetOf(asked, paging, listed, size)
  const shown = listed.slice(offset, offset + size)
  const hasMore = offset + shown.length < total && shown.length > 0
  const next = hasMore ? nextOf(paging, offset, size, shown) : null
  const isCounted = paging.kind !== 'cursor' && paging.kind !== 'last'
  // Nothing given out leads to the first page where only what comes after something can be asked for.
  const before = Math.max(0, offset - size)
  const previous = offset === 0 ? null : isCounted ? placeOf(paging, before, size) : placeAfter(paging, listed, before)
  const lastOffset = Math.max(0, Math.ceil(total / Math.max(1, size)) - 1) * size
  const values = {
    next,
    previous,
    first: isCounted ? placeOf(paging, 0, size) : null,
    last: isCounted ? placeOf(paging, lastOffset, size) : null,
  }
  const addresses = addressesOf(asked, paging.from, values)
  const facts = {
    total,
    addresses,
    shown: shown.length,
    size,
    offset,
    firstPage: paging.kind === 'page' ? paging.first : 1,
    next,
    previous,
  }
  return { things: shown, facts, nextValue: paging.kind === 'last' ? hasMore : next }
}

function sizeOf({ call }: Asked, { limit, sizeDefault, sizeMax }: PagingModel): number {
  const asked = limit === null ? undefined : askedFor(call, limit)
  const size = typeof asked === 'number' ? asked : sizeDefault
  return Math.max(0, Math.min(size, sizeMax ?? size))
}

/** Some documents take numbers of pages as texts. */
function numberIn(value: unknown, kind: PagingModel['kind']): unknown {
  const isCounted = kind !== 'cursor' && kind !== 'last'
  return isCounted && typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
}

function offsetOf(asked: Asked, { kind, from, first }: PagingModel, listed: Listed, size: number): number {
  const { call, model } = asked
  const value = numberIn(from === null ? undefined : askedFor(call, from), kind)
  if (value === undefined) return 0
  switch (kind) {
    case 'offset':
      return typeof value === 'number' ? Math.max(0, value - first) : 0
    case 'page':
    case 'link':
      return typeof value === 'number' ? Math.max(0, value - first) * size : 0
    case 'last': {
      const index = listed.positionOf(String(value))
      return index === -1 ? listed.length : index + 1
    }
    case 'cursor': {
      const after = decoded(String(value))
      if (after === undefined)
        return refuseBy(
          call,
          model.refusals,
          'invalid',
          `The query parameter "${from}" is no cursor that was given out.`,
          from ?? undefined,
        )
      // What stood there may be gone: it goes on with what came after it.
      const index = listed.positionOf(after.key)
      return index === -1 ? Math.min(after.offset, listed.length) : index + 1
    }
  }
}

const nowhere: PageValues = { first: null, last: null, next: null, previous: null }

/** Where a page begins that comes after so many elements. */
function placeOf({ kind, first }: PagingModel, offset: number, size: number): number {
  return kind === 'offset' ? offset + first : Math.floor(offset / Math.max(1, size)) + first
}

/** What leads to the page that begins after so many elements; null where that is the first. */
function placeAfter(paging: PagingModel, listed: Listed, offset: number): string | number | null {
  return offset === 0 ? null : nextOf(paging, 0, offset, listed.slice(offset - 1, offset))
}

function nextOf(paging: PagingModel, offset: number, size: number, shown: readonly Thing[]): string | number {
  switch (paging.kind) {
    case 'offset':
    case 'page':
    case 'link':
      return placeOf(paging, offset + size, size)
    case 'last':
      return shown.at(-1)?.key ?? ''
    case 'cursor':
      return encoded({ key: shown.at(-1)?.key ?? '', offset: offset + size })
  }
}

interface Cursor {
  readonly key: string
  readonly offset: number
}

/** Letters, digits, `-` and `_`, so that it stands in a URL as it is. */
function encoded(cursor: Cursor): string {
  const bytes = new TextEncoder().encode(JSON.stringify([cursor.key, cursor.offset]))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function decoded(text: string): Cursor | undefined {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    const read: unknown = JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (sign) => sign.charCodeAt(0))))
    const [key, offset] = Array.isArray(read) ? (read as readonly unknown[]) : []
    return typeof key === 'string' && typeof offset === 'number' ? { key, offset } : undefined
  } catch {
    return undefined
  }
}

/** Headers that tell how many there are of a list in all. */
const totals = /^(x-)?(pagination-|paging-)?(total|total-count|total-items|total-results|count-total)$/

/** The header Link (RFC 8288), and the totals that some give beside it. */
export function linkOf(asked: Asked, { facts }: Page): Record<string, string> {
  const paging = asked.model.list?.paging
  const declared = asked.model.headers
  const told: Record<string, string> = {}
  for (const name of declared) if (totals.test(name)) told[name] = String(facts.total)
  if (paging?.kind !== 'link' && !declared.includes('link')) return told
  const links = (['next', 'previous', 'first', 'last'] as const).flatMap((name) => {
    const address = facts.addresses[name]
    return address === null ? [] : [`<${address}>; rel="${name === 'previous' ? 'prev' : name}"`]
  })
  // One page that is all there is leads nowhere.
  return facts.next === null && facts.previous === null ? told : { ...told, Link: links.join(', ') }
}
