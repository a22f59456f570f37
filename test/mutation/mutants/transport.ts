/** What every exchange has in common, broken: statuses, media types, headers, the shape of errors, methods and tokens. */
import {
  bodyOf,
  breaking,
  excusing,
  heading,
  itemOf,
  reply,
  turning,
} from '../../../src/contract/selftest/mutants/break.ts'
import { type Mutant, mutantsOf } from '../../../src/contract/selftest/mutants/mutant.ts'

export const transportMutants: readonly Mutant[] = mutantsOf('now', [
  {
    name: 'a creation answers 201, which nobody documents',
    requirement: 'NOW-SEC-4',
    killedBy: 'status is declared',
    wrap: turning('POST /now/secrets', 200, 201),
  },
  {
    name: 'a valid input ends in a 500',
    requirement: 'NOW-SEC-1',
    killedBy: 'the list has it once, under its new name',
    wrap: turning('GET /now/secrets', 200, 500),
  },
  {
    name: 'what is not there is refused with 410',
    requirement: 'NOW-ERR-7',
    killedBy: 'status is declared',
    wrap: turning('*', 404, 410),
  },
  {
    name: 'answers are plain text',
    requirement: 'NOW-NET-3',
    killedBy: 'media type is declared',
    wrap: heading('*', (headers, { status }) => {
      if (status === 200) headers.set('content-type', 'text/plain')
    }),
  },
  {
    name: 'errors are HTML',
    requirement: 'NOW-NET-3',
    killedBy: 'media type is declared',
    wrap: breaking('*', () => async (_, next) => {
      const response = await next()
      if (response.status < 400) return response
      const headers = new Headers(response.headers)
      headers.set('content-type', 'text/html')
      return new Response('<h1>It did not work</h1>', { status: response.status, headers })
    }),
  },
  {
    name: 'what remains is not told',
    requirement: 'NOW-LIMIT-1',
    killedBy: 'headers are present',
    wrap: heading('*', (headers) => headers.delete('x-rate-limit-remaining')),
  },
  {
    name: 'the limit is not told with an error',
    requirement: 'NOW-LIMIT-1',
    killedBy: 'headers are present',
    wrap: heading('*', (headers, { status }) => {
      if (status >= 400) headers.delete('x-rate-limit-limit')
    }),
  },
  {
    name: 'what remains stays the same',
    requirement: 'NOW-LIMIT-2',
    killedBy: 'rate limit adds up',
    wrap: heading('*', (headers) => headers.set('x-rate-limit-remaining', '599')),
  },
  {
    name: 'every request takes two',
    requirement: 'NOW-LIMIT-2',
    killedBy: 'rate limit adds up',
    wrap: breaking('GET /now/secrets', () => async (_, next) => {
      await next()
      return next()
    }),
  },
  {
    name: 'refused requests are not counted',
    requirement: 'NOW-LIMIT-2',
    killedBy: 'rate limit adds up',
    wrap: breaking('*', () => {
      const free = new Map<string, number>()
      return async ({ headers: asked }, next) => {
        const response = await next()
        const headers = new Headers(response.headers)
        const [token, left] = [asked.get('authorization') ?? '', Number(headers.get('x-rate-limit-remaining'))]
        const count = (free.get(token) ?? 0) + (response.status >= 400 ? 1 : 0)
        free.set(token, count)
        headers.set('x-rate-limit-remaining', String(Math.min(left + count, 600)))
        return new Response(response.body, { status: response.status, headers })
      }
    }),
  },
  {
    name: 'the end of the window moves with every request',
    requirement: 'NOW-LIMIT-2',
    killedBy: 'rate limit adds up',
    wrap: breaking('*', () => {
      let moved = 0
      return async (_, next) => {
        const response = await next()
        const headers = new Headers(response.headers)
        headers.set('x-rate-limit-reset', String(Number(headers.get('x-rate-limit-reset')) + (moved++ % 30)))
        return new Response(response.body, { status: response.status, headers })
      }
    }),
  },
  {
    name: 'the end of the window is in milliseconds',
    requirement: 'NOW-LIMIT-2',
    killedBy: 'rate limit adds up',
    wrap: heading('*', (headers) => {
      const reset = headers.get('x-rate-limit-reset')
      if (reset !== null) headers.set('x-rate-limit-reset', `${reset}000`)
    }),
  },
  {
    name: 'an error is not wrapped',
    requirement: 'NOW-ERR-1',
    killedBy: 'body fits its schema',
    wrap: breaking('*', () => async (_, next) => {
      const response = await next()
      return response.status < 400 ? response : reply(response, itemOf(await bodyOf(response)).error)
    }),
  },
  {
    name: 'an error has no code',
    requirement: 'NOW-ERR-1',
    killedBy: 'body fits its schema',
    wrap: excusing('*', 404, (body) => ({ error: { ...itemOf(itemOf(body).error), code: undefined } })),
  },
  {
    name: 'an error has no URL',
    requirement: 'NOW-ERR-1',
    killedBy: 'body fits its schema',
    wrap: excusing('*', 400, (body) => ({ error: { ...itemOf(itemOf(body).error), url: undefined } })),
  },
  {
    name: 'an error has the status for its code',
    requirement: 'NOW-ERR-1',
    killedBy: 'body fits its schema',
    wrap: excusing('*', 400, (body) => ({ error: { ...itemOf(itemOf(body).error), code: 400 } })),
  },
  {
    name: 'the URL of an error leads to another host',
    requirement: 'NOW-ERR-2',
    killedBy: 'error says what its catalogue says',
    wrap: excusing('*', 404, (body) => ({
      error: { ...itemOf(itemOf(body).error), url: 'https://example.com/errors/not_found' },
    })),
  },
  {
    name: 'the URL of an error tells the token',
    requirement: 'NOW-ERR-2',
    killedBy: 'error says what its catalogue says',
    wrap: excusing('*', 404, (body, { headers }) => {
      const error = itemOf(itemOf(body).error)
      return { error: { ...error, url: `${String(error.url)}?for=${headers.get('authorization')?.slice(7)}` } }
    }),
  },
  {
    name: 'the URL of a generic error names an endpoint',
    requirement: 'NOW-ERR-3',
    killedBy: 'error says what its catalogue says',
    wrap: excusing('*', 400, (body) => ({
      error: { ...itemOf(itemOf(body).error), url: 'https://zeit.co/errors/now/secrets/bad_request' },
    })),
  },
  {
    name: 'failed authentication has a code of its own',
    requirement: 'NOW-ERR-4',
    killedBy: 'listNowSecrets: without a token',
    wrap: excusing('GET /now/secrets', 403, (body) => ({
      error: { ...itemOf(itemOf(body).error), code: 'forbidden' },
    })),
  },
  {
    name: 'a code that nobody knows',
    requirement: 'NOW-ERR-7',
    killedBy: 'error is in the catalogue',
    wrap: excusing('*', 404, (body) => ({ error: { ...itemOf(itemOf(body).error), code: 'gone_fishing' } })),
  },
  {
    name: 'a request without a token is refused with 401',
    requirement: 'NOW-AUTH-1',
    killedBy: 'status is declared',
    wrap: turning('*', 403, 401),
  },
  {
    name: 'nobody asks for a token',
    requirement: 'NOW-AUTH-1',
    killedBy: 'listNowDeployments: without a token',
    wrap: breaking(
      'GET /now/deployments',
      () =>
        ({ headers }, next) =>
          headers.has('authorization') ? next() : next({ headers: { authorization: 'Bearer nowhere_alice' } }),
    ),
  },
  {
    name: 'any token will do',
    requirement: 'NOW-AUTH-1',
    killedBy: 'listNowDeployments: with a token that nobody has',
    wrap: breaking('GET /now/deployments', () => async ({ headers }, next) => {
      const response = await next()
      const isRefused = response.status === 403 && headers.get('authorization')?.startsWith('Bearer ') === true
      return isRefused ? next({ headers: { authorization: 'Bearer nowhere_alice' } }) : response
    }),
  },
  {
    name: 'a token that was revoked is still good',
    requirement: 'NOW-AUTH-1',
    killedBy: 'listNowDeployments: with a token that was revoked',
    wrap: breaking(
      '*',
      () =>
        ({ headers }, next) =>
          headers.get('authorization') === 'Bearer nowhere_revoked'
            ? next({ headers: { authorization: 'Bearer nowhere_alice' } })
            : next(),
    ),
  },
  {
    name: 'the scheme of the token does not matter',
    requirement: 'NOW-AUTH-1',
    killedBy: 'listNowDeployments: with another scheme',
    wrap: breaking(
      '*',
      () =>
        ({ headers }, next) =>
          headers.get('authorization')?.startsWith('Basic ') === true
            ? next({ headers: { authorization: 'Bearer nowhere_alice' } })
            : next(),
    ),
  },
  {
    name: 'JSON that says which letters it is written in is not read',
    requirement: 'NOW-NET-2',
    killedBy: 'creates two, one of them as a list of one',
    wrap: breaking('POST /now/secrets', () => ({ headers }, next) => {
      const isPlain = headers.get('content-type') === 'application/json'
      return isPlain ? next() : next({ headers: { 'content-type': 'text/plain' } })
    }),
  },
  {
    name: 'a slash at the end makes another path',
    requirement: 'NOW-NET-4',
    killedBy: 'GET /now/deployments/',
    wrap: breaking('*', () => ({ url }, next) => {
      const isSlashed = url.pathname.length > 1 && url.pathname.endsWith('/')
      return isSlashed ? next({ path: '/now/no/such/path/at/all' }) : next()
    }),
  },
  {
    name: 'the URL of a refusal at the limit names an endpoint',
    requirement: 'NOW-LIMIT-3',
    killedBy: 'error says what its catalogue says',
    wrap: breaking('*', () => {
      let isFirst = true
      return async (_, next) => {
        const response = await next()
        if (!isFirst) return response
        isFirst = false
        const headers = new Headers(response.headers)
        headers.set('retry-after', '1')
        headers.set('content-type', 'application/json')
        const url = 'https://zeit.co/errors/now/rate_limited'
        return Response.json({ error: { code: 'rate_limited', message: 'Wait.', url } }, { status: 429, headers })
      }
    }),
  },
  {
    name: 'the URL of an error names what the caller named',
    requirement: 'NOW-ERR-2',
    killedBy: 'error says what its catalogue says',
    wrap: breaking('DELETE /now/secrets/*', () => async ({ parts: [name = ''] }, next) => {
      const response = await next()
      if (response.status !== 404) return response
      const error = itemOf(itemOf(await bodyOf(response)).error)
      return reply(response, { error: { ...error, url: `https://zeit.co/errors/${name}/not_found` } })
    }),
  },
  {
    name: 'the URL of an error names another word',
    requirement: 'NOW-ERR-3',
    killedBy: 'error says what its catalogue says',
    wrap: excusing('*', 404, (body) => {
      const error = itemOf(itemOf(body).error)
      return { error: { ...error, url: String(error.url).replace('/secrets/', '/secret/') } }
    }),
  },
  {
    name: 'the media type of a body does not matter',
    requirement: 'NOW-NET-4',
    killedBy: 'createNowSecret: another media type',
    wrap: breaking('POST /now/secrets', () => (_, next) => next({ headers: { 'content-type': 'application/json' } })),
  },
  {
    name: 'a body that is no JSON is an error of the server',
    requirement: 'NOW-NET-4',
    killedBy: 'createNowSecret: a body that is no JSON',
    wrap: breaking('POST /now/secrets', () => async ({ body }, next) => {
      const response = await next()
      if (body !== undefined || response.status !== 400) return response
      const url = 'https://zeit.co/errors/internal_server_error'
      return reply(response, { error: { code: 'internal_server_error', message: 'It broke.', url } }, { status: 500 })
    }),
  },
  {
    name: 'a method that is not there is simply not found',
    requirement: 'NOW-ERR-7',
    killedBy: 'PUT /now/secrets',
    wrap: breaking('*', () => async (_, next) => {
      const response = await next()
      if (response.status !== 405) return response
      return next({ method: 'GET', path: '/now/no/such/path/at/all', body: undefined })
    }),
  },
  {
    name: 'a 405 does not say which methods there are',
    requirement: 'NOW-ERR-7',
    killedBy: '405 names the methods',
    wrap: heading('*', (headers) => headers.delete('allow')),
  },
  {
    name: 'a 405 forgets a method',
    requirement: 'NOW-ERR-7',
    killedBy: '405 names the methods',
    wrap: heading('*', (headers) => {
      const allow = headers.get('allow')
      if (allow !== null) headers.set('allow', allow.split(',').slice(1).join(','))
    }),
  },
  {
    name: 'a path that is not there is answered with an empty object',
    requirement: 'NOW-ERR-6',
    killedBy: 'a path below a known one',
    wrap: breaking('*', () => async ({ url }, next) => {
      const response = await next()
      return response.status === 404 && url.pathname.split('/').length > 6
        ? reply(response, {}, { status: 200 })
        : response
    }),
  },
])
