/** What is made, changed and removed, and is not, or more than that. */
import {
  bodyOf,
  breaking,
  editing,
  type Item,
  itemOf,
  receiving,
  reply,
} from '../../../../src/contract/selftest/mutants/break.ts'
import type { WrittenBehaviour, WrittenCall } from '../../../../src/document-platform.ts'
import { type DocumentMutant, over, playing } from '../mutant.ts'

const read = (name: string, step: string): string => `what is written to ${name} is what is read > ${step}`
const put = (name: string, step: string): string => `PUT replaces an element of ${name} as a whole > ${step}`
const patch = (name: string, step: string): string => `PATCH of an element of ${name} changes what it sends > ${step}`
const gone = (name: string, step: string): string => `what is deleted from ${name} is gone > ${step}`

const sent = ({ body }: WrittenCall): Item => itemOf(body)
const thingAt = (collection: string, parameter: string, { world, path, fail }: WrittenCall): Item =>
  itemOf(world.get(collection, path[parameter]) ?? fail(404, 'It is not there.'))

/** Answers as if the thing had been changed, and leaves it. */
const unchanged =
  (collection: string, parameter: string): WrittenBehaviour =>
  (call) =>
    call.ok({ ...thingAt(collection, parameter, call), ...sent(call) })

/** Changes what is sent alone. */
const merging =
  (collection: string, parameter: string): WrittenBehaviour =>
  (call) => {
    thingAt(collection, parameter, call)
    return call.ok(call.world.update(collection, call.path[parameter], sent(call)))
  }

/** Does it, and something to others. */
const andOthers =
  (collection: string, parameter: string, change: (call: WrittenCall, id: string) => void): WrittenBehaviour =>
  (call) => {
    const done = call.proceed()
    for (const { id } of call.world.list(collection))
      if (String(id) !== String(call.path[parameter])) change(call, String(id))
    return done
  }

export const writeMutants: readonly DocumentMutant[] = [
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
      name: 'a read changes what it reads',
      killedBy: read('books', 'reading has changed nothing'),
      behaviours: {
        readBook({ path, world }) {
          const book = world.get('books', path.bookId)
          if (book !== undefined) world.update('books', path.bookId, { price: 1 + ((Number(book.price) || 0) % 500) })
        },
      },
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
      name: 'PUT keeps what it leaves out',
      killedBy: put('books', 'what was left out is not kept'),
      behaviours: { replaceBook: merging('books', 'bookId') },
    },
    {
      name: 'PUT does nothing',
      killedBy: put('books', 'what was sent is there'),
      behaviours: { replaceBook: unchanged('books', 'bookId') },
    },
    {
      name: 'PUT twice is not as once',
      killedBy: put('books', 'it is as after the first time'),
      behaviours: {
        replaceBook(call) {
          const before = thingAt('books', 'bookId', call)
          call.proceed()
          const isSame = before.title === sent(call).title
          return call.ok(call.world.update('books', call.path.bookId, isSame ? { pages: 4321 } : {}))
        },
      },
    },
    {
      name: 'PUT changes another',
      killedBy: put('books', 'another is as it was'),
      behaviours: {
        replaceBook: andOthers('books', 'bookId', ({ world }, id) => void world.update('books', id, { pages: 77 })),
      },
    },
    {
      name: 'PATCH does nothing',
      killedBy: patch('books', 'title is changed, and nothing else'),
      behaviours: { updateBook: unchanged('books', 'bookId') },
    },
    {
      name: 'PATCH loses what it does not send',
      killedBy: patch('books', 'title is changed, and nothing else'),
      behaviours: {
        updateBook(call) {
          thingAt('books', 'bookId', call)
          call.proceed()
          return call.ok(call.world.update('books', call.path.bookId, { genre: 'essay', pages: 5, ...sent(call) }))
        },
      },
    },
    {
      name: 'PATCH undoes the change before it',
      killedBy: patch('books', 'pages is changed, and title still is'),
      behaviours: {
        updateBook(call) {
          thingAt('books', 'bookId', call)
          call.proceed()
          const { title } = sent(call)
          return call.ok(
            call.world.update('books', call.path.bookId, title === undefined ? { title: 'as it was once' } : {}),
          )
        },
      },
    },
    {
      name: 'PATCH changes another',
      killedBy: patch('books', 'another is as it was'),
      behaviours: {
        updateBook: andOthers('books', 'bookId', ({ world }, id) => void world.update('books', id, { pages: 77 })),
      },
    },
    {
      name: 'what is unique is taken twice',
      killedBy: 'no two of books share what is unique > another of the same isbn is refused',
      plays: playing(['components', 'schemas', 'Book', 'properties', 'isbn', 'x-unique']),
    },
    {
      name: 'a conflict changes what was there',
      killedBy: 'no two of books share what is unique > the first is as it was',
      behaviours: {
        createBook(call) {
          const same = call.world.list('books', { isbn: sent(call).isbn })[0]
          if (same === undefined) return undefined
          return call.ok(call.world.update('books', String(same.id), sent(call)), {
            status: 201,
            headers: { Location: `/v1/books/${String(same.id)}` },
          })
        },
      },
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
    {
      name: 'a change that is refused is made',
      killedBy: 'books takes what its schemas allow and refuses the rest > the one that was made first is as it was',
      wrap: breaking('PATCH /v1/books/*', () => async ({ body }, next) => {
        const response = await next()
        if (response.status === 400 && itemOf(body).pages !== undefined)
          await next({ body: { genre: 'poetry', pages: 3 } })
        return response
      }),
    },
    {
      name: 'DELETE does nothing',
      killedBy: gone('books', 'it is not found'),
      behaviours: {
        deleteBook(call) {
          thingAt('books', 'bookId', call)
          return call.ok()
        },
      },
    },
    {
      name: 'what was deleted can be read',
      killedBy: gone('books', 'it is not found'),
      wrap: breaking('GET /v1/books/*', () => {
        const known = new Map<string, Response>()
        return async ({ url }, next) => {
          const response = await next()
          if (response.ok) known.set(url.pathname, response.clone())
          return response.status === 404 ? (known.get(url.pathname)?.clone() ?? response) : response
        }
      }),
    },
    {
      name: 'what was deleted is in the list',
      killedBy: gone('books', 'it is not in the list'),
      wrap: breaking('GET /v1/books', () => {
        const known = new Map<unknown, Item>()
        return async ({ url }, next) => {
          const response = await next()
          const body = await bodyOf(response)
          if (!response.ok || !Array.isArray(body)) return response
          for (const item of body.map(itemOf)) known.set(item.id, item)
          return url.searchParams.get('offset') ? response : reply(response, [...known.values()])
        }
      }),
    },
    {
      name: 'DELETE removes another',
      killedBy: gone('books', 'it is not found'),
      behaviours: {
        deleteBook(call) {
          thingAt('books', 'bookId', call)
          const other = call.world.list('books').findLast(({ id }) => String(id) !== String(call.path.bookId))
          if (other !== undefined) call.world.remove('books', String(other.id))
          return call.ok()
        },
      },
    },
    {
      name: 'DELETE removes another too',
      killedBy: gone('books', 'the other is still there'),
      behaviours: { deleteBook: andOthers('books', 'bookId', ({ world }, id) => void world.remove('books', id)) },
    },
    {
      name: 'a second DELETE fails',
      killedBy: gone('books', 'deleting it again does no harm'),
      behaviours: {
        deleteBook(call) {
          if (call.world.get('books', call.path.bookId) === undefined) call.fail(500, 'It fails.')
        },
      },
    },
    {
      name: 'PUT brings back what was deleted',
      killedBy: gone('books', 'PUT does not find it'),
      behaviours: {
        replaceBook(call) {
          if (call.world.get('books', call.path.bookId) === undefined)
            return call.ok(call.world.insert('books', { ...sent(call), id: Number(call.path.bookId) }))
          return undefined
        },
      },
    },
    {
      name: 'PATCH of what was deleted is answered with success',
      killedBy: gone('books', 'PATCH does not find it'),
      behaviours: {
        updateBook(call) {
          const { world, path } = call
          if (world.get('books', path.bookId) !== undefined) return undefined
          return call.ok({ id: Number(path.bookId), title: 'x', isbn: '978-0000000000', authorId: 'a', state: 'DRAFT' })
        },
      },
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
    {
      name: 'a PATCH to null is ignored',
      killedBy: patch('notes', 'text is null, and name still is'),
      wrap: receiving('PATCH /notes/*', (body) =>
        body.text === null && Object.keys(body).length === 1 ? { weight: 5 } : body,
      ),
    },
    {
      name: 'PUT answers what was there before',
      killedBy: put('notes', 'what was sent is there'),
      behaviours: {
        replaceNote(call) {
          const before = thingAt('notes', 'id', call)
          call.proceed()
          return call.ok(before)
        },
      },
    },
    {
      name: 'the time of its making moves with a PUT',
      killedBy: put('notes', 'what was settled when it was made stays'),
      behaviours: {
        replaceNote(call) {
          const done = call.proceed()
          call.world.update('notes', call.path.id, { createdAt: '2020-01-01T00:00:00.000Z' })
          return done
        },
      },
    },
    {
      name: 'a name is changed to one that is taken',
      killedBy: 'no two of notes share what is unique > PATCH to the same name is refused, and changes nothing',
      behaviours: { updateNote: unchanged('notes', 'id') },
    },
    {
      name: 'settings keep what a PUT leaves out',
      killedBy: 'what is written to /settings is what is read > replaces it with no more than it needs, and reads that',
      wrap: breaking('GET|PUT /settings', () => {
        let footer: unknown
        return async ({ method, body }, next) => {
          if (method === 'PUT') footer = itemOf(body).footer ?? footer
          const response = await next()
          return response.ok && footer !== undefined
            ? reply(response, { footer, ...itemOf(await bodyOf(response)) })
            : response
        }
      }),
    },
    {
      name: 'settings are not kept',
      killedBy: 'what is written to /settings is what is read > replaces it with everything, and reads that',
      wrap: breaking('GET /settings', () => {
        let first: Response | undefined
        return async (_, next) => {
          first ??= await next()
          return first.clone()
        }
      }),
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
    {
      name: 'a deletion that was accepted is never done',
      killedBy: gone('shelves', 'it goes'),
      wrap: breaking('DELETE /api/shelves/*', () => async (_, next) => {
        const read = await next({ method: 'GET' })
        return read.ok ? new Response(null, { status: 202 }) : next()
      }),
    },
  ]),
  ...over('boards', [
    {
      name: 'PUT makes another',
      killedBy: put('boards/cards', 'it is in the list once, as it was sent'),
      behaviours: {
        replaceCard(call) {
          const done = call.proceed()
          call.world.insert('boards/cards', sent(call))
          return done
        },
      },
    },
    {
      name: 'a default of a truth value is another',
      killedBy: read('boards', 'everything that was sent comes back'),
      plays: playing(['components', 'schemas', 'NewBoard', 'properties', 'archived', 'default'], true),
    },
    {
      name: 'the time of a change does not move',
      killedBy: 'when an element of boards was changed moves with its changes > a change moves it',
      behaviours: {
        updateBoard(call) {
          const { updatedAt } = thingAt('boards', 'boardId', call)
          const board = call.world.update('boards', call.path.boardId, sent(call))
          return call.ok(call.world.update('boards', call.path.boardId, { ...board, updatedAt }))
        },
      },
    },
    {
      name: 'the time of its making moves with a change',
      killedBy: patch('boards', 'what was settled when it was made stays'),
      behaviours: {
        updateBoard(call) {
          const done = call.proceed()
          call.world.update('boards', call.path.boardId, { createdAt: '2020-01-01T00:00:00.000Z' })
          return done
        },
      },
    },
    {
      name: 'a read moves the time of a change',
      killedBy: read('boards', 'reading has changed nothing'),
      wrap: (fetch) => {
        let reads = 0
        return editing('GET /v2/boards/*', 'updatedAt', () =>
          new Date(Date.UTC(2026, 2, 1, 9, 0, ++reads)).toISOString(),
        )(fetch)
      },
    },
    {
      name: 'what stands below a thing stays when that goes',
      killedBy: 'boards/cards answers nothing below what is not there > readCard below what is not there',
      wrap: breaking('GET /v2/boards/*/cards/*', () => {
        const known = new Map<string, Response>()
        return async ({ url }, next) => {
          const response = await next()
          if (response.ok) known.set(url.pathname, response.clone())
          return response.status === 404 ? (known.get(url.pathname)?.clone() ?? response) : response
        }
      }),
    },
    {
      name: 'a list below what is not there is empty',
      killedBy: 'boards/cards answers nothing below what is not there > listCards below what is not there',
      wrap: breaking('GET /v2/boards/*/cards', () => async (_, next) => {
        const response = await next()
        return response.status === 404 ? reply(response, { data: [], has_more: false }, { status: 200 }) : response
      }),
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
