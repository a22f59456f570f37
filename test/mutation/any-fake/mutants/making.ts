/** What is made, and is not, or not as it was sent, and what a read of it is. */
import {
  breaking,
  editing,
  type Item,
  itemOf,
  receiving,
  reply,
} from '../../../../src/contract/selftest/mutants/break.ts'
import { type DocumentMutant, over, playing } from '../mutant.ts'
import { gone, read, sent, thingAt } from './writing.ts'

export const makingMutants: readonly DocumentMutant[] = [
  ...over('books', [
    {
      name: 'what was made is not kept',
      killedBy: read('authors', 'everything that was sent comes back'),
      behaviours: {
        createAuthor({ body, world, ok }) {
          const made = world.insert('authors', itemOf(body))
          world.remove('authors', String(made.id))
          const { password: _, ...shown } = made
          return ok(shown, { headers: { Location: `/v1/authors/${String(made.id)}` } })
        },
      },
    },
    {
      name: 'two are made of one',
      killedBy: read('authors', 'each is in the list exactly once'),
      behaviours: {
        createAuthor(call) {
          call.world.insert('authors', sent(call))
        },
      },
    },
    {
      name: 'a member that was sent is dropped',
      killedBy: read('books', 'everything that was sent comes back'),
      wrap: receiving('POST /v1/books', ({ genre: _, ...others }) => others),
    },
    {
      name: 'a text is cut off',
      killedBy: 'books takes what its schemas allow and refuses the rest > createBook: title of 80 characters',
      wrap: receiving('POST /v1/books', (body) =>
        typeof body.title === 'string' && body.title.length === 80 ? { ...body, title: body.title.slice(0, 60) } : body,
      ),
    },
    {
      name: 'the Location leads nowhere',
      killedBy: read('books', 'its Location leads to it'),
      wrap: breaking('POST /v1/books', () => async (_, next) => {
        const response = await next()
        const headers = new Headers(response.headers)
        if (response.ok) headers.set('location', 'https://books.example/v1/books/999999')
        return new Response(response.body, { status: response.status, headers })
      }),
    },
    {
      name: 'a read answers another one',
      killedBy: read('books', 'everything that was sent comes back'),
      behaviours: {
        readBook(call) {
          thingAt('books', 'bookId', call)
          return call.ok(call.world.list('books')[0])
        },
      },
    },
    {
      name: 'two have one id',
      killedBy: read('authors', 'each is in the list exactly once'),
      wrap: (fetch) => {
        const same = (value: unknown): unknown => (value === undefined ? undefined : 'author_1')
        return editing('GET /v1/authors', 'authors/*/id', same)(editing('POST /v1/authors', 'id', same)(fetch))
      },
    },
    {
      name: 'an id that was given before is given again',
      killedBy: gone('authors', 'it is not found'),
      behaviours: {
        createAuthor({ body, world, ok }) {
          const taken = new Set(world.list('authors').map(({ id }) => id))
          const id = Array.from({ length: 500 }, (_, index) => `author_${index}`).find((each) => !taken.has(each)) ?? ''
          const { password: _, ...shown } = world.insert('authors', { ...itemOf(body), id })
          return ok(shown, { headers: { Location: `/v1/authors/${id}` } })
        },
      },
    },
    {
      name: 'what is unique is taken twice',
      killedBy: 'no two of books share what is unique > another of the same isbn is refused',
      plays: playing(['components', 'schemas', 'Book', 'properties', 'isbn', 'x-unique']),
    },
    {
      name: 'what is refused is kept',
      killedBy: 'books takes what its schemas allow and refuses the rest > nothing that was refused is in the list',
      wrap: breaking('POST /v1/books', () => async ({ body }, next) => {
        const response = await next()
        const fields = itemOf(body)
        if (response.status === 400 && typeof fields.pages === 'number') await next({ body: { ...fields, pages: 9 } })
        return response
      }),
    },
  ]),
  ...over('notes', [
    {
      name: 'a default is missing',
      killedBy: read('notes', 'everything that was sent comes back'),
      plays: playing(['components', 'schemas', 'NewNote', 'properties', 'weight', 'default']),
    },
    {
      name: 'a default is another',
      killedBy: read('notes', 'everything that was sent comes back'),
      plays: playing(['components', 'schemas', 'NewNote', 'properties', 'weight', 'default'], 6),
    },
    {
      name: 'letters beyond ASCII are lost',
      killedBy: 'notes keeps what is seldom sent > full lists and unusual letters come back',
      wrap: receiving('POST /notes', (body) => JSON.parse(JSON.stringify(body).replaceAll(/[^ -~]/g, '?')) as Item),
    },
    {
      name: 'a full list is cut off',
      killedBy: 'notes keeps what is seldom sent > full lists and unusual letters come back',
      wrap: receiving('POST /notes', (body) =>
        Array.isArray(body.tags) ? { ...body, tags: body.tags.slice(0, 2) } : body,
      ),
    },
  ]),
  ...over('tenant', [
    {
      name: 'what was made in one place stands in another',
      killedBy: 'what is written to orgs/notes is what is read > everything that was sent comes back',
      wrap: breaking('POST /orgs/*/notes', () => async (_, next) => next({ path: '/orgs/elsewhere/notes' })),
    },
  ]),
  ...over('shelves', [
    {
      name: 'what was accepted never appears',
      killedBy: 'what is written to shelves/slots is what is read > each is in the list exactly once',
      wrap: breaking('GET /api/shelves/*/slots', () => async (_, next) => {
        const response = await next()
        return response.ok ? reply(response, []) : response
      }),
    },
  ]),
  ...over('boards', [
    {
      name: 'a default of a truth value is another',
      killedBy: read('boards', 'everything that was sent comes back'),
      plays: playing(['components', 'schemas', 'NewBoard', 'properties', 'archived', 'default'], true),
    },
    {
      name: 'something is made below what is not there',
      killedBy: 'boards/cards answers nothing below what is not there > createCard below what is not there',
      wrap: breaking('POST /v2/boards/*/cards', () => async ({ body }, next) => {
        const response = await next()
        return response.status === 404 ? reply(response, { id: 'nowhere', ...itemOf(body) }, { status: 201 }) : response
      }),
    },
  ]),
]
