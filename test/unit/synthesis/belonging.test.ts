/** Things that other paths than their own are about: below something else, in a search, in a list that is sent, put into something and taken out. */
import { describe, expect, it } from 'vitest'
import { absent, answers, type Call, done, listOf, of, query, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const ownId = { ...text, readOnly: true }

function club(): Call {
  const schemas = {
    User: { type: 'object', required: ['id', 'name'], properties: { id: ownId, name: text } },
    Order: { type: 'object', required: ['id'], properties: { id: ownId, userId: text, item: text } },
    Team: { type: 'object', required: ['id'], properties: { id: ownId, name: text } },
    Comment: { type: 'object', required: ['id'], properties: { id: ownId, postId: text, text } },
    Post: {
      type: 'object',
      additionalProperties: false,
      required: ['id'],
      properties: { id: ownId, title: text, tags: listOf('Team') },
    },
  }
  const one = (name: string) => ({ get: { responses: { ...answers(of(name)), ...absent } } })
  const made = (name: string) => ({ post: { ...sends(of(name)), responses: answers(of(name), 201) } })
  const listed = (name: string, ...parameters: object[]) => ({
    get: { parameters, responses: { ...answers(listOf(name)), ...absent } },
  })
  return smallApi(schemas, {
    '/users': { ...made('User') },
    '/users/bulk': { post: { ...sends(listOf('User')), responses: answers(listOf('User'), 201) } },
    '/users/search': listed('User', query('q')),
    '/users/{id}': { ...one('User'), delete: { responses: { ...done, ...absent } } },
    '/users/{id}/orders': listed('Order', query('item')),
    '/orders': { ...made('Order'), ...listed('Order') },
    '/orders/{orderId}': one('Order'),
    '/teams': made('Team'),
    '/teams/{teamId}': one('Team'),
    '/teams/{teamId}/members': listed('User'),
    '/teams/{teamId}/members/{userId}': {
      put: { responses: { ...done, ...absent } },
      delete: { responses: { ...done, ...absent } },
    },
    '/posts': { ...made('Post'), put: { ...sends(of('Post')), responses: { ...done, ...absent } } },
    '/posts/{postId}': { ...one('Post'), delete: { responses: { ...done, ...absent } } },
    '/posts/{postId}/comments': { ...made('Comment'), ...listed('Comment') },
    '/posts/{postId}/star': {
      get: { responses: { ...done, ...absent } },
      put: { responses: { ...done, ...absent } },
      delete: { responses: { ...done, ...absent } },
    },
    '/comments/{commentId}': one('Comment'),
  })
}

const idOf = ({ body }: { readonly body: unknown }): string => (body as { readonly id: string }).id

describe('things that other paths are about', () => {
  it('are listed below what a property of theirs names', async () => {
    const call = club()
    const [ada, bob] = [
      idOf(await call('POST /users', { name: 'Ada' })),
      idOf(await call('POST /users', { name: 'Bob' })),
    ]
    const mine = idOf(await call('POST /orders', { userId: ada, item: 'tea' }))
    const other = idOf(await call('POST /orders', { userId: ada, item: 'milk' }))
    await call('POST /orders', { userId: bob, item: 'tea' })
    expect((await call(`GET /users/${ada}/orders`)).body).toMatchObject([{ id: mine }, { id: other }])
    expect((await call(`GET /users/${ada}/orders?item=milk`)).body).toEqual([{ id: other, userId: ada, item: 'milk' }])
    expect((await call('GET /users/nobody/orders')).status).toBe(404)
  })

  it('are made below something, told of it, read at their own path, and gone with it', async () => {
    const call = club()
    const post = idOf(await call('POST /posts', { title: 'Hello' }))
    const made = await call(`POST /posts/${post}/comments`, { text: 'First' })
    expect(made).toMatchObject({ status: 201, body: { postId: post, text: 'First' } })
    expect(made.headers.get('location')).toBe(`/comments/${idOf(made)}`)
    expect((await call(`GET /comments/${idOf(made)}`)).body).toEqual({ id: idOf(made), postId: post, text: 'First' })
    expect((await call(`GET /posts/${post}/comments`)).body).toMatchObject([{ text: 'First' }])
    await call(`DELETE /posts/${post}`)
    expect((await call(`GET /comments/${idOf(made)}`)).status).toBe(404)
  })

  it('are made many at once, and searched for', async () => {
    const call = club()
    const made = await call('POST /users/bulk', [{ name: 'Ada' }, { name: 'Bob' }])
    expect(made).toMatchObject({ status: 201, body: [{ name: 'Ada' }, { name: 'Bob' }] })
    expect((await call('GET /users/search?q=bo')).body).toMatchObject([{ name: 'Bob' }])
  })

  it('are put into something and taken out, and are there all the same', async () => {
    const call = club()
    const ada = idOf(await call('POST /users', { name: 'Ada' }))
    const team = idOf(await call('POST /teams', { name: 'Red' }))
    expect((await call(`GET /teams/${team}/members`)).body).toEqual([])
    expect((await call(`PUT /teams/${team}/members/${ada}`)).status).toBe(204)
    expect((await call(`PUT /teams/${team}/members/nobody`)).status).toBe(404)
    expect((await call(`GET /teams/${team}/members`)).body).toEqual([{ id: ada, name: 'Ada' }])
    expect((await call(`DELETE /teams/${team}/members/${ada}`)).status).toBe(204)
    expect((await call(`DELETE /teams/${team}/members/${ada}`)).status).toBe(404)
    expect((await call(`GET /teams/${team}/members`)).body).toEqual([])
    expect((await call(`GET /users/${ada}`)).status).toBe(200)
  })
})

it('a mark is there once it is put, and gone once it is taken away', async () => {
  const call = club()
  const post = idOf(await call('POST /posts', { title: 'Hello' }))
  const statuses: number[] = []
  for (const method of ['GET', 'PUT', 'PUT', 'GET', 'DELETE', 'GET'])
    statuses.push((await call(`${method} /posts/${post}/star`)).status)
  expect(statuses).toEqual([404, 204, 204, 204, 204, 404])
})

it('what is replaced where things are made is named by the body', async () => {
  const call = smallApi(
    { Pet: { type: 'object', required: ['id', 'name'], properties: { id: { type: 'integer' }, name: text } } },
    {
      '/pet': {
        post: { ...sends(of('Pet')), responses: { 405: { description: 'Invalid input' } } },
        put: { ...sends(of('Pet')), responses: { 404: { description: 'Pet not found' } } },
      },
      '/pet/{petId}': { get: { responses: { ...answers(of('Pet')), ...absent } } },
    },
  )
  expect((await call('POST /pet', { id: 7, name: 'Rex' })).status).toBe(200)
  expect((await call('PUT /pet', { id: 7, name: 'Max' })).status).toBe(200)
  expect((await call('GET /pet/7')).body).toEqual({ id: 7, name: 'Max' })
  expect((await call('PUT /pet', { id: 8, name: 'Max' })).status).toBe(404)
  // Which status says that something is not valid, its description tells.
  expect((await call('POST /pet', { id: 9 })).status).toBe(405)
})

it('what only answers have is passed over where nothing else may be sent', async () => {
  const call = club()
  const made = await call('POST /posts', { id: 'mine', title: 'Hello' })
  expect(made.status).toBe(201)
  expect(idOf(made)).not.toBe('mine')
  expect((await call('POST /posts', { headline: 'Hello' })).status).toBe(400)
})

it('a body that has to have nothing changes what it names, and keeps the rest', async () => {
  const call = smallApi(
    { Note: { type: 'object', required: ['id', 'title'], properties: { id: ownId, title: text, tone: text } } },
    {
      '/notes': { post: { ...sends(of('Note')), responses: answers(of('Note'), 201) } },
      '/notes/{noteId}': {
        get: { responses: { ...answers(of('Note')), ...absent } },
        put: {
          ...sends({ type: 'object', properties: { title: text, tone: text } }),
          responses: { ...answers(of('Note')), ...absent },
        },
      },
    },
  )
  const note = idOf(await call('POST /notes', { title: 'Hello', tone: 'kind' }))
  expect((await call(`PUT /notes/${note}`, { tone: 'terse' })).body).toEqual({
    id: note,
    title: 'Hello',
    tone: 'terse',
  })
})

it('a path with a fragment is not served, and does not stand before the path without it', async () => {
  const call = smallApi(
    { Note: { type: 'object', required: ['id'], properties: { id: ownId, title: text } } },
    {
      '/notes': { post: { ...sends(of('Note')), responses: answers(of('Note'), 201) } },
      '/notes/{noteId}#link': {
        get: {
          parameters: [{ name: 'fields', in: 'query', required: true, schema: text }],
          responses: answers(of('Note')),
        },
      },
      '/notes/{noteId}': { get: { responses: { ...answers(of('Note')), ...absent } } },
    },
  )
  const note = idOf(await call('POST /notes', { title: 'Hello' }))
  expect(await call(`GET /notes/${note}`)).toMatchObject({ status: 200, body: { id: note, title: 'Hello' } })
})
