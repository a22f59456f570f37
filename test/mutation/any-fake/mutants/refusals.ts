/** Who is let in though they must not be, conditions that are not kept, and refusals that say something else than what is declared. */
import {
  breaking,
  excusing,
  forgiving,
  heading,
  reply,
  turning,
} from '../../../../src/contract/selftest/mutants/break.ts'
import type { Wrap } from '../../../../src/contract/selftest/mutants/mutant.ts'
import { type DocumentMutant, over, playing } from '../mutant.ts'

/** Asks as somebody who may. */
function letting(pattern: string, headers: Readonly<Record<string, string>>, when: readonly number[]): Wrap {
  return breaking(pattern, () => async (_, next) => {
    const response = await next()
    return when.includes(response.status) ? next({ headers }) : response
  })
}

const key = { 'x-api-key': 'alice:1' }
const owner = { authorization: 'Bearer alice:1' }
const asks = (name: string, step: string): string => `${name} asks for a credential > ${step}`
const alone = (step: string): string => `boards are there for the account that made them alone > ${step}`
const bound = (name: string, step: string): string => `a change of ${name} is bound to its version > ${step}`
const known = (step: string): string => `a read of boards is bound to its version > ${step}`

export const refusalMutants: readonly DocumentMutant[] = [
  ...over('books', [
    {
      name: 'a list is open',
      killedBy: asks('books', 'listBooks without a credential'),
      wrap: letting('GET /v1/books', key, [401]),
    },
    {
      name: 'a read is open',
      killedBy: asks('books', 'readBook without a credential'),
      wrap: letting('GET /v1/books/*', key, [401]),
    },
    {
      name: 'a create is open',
      killedBy: asks('books', 'createBook without a credential'),
      wrap: letting('POST /v1/books', key, [401]),
    },
    {
      name: 'a change is open',
      killedBy: asks('books', 'updateBook without a credential'),
      wrap: letting('PATCH /v1/books/*', key, [401]),
    },
    {
      name: 'a deletion is open',
      killedBy: asks('books', 'deleteBook without a credential'),
      wrap: letting('DELETE /v1/books/*', key, [401]),
    },
    {
      name: 'any credential is taken',
      killedBy: asks('books', 'readBook with a credential that nobody has'),
      wrap: breaking('GET /v1/books/*', () => async ({ headers }, next) => {
        const response = await next()
        return response.status === 401 && headers.has('x-api-key') ? next({ headers: key }) : response
      }),
    },
    {
      name: 'what is not there is null',
      killedBy: 'what is deleted from books is gone > it is not found',
      wrap: forgiving('GET /v1/books/*', 404, () => null),
    },
    {
      name: 'what is not there is a failure',
      killedBy: 'what is deleted from books is gone > it is not found',
      wrap: turning('GET /v1/books/*', 404, 500),
    },
    {
      name: 'what is not there is refused with another status',
      killedBy: 'status is declared',
      wrap: turning('GET /v1/books/*', 404, 409),
    },
    {
      name: 'a body that is no JSON is a failure',
      killedBy: 'books takes what its schemas allow and refuses the rest > createBook: a body that is no JSON',
      wrap: breaking('POST /v1/books', () => async (asked, next) => {
        const response = await next()
        return response.status === 400 && asked.body === undefined ? new Response(null, { status: 500 }) : response
      }),
    },
    {
      name: 'an error is of another schema',
      killedBy: 'body fits its schema',
      wrap: excusing('POST /v1/books', 400, () => ({ message: 'no' })),
    },
    {
      name: 'an error is of another media type',
      killedBy: 'media type is declared',
      wrap: heading('POST /v1/books', (headers, { status }) => {
        if (status === 400) headers.set('content-type', 'text/html')
      }),
    },
    {
      name: 'a conflict has a status of its own',
      killedBy: 'status is declared',
      wrap: turning('POST /v1/books', 409, 423),
    },
  ]),
  ...over('notes', [
    {
      name: 'If-Match of a PUT is ignored',
      killedBy: bound('notes', 'PUT of another version is refused'),
      wrap: breaking('PUT /notes/*', () => async (_, next) => next({ headers: { 'if-match': '*' } })),
    },
    {
      name: 'its own version is refused',
      killedBy: bound('notes', 'PUT of its own version is taken'),
      wrap: breaking(
        'PUT /notes/*',
        () =>
          async ({ headers }, next) =>
            headers.has('if-match') ? next({ headers: { 'if-match': '"none"' } }) : next(),
      ),
    },
    {
      name: 'the version does not change',
      killedBy: bound('notes', 'PUT of the version before it is refused'),
      wrap: (fetch) => {
        const still = heading('GET /notes/*', (headers, { status }) => {
          if (status === 200) headers.set('etag', '"1"')
        })
        const put = breaking(
          'PUT /notes/*',
          () =>
            async ({ headers }, next) =>
              next(headers.get('if-match') === '"1"' ? { headers: { 'if-match': '*' } } : {}),
        )
        return still(put(fetch))
      },
    },
    {
      name: 'the version is not told',
      killedBy: 'headers are present',
      wrap: heading('GET /notes/*', (headers) => headers.delete('etag')),
    },
    {
      name: 'an action is taken where the state does not let it',
      killedBy: 'actions on an element of notes move its state as declared > pin does not lead from pinned',
      wrap: breaking('POST /notes/*/pin', () => async ({ parts }, next) => {
        const response = await next()
        return response.status === 409 ? next({ method: 'GET', path: `/notes/${parts[0]}` }) : response
      }),
    },
    {
      name: 'an action leaves the state as it was',
      killedBy: 'actions on an element of notes move its state as declared > pin leads from loose to pinned',
      wrap: breaking(
        'POST /notes/*/pin',
        () =>
          async ({ parts }, next) =>
            next({ method: 'GET', path: `/notes/${parts[0]}` }),
      ),
    },
    {
      name: 'a thing begins in its last state',
      killedBy:
        'the state of an element of notes moves as declared > it begins in an initial state, or one that follows',
      plays: playing(['components', 'schemas', 'Note', 'properties', 'state', 'x-life-cycle'], {
        initial: ['pinned'],
        final: ['pinned'],
        transitions: [],
      }),
    },
    {
      name: 'what stands below a thing fails',
      killedBy: 'what stands below an element of notes answers > GET /notes/{id}/size',
      wrap: breaking('GET /notes/*/size', () => async () => new Response(null, { status: 500 })),
    },
  ]),
  ...over('boards', [
    {
      name: 'If-Match of a PATCH is ignored',
      killedBy: bound('boards', 'PATCH of another version is refused'),
      wrap: breaking('PATCH /v2/boards/*', () => async (_, next) => next({ headers: { 'if-match': '*' } })),
    },
    {
      name: 'what is known is sent again',
      killedBy: known('what is known already is not sent again'),
      wrap: breaking('GET /v2/boards/*', () => async (_, next) => next({ headers: { 'if-none-match': '"nothing"' } })),
    },
    {
      name: 'what was changed is said to be as it was',
      killedBy: known('what was changed since is sent'),
      wrap: breaking('GET /v2/boards/*', () => {
        const told = new Set<string>()
        return async ({ headers }, next) => {
          const response = await next()
          told.add(response.headers.get('etag') ?? '')
          return response.ok && told.has(headers.get('if-none-match') ?? '-')
            ? new Response(null, { status: 304 })
            : response
        }
      }),
    },
    {
      name: 'a credential without the scope is taken',
      killedBy: asks('boards', 'createBoard with a credential that may not'),
      plays: playing(['paths', '/boards', 'post', 'security'], [{ login: [] }]),
    },
    {
      name: 'a credential without the scope may delete',
      killedBy: asks('boards', 'deleteBoard with a credential that may not'),
      plays: playing(['paths', '/boards/{boardId}', 'delete', 'security'], [{ login: [] }]),
    },
    {
      name: 'another account is shown what is not its own',
      killedBy: alone('readBoard by another account'),
      wrap: letting('GET /v2/boards/*', owner, [404]),
    },
    {
      name: 'another account has it in its list',
      killedBy: alone('it is not in the list of another account'),
      wrap: breaking(
        'GET /v2/boards',
        () =>
          async ({ headers }, next) =>
            headers.get('authorization') === 'Bearer bob:1' ? next({ headers: owner }) : next(),
      ),
    },
    {
      name: 'another account may change it',
      killedBy: alone('updateBoard by another account'),
      wrap: letting('PATCH /v2/boards/*', owner, [404]),
    },
    {
      name: 'another account may delete it',
      killedBy: alone('deleteBoard by another account'),
      wrap: letting('DELETE /v2/boards/*', owner, [404]),
    },
    {
      name: 'nothing has owners',
      killedBy: alone('readBoard by another account'),
      plays: (document) =>
        playing(['paths', '/boards', 'post', 'x-resource'])(
          playing(['paths', '/boards', 'get', 'x-resource'])(document) as typeof document,
        ),
    },
    {
      name: 'a 405 does not name the methods',
      killedBy: '405 names the methods',
      wrap: heading('*', (headers) => headers.delete('allow')),
    },
    {
      name: 'another media type is taken',
      killedBy: 'boards takes what its schemas allow and refuses the rest > createBoard: another media type',
      wrap: breaking(
        'POST /v2/boards',
        () => async (_, next) => next({ headers: { 'content-type': 'application/json' } }),
      ),
    },
    {
      name: 'an id of another type is a failure',
      killedBy: 'what the target chooses for boards nobody else does > an id of another type is found nowhere',
      wrap: breaking(
        'GET /v2/boards/*',
        () =>
          async ({ parts }, next) =>
            parts[0] === 'no-uuid'
              ? reply(await next(), { error: { code: 'x', message: 'x' } }, { status: 500 })
              : next(),
      ),
    },
  ]),
]
