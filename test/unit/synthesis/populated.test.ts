/** Things that are made up by the number: whole, and named by each other. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { createPlatformOf } from '../../../src/document-platform.ts'

const read = (name: string): object =>
  parse(readFileSync(new URL(`../../contract/any-spec/${name}`, import.meta.url), 'utf8')) as object
const books = read('books-api.yaml')

it('have what may be sent, name things that are there, and are the same for the same seed', async () => {
  const populated = async () => {
    const platform = createPlatformOf(books, { seed: 5, clock: '2026-03-01T08:00:00.000Z' })
    await platform.populate({ authors: 2, books: 6 })
    return platform
  }
  const platform = await populated()
  const authors = platform.records('authors').map((author) => Object(author).id)
  const made = platform.records('books').map((book) => Object(book))
  expect(made).toHaveLength(6)
  expect(made.filter(({ authorId }) => !authors.includes(authorId))).toEqual([])
  expect(new Set(made.map(({ isbn }) => isbn)).size).toBe(6)
  expect(made.filter(({ title, genre, pages }) => [title, genre, pages].includes(undefined))).toEqual([])
  expect((await populated()).records('books')).toEqual(made)
})

it('stand below parents that are there, several of them', async () => {
  const platform = createPlatformOf(read('boards-api.yaml'), { seed: 5, clock: '2026-03-01T08:00:00.000Z' })
  await platform.populate(20)
  const counts = await Promise.all(
    platform.records('boards').map(async (board) => {
      const headers = { authorization: 'Bearer nowhere_alice' }
      const answer = await platform.fetch(`${platform.systems[0]?.origin}/v2/boards/${Object(board).id}/cards`, {
        headers,
      })
      return Object(await answer.json()).data.length
    }),
  )
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20)
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(5)
})

it('differ in what may be there once, however few words there are', async () => {
  const text = { type: 'string' }
  const Tag = {
    type: 'object',
    required: ['id', 'name'],
    properties: { id: { type: 'integer', readOnly: true }, name: text },
  }
  const content = { 'application/json': { schema: Tag } }
  const platform = createPlatformOf({
    openapi: '3.1.0',
    info: { title: 'Tags', version: '1' },
    paths: {
      '/tags': {
        post: {
          operationId: 'createTag',
          requestBody: { required: true, content },
          responses: { 201: { description: 'Made.', content }, 409: { description: 'The name is taken.' } },
        },
      },
      '/tags/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        get: { operationId: 'readTag', responses: { 200: { description: 'It is.', content } } },
      },
    },
  })
  await platform.populate({ tags: 400 })
  expect(new Set(platform.records('tags').map((tag) => Object(tag).name)).size).toBe(400)
})

it('are called by their own names, begin as what is made does, and name what comes later in the document', async () => {
  const text = { type: 'string' }
  const whole = { type: 'integer' }
  const json = (schema: object) => ({ 'application/json': { schema } })
  const of = (name: string) => ({ $ref: `#/components/schemas/${name}` })
  const collection = (name: string) => ({
    get: { responses: { 200: { description: 'All.', content: json({ type: 'array', items: of(name) }) } } },
    post: {
      requestBody: { content: json(of(name)) },
      responses: { 201: { description: 'Made.', content: json(of(name)) } },
    },
  })
  const member = (name: string) => ({
    get: {
      parameters: [{ name: 'id', in: 'path', required: true, schema: whole }],
      responses: { 200: { description: 'One.', content: json(of(name)) } },
    },
  })
  const Leave = {
    type: 'object',
    properties: {
      id: { ...whole, readOnly: true },
      listId: whole,
      status: { ...text, enum: ['PENDING', 'REJECTED'], readOnly: true },
      rejectionReason: { ...text, readOnly: true },
      firstName: text,
      lastName: text,
      fullName: { ...text, readOnly: true },
    },
  }
  const platform = createPlatformOf(
    {
      openapi: '3.0.3',
      info: { title: 'Leaves', version: '1' },
      paths: {
        '/leaves': collection('Leave'),
        '/leaves/{id}': member('Leave'),
        '/leave-lists': collection('LeaveList'),
        '/leave-lists/{id}': member('LeaveList'),
      },
      components: { schemas: { Leave, LeaveList: { type: 'object', properties: { id: whole, name: text } } } },
    },
    { seed: 5, clock: '2026-03-01T08:00:00.000Z' },
  )
  await platform.populate(10)
  const lists = platform.records('leave-lists').map((list) => Object(list).id)
  const leaves = platform.records('leaves').map((leave) => Object(leave))
  expect(leaves.filter(({ listId }) => !lists.includes(listId))).toEqual([])
  expect(leaves.filter((leave) => leave.fullName !== `${leave.firstName} ${leave.lastName}`)).toEqual([])
  expect(leaves.filter((leave) => leave.status === 'PENDING' && leave.rejectionReason !== undefined)).toEqual([])
})
