/** What is removed, and is not, or more than that. */
import { bodyOf, breaking, type Item, itemOf, reply } from '../../../../src/contract/selftest/mutants/break.ts'
import { type DocumentMutant, over } from '../mutant.ts'
import { andOthers, gone, sent, thingAt } from './writing.ts'

export const removingMutants: readonly DocumentMutant[] = [
  ...over('books', [
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
  ...over('shelves', [
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
  ]),
]
