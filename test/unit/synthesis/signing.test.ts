/** Who signs up, in, again and out: an account, and tokens that are good from then on. */
import { describe, expect, it } from 'vitest'
import { createPlatformOf } from '../../../src/document-platform.ts'
import { answers, of, sends } from './small-api.ts'

const text = { type: 'string' }
const credentials = {
  type: 'object',
  required: ['email', 'password'],
  properties: { email: text, password: text, firstName: text },
}
const User = { type: 'object', required: ['id', 'email'], properties: { id: text, email: text, firstName: text } }
const Token = {
  type: 'object',
  required: ['accessToken', 'refreshToken', 'user'],
  properties: { accessToken: text, refreshToken: text, user: of('User') },
}
const refused = (...statuses: readonly number[]) =>
  Object.fromEntries(statuses.map((status) => [status, { description: 'No.' }]))

const document = {
  openapi: '3.1.0',
  info: { title: 'Signing', version: '1' },
  security: [{ bearer: [] }],
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
    schemas: { Credentials: credentials, User, Token },
  },
  paths: {
    '/auth/register': {
      post: { ...sends(of('Credentials')), responses: { ...answers(of('Token'), 201), ...refused(400, 409) } },
    },
    '/auth/login': {
      post: { ...sends(of('Credentials')), responses: { ...answers(of('Token')), ...refused(400, 401) } },
    },
    '/auth/refresh': {
      post: {
        security: [],
        ...sends({ type: 'object', required: ['refreshToken'], properties: { refreshToken: text } }),
        responses: { ...answers(of('Token')), ...refused(401) },
      },
    },
    '/auth/logout': { post: { responses: { 204: { description: 'Out.' } } } },
    '/me': { get: { responses: answers(of('User')) } },
  },
}

function signing(paths: object = document.paths, options: object = {}) {
  const platform = createPlatformOf({ ...document, paths }, { seed: 3, clock: '2026-03-01T08:00:00.000Z', ...options })
  return async (call: string, send?: object, token?: string): Promise<readonly [status: number, body: unknown]> => {
    const [method = 'GET', path = ''] = call.split(' ')
    const answer = await platform.fetch(`${platform.systems[0]?.origin}${path}`, {
      method,
      headers: {
        ...(send && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(send && { body: JSON.stringify(send) }),
    })
    const said = await answer.text()
    return [answer.status, said.startsWith('{') ? JSON.parse(said) : said]
  }
}

const ada = { email: 'ada@x.test', password: 'p4ss', firstName: 'Ada' }

describe('who signs up', () => {
  it('needs no token, is who was said, and once', async () => {
    const ask = signing()
    const [status, body] = await ask('POST /auth/register', ada)
    expect([status, body]).toMatchObject([201, { user: { email: 'ada@x.test', firstName: 'Ada' } }])
    expect(await ask('GET /me', undefined, Object(body).accessToken)).toMatchObject([
      200,
      { email: 'ada@x.test', firstName: 'Ada' },
    ])
    expect((await ask('POST /auth/register', ada))[0]).toBe(409)
    expect((await ask('POST /auth/register', { email: 'x@x.test' }))[0]).toBe(400)
  })
})

describe('who signs in', () => {
  it('is known, by the password alone', async () => {
    const ask = signing()
    expect((await ask('POST /auth/login', ada))[0]).toBe(401)
    await ask('POST /auth/register', ada)
    expect((await ask('POST /auth/login', { ...ada, password: 'other' }))[0]).toBe(401)
    const [status, body] = await ask('POST /auth/login', { email: ada.email, password: ada.password })
    expect([status, body]).toMatchObject([200, { user: { email: 'ada@x.test', firstName: 'Ada' } }])
    expect((await ask('GET /me', undefined, Object(body).accessToken))[0]).toBe(200)
  })

  it('is anybody where nobody can sign up', async () => {
    const { '/auth/register': _, ...paths } = document.paths
    const ask = signing(paths)
    const [, body] = await ask('POST /auth/login', ada)
    expect(await ask('GET /me', undefined, Object(body).accessToken)).toMatchObject([200, { email: 'ada@x.test' }])
  })

  it('has another token again by one that was given, and none that is good after signing out', async () => {
    const ask = signing()
    const [, first] = await ask('POST /auth/register', ada)
    const [status, second] = await ask('POST /auth/refresh', { refreshToken: Object(first).refreshToken })
    expect([status, Object(second).accessToken === Object(first).accessToken]).toEqual([200, false])
    expect((await ask('POST /auth/refresh', { refreshToken: 'none' }))[0]).toBe(401)
    expect((await ask('POST /auth/logout', undefined, Object(second).accessToken))[0]).toBe(204)
    expect((await ask('GET /me', undefined, Object(second).accessToken))[0]).toBe(401)
    expect((await ask('POST /auth/logout', undefined, 'nowhere_alice'))[0]).toBe(204)
    expect((await ask('GET /me', undefined, 'nowhere_alice'))[0]).toBe(200)
  })
})

it('leaves a token as it was sent', async () => {
  const schema = {
    type: 'object',
    required: ['email', 'password'],
    properties: { email: text, password: { ...text, writeOnly: true }, token: text },
  }
  const platform = createPlatformOf({
    openapi: '3.1.0',
    info: { title: 'Users', version: '1' },
    paths: { '/users': { post: { ...sends(schema), responses: answers(schema, 201) } } },
  })
  const answer = await platform.fetch(`${platform.systems[0]?.origin}/users`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'a@x.test', password: 'p', token: 'mine' }),
  })
  expect(await answer.json()).toMatchObject({ email: 'a@x.test', token: 'mine' })
})

it('is understood, and so played where what is not is refused', async () => {
  const ask = signing(document.paths, { strict: true })
  expect((await ask('POST /auth/register', ada))[0]).toBe(201)
  const [status, body] = await ask('POST /auth/login', ada)
  expect([status, (await ask('GET /me', undefined, Object(body).accessToken))[0]]).toEqual([200, 200])
})
