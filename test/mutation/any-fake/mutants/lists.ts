/** Lists that lack something, show too much, or show it in another order; pages that do not follow each other. */
import {
  answering,
  bodyOf,
  breaking,
  editing,
  type Item,
  itemOf,
  listing,
  reply,
} from '../../../../src/contract/selftest/mutants/break.ts'
import type { Wrap } from '../../../../src/contract/selftest/mutants/mutant.ts'
import { type DocumentMutant, over } from '../mutant.ts'

const books = 'GET /v1/books'
const authors = 'GET /v1/authors'
const boards = 'GET /v2/boards'
const cards = 'GET /v2/boards/*/cards'
const paged = (name: string): string =>
  `the pages of ${name} hold every element once > no element is on two pages, and none is missing`

/** Asks for other values of the query. */
function asking(pattern: string, change: (query: URLSearchParams) => void): Wrap {
  return breaking(pattern, () => async ({ url }, next) => {
    const changed = new URL(url)
    change(changed.searchParams)
    return next({ path: changed.pathname + changed.search })
  })
}

const countOf = (query: URLSearchParams, name: string): number => Number(query.get(name) ?? 0)

export const listMutants: readonly DocumentMutant[] = [
  ...over('books', [
    {
      name: 'what came last is not in the list',
      killedBy: 'what is written to authors is what is read > each is in the list exactly once',
      wrap: listing(authors, 'authors', (items) => items.slice(0, -1)),
    },
    {
      name: 'the first page lacks its first element',
      killedBy: paged('books'),
      wrap: listing(books, '', (items, { url }) =>
        countOf(url.searchParams, 'offset') === 0 ? items.slice(1) : items,
      ),
    },
    {
      name: 'an element is listed twice',
      killedBy: 'what is written to books is what is read > each is in the list exactly once',
      wrap: listing(books, '', (items) => [...items, ...items.slice(-1)]),
    },
    {
      name: 'pages overlap',
      killedBy: paged('books'),
      wrap: asking(books, (query) => {
        const offset = countOf(query, 'offset')
        if (offset > 0) query.set('offset', String(offset - 1))
      }),
    },
    {
      name: 'the last element of a page is skipped',
      killedBy: paged('books'),
      wrap: asking(books, (query) => {
        const offset = countOf(query, 'offset')
        if (offset > 0) query.set('offset', String(offset + 1))
      }),
    },
    {
      name: 'a later page is the first one',
      killedBy: paged('books'),
      wrap: asking(books, (query) => query.delete('offset')),
    },
    {
      name: 'a later page is empty',
      killedBy: paged('books'),
      wrap: listing(books, '', (items, { url }) => (countOf(url.searchParams, 'offset') > 0 ? [] : items)),
    },
    {
      name: 'the size of a page is ignored',
      killedBy: 'the pages of books hold every element once > a page is no larger than was asked',
      wrap: breaking(books, () => async ({ url }, next) => {
        const changed = new URL(url)
        if (countOf(changed.searchParams, 'limit') < 50) changed.searchParams.set('limit', '50')
        return next({ path: changed.pathname + changed.search })
      }),
    },
    {
      name: 'pages of another size are in another order',
      killedBy: 'the pages of books hold every element once > smaller pages have the same order',
      wrap: listing(books, '', (items, { url }) =>
        countOf(url.searchParams, 'limit') < 10 ? items : items.toReversed(),
      ),
    },
    {
      name: 'a cursor leads to the page that it came from',
      killedBy: paged('authors'),
      wrap: breaking(authors, () => {
        let first: string | undefined
        return async (_, next) => {
          const response = await next()
          const body = itemOf(await bodyOf(response))
          if (!response.ok || typeof body.next !== 'string') return response
          first ??= body.next
          return reply(response, { ...body, next: first })
        }
      }),
    },
    {
      name: 'a page says that it is the last',
      killedBy: paged('authors'),
      wrap: editing(authors, 'next', () => null),
    },
    {
      name: 'a list is as it was before the last change',
      killedBy: 'PUT replaces an element of books as a whole > it is in the list once, as it was sent',
      wrap: breaking(books, () => {
        const known = new Map<unknown, Item>()
        return async (_, next) => {
          const response = await next()
          const body = await bodyOf(response)
          if (!response.ok || !Array.isArray(body)) return response
          const shown = body.map(itemOf).map((item) => known.get(item.id) ?? item)
          for (const item of shown) known.set(item.id, item)
          return reply(response, shown)
        }
      }),
    },
  ]),
  ...over('notes', [
    {
      name: 'a filter is ignored',
      killedBy: 'the list of notes is what it is asked for > asked for its kind',
      wrap: asking(
        'GET /notes',
        (query) => query.get('kind') !== 'nothing' && dropKnown(query, 'kind', ['memo', 'list']),
      ),
    },
    {
      name: 'a filter is inverted',
      killedBy: 'the list of notes is what it is asked for > asked for its kind',
      wrap: asking('GET /notes', (query) => swap(query, 'kind', 'memo', 'list')),
    },
    {
      name: 'a filter finds nothing',
      killedBy: 'the list of notes is what it is asked for > asked for its kind',
      wrap: listing('GET /notes', 'notes', (items, { url }) => (url.searchParams.has('kind') ? [] : items)),
    },
    {
      name: 'the order is ignored',
      killedBy: 'the list of notes is what it is asked for > in the order weight',
      wrap: asking('GET /notes', (query) => dropKnown(query, 'sort', ['weight', '-weight'])),
    },
    {
      name: 'the order is reversed',
      killedBy: 'the list of notes is what it is asked for > in the order -weight',
      wrap: asking('GET /notes', (query) => swap(query, 'sort', 'weight', '-weight')),
    },
    {
      name: 'the total is that of the page',
      killedBy: 'the pages of notes hold every element once > total is the number of all',
      wrap: answering('GET /notes', (body) => {
        const { notes } = itemOf(body)
        return { ...itemOf(body), total: Array.isArray(notes) ? notes.length : 0 }
      }),
    },
    {
      name: 'the total is one too many',
      killedBy: 'the pages of notes hold every element once > total is the number of all',
      wrap: editing('GET /notes', 'total', (total) => Number(total) + 1),
    },
  ]),
  ...over('boards', [
    {
      name: 'the header Link is missing',
      killedBy: 'the pages of boards hold every element once > its Link leads to the next page',
      wrap: linking(() => null),
    },
    {
      name: 'the header Link leads past a page',
      killedBy: 'the pages of boards hold every element once > its Link leads to the next page',
      wrap: linking((link) =>
        link.replaceAll(
          /([?&]page=)(\d+)([^>]*>; rel="next")/g,
          (_, before, page, after) => `${before}${Number(page) + 1}${after}`,
        ),
      ),
    },
    {
      name: 'there is more, and the answer says that there is not',
      killedBy: paged('boards/cards'),
      wrap: editing(cards, 'has_more', () => false),
    },
    {
      name: 'what comes after an element begins with it',
      killedBy: paged('boards/cards'),
      wrap: breaking(cards, () => {
        const seen = new Map<unknown, Item>()
        return async ({ url }, next) => {
          const response = await next()
          const body = itemOf(await bodyOf(response))
          if (!response.ok || !Array.isArray(body.data)) return response
          const items = body.data.map(itemOf)
          for (const item of items) seen.set(item.id, item)
          const before = seen.get(url.searchParams.get('starting_after') ?? undefined)
          return reply(response, { ...body, data: before === undefined ? items : [before, ...items.slice(0, -1)] })
        }
      }),
    },
    {
      name: 'a list has what stands below another',
      killedBy: 'what is written to boards/cards is what is read > it is not in the list of the other',
      wrap: breaking(cards, () => {
        const all = new Map<unknown, Item>()
        return async ({ url }, next) => {
          const response = await next()
          const body = itemOf(await bodyOf(response))
          if (!response.ok || !Array.isArray(body.data)) return response
          for (const item of body.data.map(itemOf)) all.set(item.id, item)
          return url.searchParams.has('starting_after')
            ? response
            : reply(response, { ...body, data: [...all.values()] })
        }
      }),
    },
    {
      name: 'a filter by an enum is ignored',
      killedBy: 'the list of boards is what it is asked for > asked for its colour',
      wrap: asking(boards, (query) => dropKnown(query, 'colour', ['red', 'green', 'blue'])),
    },
  ]),
]

/** What is refused stays refused. */
function dropKnown(query: URLSearchParams, name: string, known: readonly string[]): void {
  if (known.includes(query.get(name) ?? '')) query.delete(name)
}

function swap(query: URLSearchParams, name: string, one: string, other: string): void {
  const value = query.get(name)
  if (value === one || value === other) query.set(name, value === one ? other : one)
}

function linking(change: (link: string) => string | null): Wrap {
  return breaking(boards, () => async (_, next) => {
    const response = await next()
    const headers = new Headers(response.headers)
    const link = headers.get('link')
    if (link === null) return response
    const changed = change(link)
    if (changed === null) headers.delete('link')
    else headers.set('link', changed)
    return new Response(response.body, { status: response.status, headers })
  })
}
