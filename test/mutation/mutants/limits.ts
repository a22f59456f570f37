/** The rate limit itself, broken. These mutants stand before a target whose limit is low enough to be used up. */
import { breaking, heading, reply } from '../../../src/contract/selftest/mutants/break.ts'
import type { Mutant } from '../../../src/contract/selftest/mutants/mutant.ts'

export const limitMutants: readonly Mutant[] = [
  {
    name: 'a window admits one request more',
    system: 'now',
    requirement: 'NOW-LIMIT-2',
    killedBy: 'one more is refused',
    wrap: breaking('GET /now/secrets', () => async (_, next) => {
      const response = await next()
      return response.status === 429 ? reply(response, { secrets: [] }, { status: 200 }) : response
    }),
  },
  {
    name: 'a window admits one request less',
    system: 'now',
    requirement: 'NOW-LIMIT-2',
    killedBy: 'as many more are admitted as remain',
    wrap: breaking('GET /now/secrets', () => async (_, next) => {
      const response = await next()
      if (response.headers.get('x-rate-limit-remaining') !== '0' || response.status === 429) return response
      return next()
    }),
  },
  {
    name: 'a refusal at the limit has another code',
    system: 'now',
    requirement: 'NOW-LIMIT-3',
    killedBy: 'one more is refused',
    wrap: breaking('*', () => async (_, next) => {
      const response = await next()
      if (response.status !== 429) return response
      const error = { code: 'bad_request', message: 'Too many requests.', url: 'https://zeit.co/errors/bad_request' }
      return reply(response, { error })
    }),
  },
  {
    name: 'a refusal at the limit is a 403',
    system: 'vercel-secrets',
    requirement: 'VER-LIMIT-1',
    killedBy: 'one more is refused',
    wrap: breaking('*', () => async (_, next) => {
      const response = await next()
      return response.status === 429
        ? new Response(response.body, { status: 403, headers: response.headers })
        : response
    }),
  },
  {
    name: 'a refusal at the limit does not say when to come back',
    system: 'project-secrets',
    requirement: 'PRJ-429-2',
    killedBy: 'the refusal says when to come back',
    wrap: heading('*', (headers) => headers.delete('retry-after')),
  },
  {
    name: 'a path that is not there is a 429 beyond the limit',
    system: 'now',
    requirement: 'NOW-LIMIT-7',
    killedBy: 'a path that is not there is refused as such beyond the limit too',
    wrap: breaking('*', () => async (_, next) => {
      const response = await next()
      if (response.status !== 404 || response.headers.get('x-rate-limit-remaining') !== '0') return response
      const error = { code: 'rate_limited', message: 'Too many.', url: 'https://zeit.co/errors/rate_limited' }
      return reply(response, { error }, { status: 429 })
    }),
  },
  {
    name: 'all consumers share one window',
    system: 'now',
    requirement: 'NOW-LIMIT-2',
    killedBy: 'nobody else is refused for it',
    wrap: breaking('GET /now/secrets', () => {
      let until = 0
      return async ({ headers }, next) => {
        const response = await next()
        const [date, reset] = [
          Date.parse(response.headers.get('date') ?? ''),
          response.headers.get('x-rate-limit-reset'),
        ]
        if (response.status === 429) until = Number(reset) * 1000
        const isOwner = headers.get('authorization') === 'Bearer nowhere_alice'
        if (!isOwner || date >= until || response.status === 429) return response
        const error = { code: 'rate_limited', message: 'Too many.', url: 'https://zeit.co/errors/rate_limited' }
        return reply(response, { error }, { status: 429 })
      }
    }),
  },
]
