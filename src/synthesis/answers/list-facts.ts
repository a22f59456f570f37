/** What the wrapper of a list tells of it, by the names that its members mostly have. */
import { flat } from '../../document/path-names.ts'
import type { Json } from '../../spec/pointer.ts'

export interface ListFacts {
  /** Of all that fit, shown or not. */
  readonly total: number
  readonly shown: number
  readonly size: number
  /** Elements before the first that is shown. */
  readonly offset: number
  readonly firstPage: number
  /** What gives the next page; null at the end. */
  readonly next: string | number | null
  readonly previous: string | number | null
  readonly addresses: Addresses
}

/** Of pages; null where there is none, or where nothing could lead to it. */
export interface Addresses {
  readonly self: string
  readonly first: string | null
  readonly last: string | null
  readonly next: string | null
  readonly previous: string | null
}

type Tell = (facts: ListFacts) => Json

const pagesOf = ({ total, size }: ListFacts): number => Math.ceil(total / Math.max(1, size))
const pageOf = ({ offset, size, firstPage }: ListFacts): number => Math.floor(offset / Math.max(1, size)) + firstPage

const told: readonly (readonly [RegExp, Tell])[] = [
  [
    /^(total|totalcount|totalitems|totalresults|totalelements|totalrecords|totalsize|totalhits|totalentries|resultcount|recordcount|itemcount|rowcount|count|found|hits|nbhits|results|numresults|numfound)$/,
    ({ total }) => total,
  ],
  [/^(pages|totalpages|pagecount|pagescount|pagestotal|numpages|nbpages)$/, (facts) => pagesOf(facts)],
  [/^lastpage$/, (facts) => Math.max(1, pagesOf(facts))],
  [/^(page|currentpage|pagenumber|pageindex|number|pageno)$/, (facts) => pageOf(facts)],
  [/^(limit|perpage|pagesize|size|pagelimit|itemsperpage|maxresults)$/, ({ size }) => size],
  [/^(offset|skip|start|startindex|from)$/, ({ offset }) => offset],
  [
    /^(numberofelements|returned|resultsize|pageitems|itemsonpage|itemsincurrentpage|itemsinpage|resultsonpage|shown)$/,
    ({ shown }) => shown,
  ],
  [
    /^(hasmore|hasnext|hasnextpage|more|ismore|moreavailable|istruncated|truncated|incomplete)$/,
    ({ next }) => next !== null,
  ],
  [/^(hasprevious|hasprev|haspreviouspage|hasprevpage)$/, ({ offset }) => offset > 0],
  [/^(last|islast|islastpage|done)$/, ({ next }) => next === null],
  [/^(first|isfirst|isfirstpage)$/, ({ offset }) => offset === 0],
  [/^empty$/, ({ shown }) => shown === 0],
  [/^(next|nextcursor|nextpage|nextpagetoken|nexttoken|endcursor|nextoffset|after)$/, ({ next }) => next],
  [/^(prev|previous|prevcursor|previouscursor|prevpage|previouspage|startcursor|before)$/, ({ previous }) => previous],
  // Where the next page begins, of pages that come after an element.
  [/^since$/, ({ next }) => (next === null ? 0 : Number.isNaN(Number(next)) ? next : Number(next))],
  // Whatever is listed: `articlesCount`, `total_orders`.
  [/^total[a-z]+$|^[a-z]+s(total)?count$/, ({ total }) => total],
]

/** @returns Undefined where the name tells nothing of a list. */
export function toldBy(name: string, facts: ListFacts): Json | undefined {
  const bare = flat(name)
  return told.find(([isIt]) => isIt.test(bare))?.[1](facts)
}

const addressed: readonly (readonly [RegExp, keyof Addresses])[] = [
  [/^next(url|uri|link|href|page|pageurl|pageuri|pagelink)?$/, 'next'],
  [/^prev(ious)?(url|uri|link|href|page|pageurl|pageuri|pagelink)?$/, 'previous'],
  [/^first(url|uri|link|href|page|pageurl|pageuri|pagelink)?$/, 'first'],
  [/^last(url|uri|link|href|page|pageurl|pageuri|pagelink)?$/, 'last'],
  [/^(self|current|href)(url|uri|link|href|page)?$/, 'self'],
]

/** The address that a member of that name leads to: null where there is no such page, undefined where the name tells none. */
export function addressBy(name: string, { addresses }: ListFacts): string | null | undefined {
  const bare = flat(name)
  const found = addressed.find(([isIt]) => isIt.test(bare))?.[1]
  return found && addresses[found]
}
