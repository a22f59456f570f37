/** Where things are found: by what else than an id, below what they are made, and picked out by a word of their path. */
import { describe, expect, it } from 'vitest'
import { createPlatformOf } from '../../../src/document-platform.ts'
import { absent, answers, type Call, done, listOf, of, query, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }
const one = (name: string, status = 200) => answers(of(name), status)

describe('a thing without an id', () => {
  const call = (): Call =>
    smallApi(
      {
        User: { type: 'object', properties: { username: text, email: text } },
        NewUser: { type: 'object', required: ['username'], properties: { username: text, email: text } },
        Team: { type: 'object', properties: { name: text, slug: text } },
        NewTeam: { type: 'object', required: ['name'], properties: { name: text } },
      },
      {
        '/user': {
          get: { responses: answers(listOf('User')) },
          post: { ...sends(of('NewUser')), responses: one('User') },
        },
        '/user/{user}': { get: { responses: { ...one('User'), ...absent } } },
        '/team': { post: { ...sends(of('NewTeam')), responses: one('Team') } },
        '/team/{team}': {
          get: { responses: { ...one('Team'), ...absent } },
          delete: { responses: { ...done, ...absent } },
        },
      },
    )

  it('is found by what it is called', async () => {
    const api = call()
    await api('POST /user', { username: 'ada', email: 'ada@example.com' })
    expect(await api('GET /user/ada')).toMatchObject({ status: 200, body: { email: 'ada@example.com' } })
    expect((await api('GET /user/grace')).status).toBe(404)
  })

  it('is found by the slug that a server makes of its name', async () => {
    const api = call()
    expect((await api('POST /team', { name: 'On Call' })).body).toEqual({ name: 'On Call', slug: 'on-call' })
    expect((await api('DELETE /team/on-call')).status).toBe(204)
    expect((await api('GET /team/on-call')).status).toBe(404)
  })
})

describe('a member that is called as the parameter of its path', () => {
  it('is what somebody wrote where there is an id too, and two may be the same', async () => {
    const Comment = {
      type: 'object',
      required: ['id', 'comment'],
      properties: { id: { ...text, readOnly: true }, comment: text },
    }
    const api = smallApi(
      { Comment },
      {
        '/comments': {
          get: { responses: answers(listOf('Comment')) },
          post: { ...sends(of('Comment')), responses: { ...one('Comment', 201), 409: { description: 'A conflict.' } } },
        },
        '/comments/{comment}': { delete: { responses: { ...done, ...absent } } },
      },
    )
    const { body } = await api('POST /comments', { comment: 'Nice' })
    expect((await api('POST /comments', { comment: 'Nice' })).status).toBe(201)
    expect((await api('DELETE /comments/Nice')).status).toBe(404)
    expect((await api(`DELETE /comments/${(body as { id: string }).id}`)).status).toBe(204)
  })
})

describe('a list whose elements hold the thing', () => {
  const Product = {
    type: 'object',
    properties: {
      product: {
        type: 'object',
        properties: { id: { ...whole, readOnly: true }, name: text, status: text, sku: text },
      },
    },
  }
  const call = (): Call =>
    smallApi(
      { Product },
      {
        '/products': {
          get: { parameters: [{ name: 'name', in: 'query', schema: text }], responses: answers(listOf('Product')) },
          post: { ...sends(of('Product')), responses: one('Product') },
        },
        '/products/{id}': { get: { responses: { ...one('Product'), ...absent } } },
        '/products/count': { get: { responses: answers({ type: 'object', properties: { count: whole } }) } },
        '/products/status/{status}': { get: { responses: answers(listOf('Product')) } },
        '/products/status/{status}/count': {
          get: { responses: answers({ type: 'object', properties: { count: whole } }) },
        },
        '/products/sku/{sku}': { get: { responses: { ...one('Product'), ...absent } } },
      },
    )
  const filled = async (): Promise<Call> => {
    const api = call()
    await api('POST /products', { product: { name: 'Mug', status: 'sold', sku: 'M' } })
    await api('POST /products', { product: { name: 'Cap', status: 'new', sku: 'C' } })
    return api
  }

  it('shows them, and leaves out what a filter does', async () => {
    const api = await filled()
    const mug = { product: { id: 1, name: 'Mug', status: 'sold', sku: 'M' } }
    expect((await api('GET /products')).body).toEqual([
      mug,
      { product: { id: 2, name: 'Cap', status: 'new', sku: 'C' } },
    ])
    expect((await api('GET /products?name=Mug')).body).toEqual([mug])
  })

  it('is counted beside it, and what a word of the path picks out too', async () => {
    const api = await filled()
    expect((await api('GET /products/count')).body).toEqual({ count: 2 })
    expect((await api('GET /products/status/sold')).body).toMatchObject([{ product: { name: 'Mug' } }])
    expect((await api('GET /products/status/sold/count')).body).toEqual({ count: 1 })
    expect((await api('GET /products/sku/C')).body).toMatchObject({ product: { name: 'Cap' } })
    expect((await api('GET /products/sku/X')).status).toBe(404)
  })
})

describe('what is made below another thing', () => {
  it('is at the path that it has of its own, and is listed in both places', async () => {
    const api = smallApi(
      {
        Project: {
          type: 'object',
          properties: { id: { ...text, readOnly: true }, name: text, companyId: { ...text, readOnly: true } },
        },
        Company: { type: 'object', properties: { id: { ...text, readOnly: true }, name: text } },
      },
      {
        '/companies': { post: { ...sends(of('Company')), responses: one('Company', 201) } },
        '/companies/{companyId}': { get: { responses: { ...one('Company'), ...absent } } },
        '/companies/{companyId}/projects': {
          post: { ...sends(of('Project')), responses: { ...one('Project', 201), ...absent } },
        },
        '/projects': { get: { responses: answers(listOf('Project')) } },
        '/projects/{id}': {
          get: { responses: { ...one('Project'), ...absent } },
          delete: { responses: { ...done, ...absent } },
        },
      },
    )
    expect((await api('POST /companies/nobody/projects', { name: 'x' })).status).toBe(404)
    const company = ((await api('POST /companies', { name: 'Acme' })).body as { id: string }).id
    const { body } = await api(`POST /companies/${company}/projects`, { name: 'Site' })
    expect(body).toMatchObject({ name: 'Site', companyId: company })
    expect((await api('GET /projects')).body).toEqual([body])
    expect((await api(`DELETE /projects/${(body as { id: string }).id}`)).status).toBe(204)
    expect((await api('GET /projects')).body).toEqual([])
  })
})

describe('what is made and listed at the key of what it belongs to', () => {
  const Task = { type: 'object', properties: { id: { ...text, readOnly: true }, project_id: text, title: text } }
  const NewTask = { type: 'object', required: ['title'], properties: { title: text } }
  const call = (): Call =>
    smallApi(
      { Task, NewTask },
      {
        '/tasks/{projectId}': {
          get: { responses: answers(listOf('Task')) },
          post: { ...sends(of('NewTask')), responses: one('Task', 201) },
        },
        '/tasks/{projectId}/t/{taskId}': {
          get: { responses: { ...one('Task'), ...absent } },
          put: { ...sends(of('NewTask')), responses: one('Task') },
          delete: { responses: { ...done, ...absent } },
        },
      },
    )

  it('has a key of its own, and is found below a word further on', async () => {
    const api = call()
    const made = (await api('POST /tasks/p1', { title: 'Draw' })).body as { id: string }
    expect(made).toEqual({ id: expect.stringMatching(/^task_/), project_id: 'p1', title: 'Draw' })
    expect((await api('GET /tasks/p1')).body).toEqual([made])
    expect((await api('GET /tasks/p2')).body).toEqual([])
    expect((await api(`PUT /tasks/p1/t/${made.id}`, { title: 'Build' })).body).toEqual({ ...made, title: 'Build' })
    expect((await api(`GET /tasks/p2/t/${made.id}`)).status).toBe(404)
    expect((await api(`DELETE /tasks/p1/t/${made.id}`)).status).toBe(204)
    expect((await api('GET /tasks/p1')).body).toEqual([])
  })
})

describe('a collection at a path that begins with what all paths begin with', () => {
  it('is called by what is left of it', () => {
    const Book = { type: 'object', properties: { id: text } }
    const content = { 'application/json': { schema: Book } }
    const platform = createPlatformOf(
      {
        openapi: '3.1.0',
        info: { title: 'Books', version: '1' },
        paths: {
          '/api/v1/books': { post: { requestBody: { content }, responses: { 201: { description: 'It.', content } } } },
          '/api/v1/books/{id}': { get: { responses: { 200: { description: 'It.', content } } } },
        },
      },
      { world: { books: [{ id: 'b1' }] } },
    )
    expect(platform.records('books')).toEqual([{ id: 'b1' }])
  })
})

describe('what is made below one thing and read at a path of its own', () => {
  const Invite = { type: 'object', properties: { code: text, guild_id: text } }

  it('is gone when it is removed where it was made, if it can be removed nowhere else', async () => {
    const api = smallApi(
      { Invite, Guild: { type: 'object', properties: { id: text, name: text } } },
      {
        '/guilds': { post: { ...sends(of('Guild')), responses: one('Guild', 201) } },
        '/guilds/{guild_id}': { get: { responses: { ...one('Guild'), ...absent } } },
        '/guilds/{guild_id}/invites': {
          get: { responses: answers(listOf('Invite')) },
          post: { ...sends({ type: 'object', properties: { note: text } }), responses: one('Invite', 201) },
        },
        '/guilds/{guild_id}/invites/{code}': { delete: { responses: { ...done, ...absent } } },
        '/invites/{code}': { get: { responses: { ...one('Invite'), ...absent } } },
      },
    )
    const { id } = (await api('POST /guilds', { name: 'Engines' })).body as { id: string }
    const { code } = (await api(`POST /guilds/${id}/invites`, {})).body as { code: string }
    expect((await api(`GET /invites/${code}`)).body).toEqual({ code, guild_id: id })
    expect((await api(`DELETE /guilds/${id}/invites/${code}`)).status).toBe(204)
    expect((await api(`GET /invites/${code}`)).status).toBe(404)
  })
})

describe('an answer that has no place for the thing', () => {
  it('says that it is done, or shows what it has in common with it', async () => {
    const Letter = { type: 'object', properties: { id: text, subject: text, body: text, lists: listOf('List') } }
    const List = { type: 'object', properties: { id: { type: 'integer' }, name: text } }
    const Draft = { subject: text, body: text, lists: { type: 'array', items: { type: 'integer' } } }
    const wrapped = (data: object) => answers({ type: 'object', properties: { data } })
    const api = smallApi(
      { Letter, List },
      {
        '/lists': { post: { ...sends({ type: 'object', properties: { name: text } }), responses: one('List', 201) } },
        '/lists/{id}': { get: { responses: { ...one('List'), ...absent } } },
        '/letters': {
          get: { parameters: [query('list_id')], responses: answers(listOf('Letter')) },
          post: {
            ...sends({ type: 'object', properties: Draft }),
            responses: wrapped({ type: 'object', properties: Draft }),
          },
        },
        '/letters/{id}': {
          get: { responses: { ...one('Letter'), ...absent } },
          delete: { responses: wrapped({ type: 'boolean' }) },
        },
      },
    )
    await api('POST /lists', { name: 'News' })
    const letter = { subject: 'Hello', body: 'Dear', lists: [1] }
    expect((await api('POST /letters', letter)).body).toEqual({ data: letter })
    const [kept] = (await api('GET /letters?list_id=1')).body as { id: string }[]
    expect(kept).toEqual({ ...letter, id: expect.any(String), lists: [{ id: 1, name: 'News' }] })
    expect((await api('GET /letters?list_id=2')).body).toEqual([])
    expect((await api(`DELETE /letters/${kept?.id}`)).body).toEqual({ data: true })
  })
})
