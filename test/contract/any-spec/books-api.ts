/** The API of books-api.yaml in process, as it should be or with one bug of a known name. */

/** What can be wrong with it, and nothing else is then. */
export type Bug = keyof typeof bugs

/** Name of a bug -> what it does. */
export const bugs = {
  'crash on valid input': 'answers 500 to the longest title that is allowed',
  'crash on a missing optional': 'answers 500 when nothing but what is required is sent',
  'wrong type': 'answers the number of pages as a text',
  'undocumented status': 'answers 418 to a taken isbn',
  'undocumented success': 'answers 202 to a PUT',
  'no upper bound': 'takes 5001 pages',
  'no lower bound': 'takes no pages at all',
  'no length': 'takes a title that is too long',
  'no enum': 'takes any genre',
  'no required': 'takes a book without a title',
  'no type': 'takes a number as a title',
  'no pattern': 'takes any isbn',
  'no paging bound': 'takes any limit',
  'no check on PUT': 'takes anything in a PUT',
  'wrong Location': 'says that a new book is where another one is',
  'DELETE does nothing': 'answers 204 and keeps the book',
  'DELETE keeps it in the list': 'deletes the book but not from the list',
  'DELETE removes another': 'deletes the newest book too',
  'PUT is partial': 'keeps what a PUT leaves out',
  'PUT is not idempotent': 'adds a tag at every PUT',
  'PUT makes another': 'makes another book at every second PUT',
  'missing from the list': 'lists no book of an even number',
  'listed twice': 'lists the newest book twice',
  'pages overlap': 'begins each page but the first one element early',
  'pages skip': 'begins each page but the first one element late',
  'limit ignored': 'answers pages of 50 always',
  'cursor repeats': 'begins a page of authors with the last element of the page before',
  'failed create stays': 'keeps a book that it refused',
  'failed update stays': 'writes what is valid of a PATCH that it refuses',
  'lost write': 'a PATCH brings back what a book was made with',
  'lost create': 'answers 201 and keeps nothing of every second author',
  'create makes two': 'makes every book twice',
  'read answers another': 'answers the newest book, whichever was asked for',
  'unknown is null': 'answers 200 and null for what is not there',
  'order by size': 'turns the order round when pages are small',
  'PATCH does nothing': 'answers a PATCH with success and ignores it',
  'stale list': 'lists books as they were made',
  'crash on a second delete': 'answers 500 when what is deleted is not there',
  'field dropped': 'forgets the price',
  'field changed': 'cuts titles to 20 letters',
  'state goes back': 'is PRINTING again after AVAILABLE',
  'state never ends': 'prints for ever',
  'state out of order': 'is PRINTING at first and then DRAFT',
  'duplicate accepted': 'takes an isbn twice',
  'duplicate replaces': 'refuses a taken isbn, and changes the book that has it',
  'PATCH clears': 'drops the pages at every PATCH that does not have them',
  'reading changes': 'cuts a letter of the title at every GET',
  'password comes back': 'shows the password of an author',
  'open list': 'lists books to anybody',
  'open delete': 'deletes books for anybody',
  'missing header': 'sends no Location',
  'wrong media type': 'answers errors as text/plain',
} as const

export interface BooksOptions {
  readonly bug?: Bug
  /** Milliseconds after which what was written is in the lists. */
  readonly listDelayMs?: number
  /** Milliseconds of each state. */
  readonly stateMs?: number
}

export interface BooksApi {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly clock: { now(): number; advance(ms: number): void }
  /** Everything that is there, to see what a run leaves. */
  contents(): { readonly authors: number; readonly books: number }
  readonly requests: number
}

interface Book {
  readonly id: number
  readonly madeAtMs: number
  fields: Record<string, unknown>
  first: Record<string, unknown>
  isGone?: boolean
  replacements: number
}

interface Author {
  readonly id: string
  readonly madeAtMs: number
  readonly fields: Record<string, unknown>
}

interface Asked {
  readonly id: string
  readonly query: URLSearchParams
  readonly input: () => Record<string, unknown>
}

class Problem extends Error {
  readonly status: number

  constructor(status: number, title: string) {
    super(title)
    this.status = status
  }
}

const writable = ['title', 'isbn', 'authorId', 'genre', 'pages', 'price', 'tags', 'published', 'subtitle']

export function createBooksApi({ bug, listDelayMs = 0, stateMs = 1_000 }: BooksOptions = {}): BooksApi {
  const has = (name: Bug): boolean => bug === name
  let nowMs = Date.UTC(2026, 0, 1)
  let count = 0
  let requests = 0
  let authors: Author[] = []
  let books: Book[] = []

  // Each route is one operation of the document.
  const routes: Readonly<Record<string, (asked: Asked) => Response>> = {
    'GET /authors'({ query }) {
      const limit = limitOf(query)
      const all = listed(authors)
      const cursor = query.get('cursor')
      const start = cursor === null ? 0 : all.findIndex(({ id }) => id === cursor) + (has('cursor repeats') ? 0 : 1)
      const page = all.slice(start, start + limit)
      const next = start + limit < all.length ? (page.at(-1)?.id ?? null) : null
      return json(200, { authors: page.map(authorView), next })
    },
    'POST /authors'({ input }) {
      const fields = input()
      if (!isText(fields.name, 1, 60)) throw new Problem(400, 'name')
      if (fields.email !== undefined && !(typeof fields.email === 'string' && fields.email.includes('@')))
        throw new Problem(400, 'email')
      if (fields.password !== undefined && !isText(fields.password, 8, 60)) throw new Problem(400, 'password')
      const author = { id: `a${++count}`, madeAtMs: nowMs, fields: pick(fields, ['name', 'email', 'password']) }
      if (!has('lost create') || count % 2 === 0) authors.push(author)
      return json(201, authorView(author), { location: `/v1/authors/${author.id}` })
    },
    'GET /authors/{id}': ({ id }) => json(200, authorView(authorOf(id))),
    'DELETE /authors/{id}'({ id }) {
      const author = authorOf(id)
      authors = authors.filter((each) => each !== author)
      books = books.filter(({ fields }) => fields.authorId !== id)
      return new Response(null, { status: 204 })
    },
    'GET /books'({ query }) {
      const limit = limitOf(query)
      const offset = wholeNumber(query, 'offset', 0)
      if (offset < 0) throw new Problem(400, 'offset')
      let all = listed(books).filter(({ id, isGone }) => {
        if (isGone === true && !has('DELETE keeps it in the list')) return false
        return !has('missing from the list') || id % 2 === 1
      })
      if (has('order by size') && limit < 10) all = all.toReversed()
      const newest = all.at(-1)
      if (has('listed twice') && newest !== undefined) all = [...all, newest]
      const shift = has('pages overlap') ? -1 : has('pages skip') ? 1 : 0
      const start = offset === 0 ? 0 : offset + shift
      return json(
        200,
        all.slice(start, start + limit).map((book) => view(has('stale list') ? { ...book, fields: book.first } : book)),
      )
    },
    'POST /books'({ input }) {
      const fields = input()
      try {
        checkBook(fields, 'whole')
      } catch (error) {
        if (has('failed create stays')) makeBook({ isbn: '978-0000000000', title: 'none', authorId: 'none', ...fields })
        throw error
      }
      if (has('crash on valid input') && String(fields.title).length === 80) throw new Problem(500, 'Oh.')
      if (has('crash on a missing optional') && fields.tags === undefined) throw new Problem(500, 'Oh.')
      const book = makeBook(fields)
      if (has('create makes two')) makeBook(fields)
      const location = `/v1/books/${has('wrong Location') ? book.id + 1 : book.id}`
      return json(201, view(book), has('missing header') ? {} : { location })
    },
    'GET /books/{id}'({ id }) {
      if (has('unknown is null') && !books.some((each) => String(each.id) === id && each.isGone !== true))
        return json(200, null)
      const book = has('read answers another')
        ? (books.findLast((each) => each.isGone !== true) ?? bookOf(id))
        : bookOf(id)
      const answer = json(200, view(book))
      if (has('reading changes')) book.fields.title = String(book.fields.title).slice(0, -1) || 'x'
      return answer
    },
    'PUT /books/{id}'({ id, input }) {
      const book = bookOf(id)
      const fields = input()
      if (!has('no check on PUT')) checkBook(fields, 'whole', book)
      const kept = pick(fields, writable)
      book.fields = has('PUT is partial') ? { ...book.fields, ...kept } : kept
      book.replacements++
      if (has('PUT is not idempotent'))
        book.fields.tags = Array.from({ length: book.replacements }, () => 'again').slice(0, 4)
      if (has('PUT makes another') && book.replacements === 2)
        makeBook({ ...kept, isbn: undefined }).fields.isbn = kept.isbn
      return json(has('undocumented success') ? 202 : 200, view(book))
    },
    'PATCH /books/{id}'({ id, input }) {
      const book = bookOf(id)
      const fields = pick(input(), ['title', 'pages', 'genre'])
      const wrong = fieldsWrong(fields, 'part')
      if (wrong.length > 0) {
        if (has('failed update stays')) {
          book.fields = {
            ...book.fields,
            ...pick(
              fields,
              Object.keys(fields).filter((name) => !wrong.includes(name)),
            ),
          }
        }
        throw new Problem(400, wrong.join(', '))
      }
      const base = has('lost write') ? book.first : book.fields
      book.fields = has('PATCH does nothing') ? book.fields : { ...base, ...fields }
      if (has('PATCH clears') && fields.pages === undefined) delete book.fields.pages
      return json(200, view(book))
    },
    'DELETE /books/{id}'({ id }) {
      const isThere = books.some((each) => String(each.id) === id && each.isGone !== true)
      if (has('crash on a second delete') && !isThere) throw new Problem(500, 'Oh.')
      const book = bookOf(id)
      if (!has('DELETE does nothing')) book.isGone = true
      const newest = books.findLast((each) => each.isGone !== true)
      if (has('DELETE removes another') && newest !== undefined) newest.isGone = true
      return new Response(null, { status: 204 })
    },
  }

  return {
    clock: {
      now: () => nowMs,
      advance(ms) {
        nowMs += ms
      },
    },
    contents: () => ({ authors: authors.length, books: books.filter((book) => book.isGone !== true).length }),
    get requests() {
      return requests
    },
    async fetch(url, init) {
      requests++
      const { pathname, searchParams } = new URL(url)
      const headers = new Headers(init.headers)
      try {
        return route(String(init.method), pathname.replace(/^\/v1/, ''), searchParams, headers, init.body ?? null)
      } catch (error) {
        if (error instanceof Problem) return problem(error)
        throw error
      }
    },
  }

  function problem({ status, message }: Problem): Response {
    const type = has('wrong media type') ? 'text/plain' : 'application/problem+json'
    return new Response(JSON.stringify({ title: message, status }), { status, headers: { 'content-type': type } })
  }

  function route(method: string, path: string, query: URLSearchParams, headers: Headers, body: unknown): Response {
    const [, collection = '', id] = path.split('/')
    const key = `${method} /${collection}${id === undefined ? '' : '/{id}'}`
    const isOpen = (has('open list') && key === 'GET /books') || (has('open delete') && key === 'DELETE /books/{id}')
    if (!isOpen && !isKnown(headers)) throw new Problem(401, 'Who are you?')
    const handler = routes[key]
    if (handler === undefined) throw new Problem(collection === 'books' || collection === 'authors' ? 405 : 404, 'No.')
    return handler({ id: id ?? '', query, input: () => read(headers, body) })
  }

  function isKnown(headers: Headers): boolean {
    const authorization = headers.get('authorization')
    return (
      headers.get('x-api-key') === 'k-1' || authorization === 'Bearer k-1' || authorization === `Basic ${btoa('k:1')}`
    )
  }

  function read(headers: Headers, body: unknown): Record<string, unknown> {
    if (!/^application\/(merge-patch\+)?json/.test(headers.get('content-type') ?? ''))
      throw new Problem(400, 'No JSON.')
    try {
      const value: unknown = JSON.parse(String(body))
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
    } catch {
      // Said below.
    }
    throw new Problem(400, 'No object.')
  }

  function listed<T extends { readonly madeAtMs: number }>(items: readonly T[]): T[] {
    return items.filter(({ madeAtMs }) => madeAtMs + listDelayMs <= nowMs)
  }

  function limitOf(query: URLSearchParams): number {
    const limit = wholeNumber(query, 'limit', 20)
    if (!has('no paging bound') && (limit < 1 || limit > 50)) throw new Problem(400, 'limit')
    return has('limit ignored') ? 50 : limit
  }

  function bookOf(id: string): Book {
    const book = books.find((each) => String(each.id) === id && each.isGone !== true)
    if (book === undefined) throw new Problem(404, 'No such book.')
    return book
  }

  function authorOf(id: string): Author {
    const author = authors.find((each) => each.id === id)
    if (author === undefined) throw new Problem(404, 'No such author.')
    return author
  }

  function authorView({ id, fields }: Author): Record<string, unknown> {
    return { id, ...pick(fields, has('password comes back') ? ['name', 'email', 'password'] : ['name', 'email']) }
  }

  function view({ id, fields, madeAtMs }: Book): Record<string, unknown> {
    const shown = { id, ...fields, state: stateAt(nowMs - madeAtMs) }
    return has('wrong type') && fields.pages !== undefined ? { ...shown, pages: String(fields.pages) } : shown
  }

  function stateAt(ageMs: number): string {
    const index = Math.min(2, Math.floor(ageMs / stateMs))
    if (has('state never ends')) return index === 0 ? 'DRAFT' : 'PRINTING'
    if (has('state out of order')) return ['PRINTING', 'DRAFT', 'AVAILABLE'][index] ?? ''
    // Shown once and then taken back.
    if (has('state goes back') && index === 2 && ++count % 2 === 0) return 'PRINTING'
    return ['DRAFT', 'PRINTING', 'AVAILABLE'][index] ?? ''
  }

  function makeBook(fields: Record<string, unknown>): Book {
    const kept = pick(fields, writable)
    if (has('field dropped')) delete kept.price
    if (has('field changed')) kept.title = String(kept.title).slice(0, 20)
    const book = { id: ++count + 1000, madeAtMs: nowMs, fields: kept, first: { ...kept }, replacements: 0 }
    books.push(book)
    return book
  }

  function checkBook(fields: Record<string, unknown>, extent: 'whole' | 'part', own?: Book): void {
    const wrong = fieldsWrong(fields, extent)
    if (wrong.length > 0) throw new Problem(400, wrong.join(', '))
    if (extent === 'whole' && !authors.some(({ id }) => id === fields.authorId)) throw new Problem(400, 'authorId')
    const twin = books.find((each) => each !== own && each.isGone !== true && each.fields.isbn === fields.isbn)
    if (twin === undefined || fields.isbn === undefined || has('duplicate accepted')) return
    if (has('duplicate replaces')) twin.fields = { ...twin.fields, title: fields.title }
    throw new Problem(has('undocumented status') ? 418 : 409, 'That isbn is taken.')
  }

  function fieldsWrong(fields: Record<string, unknown>, extent: 'whole' | 'part'): string[] {
    const rules: Record<string, (value: unknown) => boolean> = {
      title: (value) =>
        (has('no type') && typeof value === 'number') ||
        (typeof value === 'string' && value.length >= 1 && (value.length <= 80 || has('no length'))),
      isbn: (value) => typeof value === 'string' && (has('no pattern') || /^97[89]-\d{10}$/.test(value)),
      authorId: (value) => typeof value === 'string',
      genre: (value) => has('no enum') || ['novel', 'essay', 'poetry'].includes(String(value)),
      pages: (value) =>
        Number.isInteger(value) &&
        (Number(value) >= 1 || has('no lower bound')) &&
        (Number(value) <= 5000 || has('no upper bound')),
      price: (value) => typeof value === 'number' && value > 0 && value <= 1000,
      tags: (value) =>
        Array.isArray(value) && value.length <= 4 && value.every((tag) => typeof tag === 'string' && tag.length <= 30),
      published: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
      subtitle: (value) => value === null || (typeof value === 'string' && value.length <= 80),
    }
    const wrong = Object.entries(fields).flatMap(([name, value]) => (rules[name]?.(value) === false ? [name] : []))
    const required = extent === 'part' ? [] : ['title', 'isbn', 'authorId']
    const missing = required.filter((name) => fields[name] === undefined && !(name === 'title' && has('no required')))
    return [...wrong, ...missing, ...(Object.keys(fields).length === 0 ? ['nothing'] : [])]
  }
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
}

function isText(value: unknown, least: number, most: number): boolean {
  return typeof value === 'string' && value.length >= least && value.length <= most
}

function pick(fields: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => (fields[name] === undefined ? [] : [[name, fields[name]]])))
}

function wholeNumber(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name)
  if (text === null) return otherwise
  if (!/^-?\d+$/.test(text)) throw new Problem(400, name)
  return Number(text)
}
