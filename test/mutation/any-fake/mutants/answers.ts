/** Answers that are not of the form that the document has for them, and states that do not move as it says. */
import {
  answering,
  breaking,
  editing,
  heading,
  itemOf,
  turning,
} from '../../../../src/contract/selftest/mutants/break.ts'
import { type DocumentMutant, over } from '../mutant.ts'

const moving = (step: string): string => `the state of an element of books moves as declared > ${step}`

export const answerMutants: readonly DocumentMutant[] = [
  ...over('books', [
    {
      name: 'a member is of another type',
      killedBy: 'body fits its schema',
      wrap: editing('GET /v1/books/*', 'title', () => 7),
    },
    { name: 'a number is a text', killedBy: 'body fits its schema', wrap: editing('GET /v1/books/*', 'id', String) },
    {
      name: 'a member that has to be there is missing',
      killedBy: 'body fits its schema',
      wrap: editing('GET /v1/books', '*/state', () => undefined),
    },
    {
      name: 'a value is none of the enum',
      killedBy: 'body fits its schema',
      wrap: editing('GET /v1/books/*', 'state', () => 'LOST'),
    },
    {
      name: 'null stands where it may not',
      killedBy: 'body fits its schema',
      wrap: editing('POST /v1/books', 'genre', () => null),
    },
    {
      name: 'an answer is wrapped',
      killedBy: 'body fits its schema',
      wrap: answering('GET /v1/books', (body) => ({ data: body })),
    },
    {
      name: 'a creation is answered with 200',
      killedBy: 'status is declared',
      wrap: turning('POST /v1/books', 201, 200),
    },
    {
      name: 'a deletion is answered with 200',
      killedBy: 'status is declared',
      wrap: turning('DELETE /v1/books/*', 204, 200),
    },
    {
      name: 'a header that has to be there is missing',
      killedBy: 'headers are present',
      wrap: heading('POST /v1/books', (headers) => headers.delete('location')),
    },
    {
      name: 'the media type is another',
      killedBy: 'media type is declared',
      wrap: heading('GET /v1/books', (headers) => headers.set('content-type', 'text/plain')),
    },
    {
      name: 'what says that it is JSON is none',
      killedBy: 'a JSON body is JSON',
      wrap: breaking('GET /v1/books/*', () => async (_, next) => {
        const response = await next()
        return response.ok ? new Response('{', { status: 200, headers: response.headers }) : response
      }),
    },
    {
      name: 'what is only sent comes back',
      killedBy: 'no secret comes back',
      wrap: editing('POST /v1/authors', 'password', (_, { body }) => itemOf(body).password),
    },
    {
      name: 'a state goes back',
      killedBy: moving('at rest it stays'),
      wrap: breaking('GET /v1/books/*', () => {
        const rested = new Map<string, number>()
        return async ({ url }, next) => {
          const response = await next()
          if (!response.ok) return response
          const body = itemOf(await response.clone().json())
          const count = (rested.get(url.pathname) ?? 0) + (body.state === 'AVAILABLE' ? 1 : 0)
          rested.set(url.pathname, count)
          return count > 1 ? Response.json({ ...body, state: 'DRAFT' }, { headers: { etag: '' } }) : response
        }
      }),
    },
    {
      name: 'a state never ends',
      killedBy: moving('it comes to rest in its time'),
      wrap: editing('GET /v1/books/*', 'state', () => 'PRINTING'),
    },
  ]),
  ...over('notes', [
    {
      name: 'a member is said that the schema forbids',
      killedBy: 'nothing undeclared is said',
      wrap: editing('GET /notes/*', 'hidden', () => 1),
    },
    {
      name: 'a time is not of its format',
      killedBy: 'body fits its schema',
      wrap: editing('GET /notes/*', 'createdAt', () => 'yesterday'),
    },
    {
      name: 'a part of a thing is of another type',
      killedBy: 'body fits its schema',
      wrap: editing('GET /notes/*/size', 'bytes', String),
    },
    {
      name: 'a time that a server chooses is taken from outside',
      killedBy: 'what the target chooses for notes nobody else does > read-only members of a new one are not taken',
      wrap: (fetch) => {
        const born = new Map<string, unknown>()
        const make = breaking('POST /notes', () => async ({ body }, next) => {
          const { createdAt, ...others } = itemOf(body)
          const response = await next(createdAt === undefined ? {} : { body: others })
          if (createdAt !== undefined && response.ok)
            born.set(String(itemOf(await response.clone().json()).id), createdAt)
          return response
        })
        return editing(
          'GET /notes/*',
          'createdAt',
          (value, { parts }) => born.get(parts[0] ?? '') ?? value,
        )(make(fetch))
      },
    },
  ]),
  ...over('shelves', [
    {
      name: 'an element of a page lacks what has to be there',
      killedBy: 'body fits its schema',
      wrap: editing('GET /api/shelves', 'data/*/id', () => undefined),
    },
  ]),
]
