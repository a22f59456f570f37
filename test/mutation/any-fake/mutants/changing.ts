/** What is changed, by PUT and PATCH, and is not, or more than that. */
import { bodyOf, breaking, editing, itemOf, receiving, reply } from '../../../../src/contract/selftest/mutants/break.ts'
import { type DocumentMutant, over } from '../mutant.ts'
import { andOthers, merging, patch, put, read, sent, thingAt, unchanged } from './writing.ts'

export const changingMutants: readonly DocumentMutant[] = [
  ...over('books', [
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
      name: 'a change that is refused is made',
      killedBy: 'books takes what its schemas allow and refuses the rest > the one that was made first is as it was',
      wrap: breaking('PATCH /v1/books/*', () => async ({ body }, next) => {
        const response = await next()
        if (response.status === 400 && itemOf(body).pages !== undefined)
          await next({ body: { genre: 'poetry', pages: 3 } })
        return response
      }),
    },
  ]),
  ...over('notes', [
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
  ]),
]
