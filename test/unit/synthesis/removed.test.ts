/** What is removed and can be restored, what a list leaves out unless somebody asks for it, and what the word of its path picks out. */
import { describe, expect, it } from 'vitest'
import { absent, answers, type Call, done, listOf, of, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }
const time = { type: ['string', 'null'], format: 'date-time' }
const flag = (name: string, said?: object) => ({ name, in: 'query', schema: { type: 'boolean' }, ...said })
const conflict = { 409: { description: 'It is not in the trash.' } }

const schemas = {
  Note: {
    type: 'object',
    required: ['id', 'title', 'status', 'archived', 'deletedAt'],
    properties: {
      id: whole,
      title: text,
      status: { type: 'string', enum: ['open', 'done'] },
      archived: { type: 'boolean' },
      deletedAt: time,
      folderId: { type: ['integer', 'null'] },
    },
  },
  NewNote: {
    type: 'object',
    required: ['title'],
    properties: { title: text, folderId: { type: ['integer', 'null'] } },
  },
  Folder: { type: 'object', required: ['id', 'noteCount'], properties: { id: whole, name: text, noteCount: whole } },
  Book: { type: 'object', required: ['id', 'title'], properties: { id: whole, title: text } },
}

function notes(): Call {
  const one = { ...answers(of('Note')), ...absent }
  return smallApi(schemas, {
    '/notes': {
      get: {
        parameters: [flag('with_deleted'), flag('include_archived')],
        responses: answers(listOf('Note')),
      },
      post: { ...sends(of('NewNote')), responses: answers(of('Note'), 201) },
    },
    '/notes/trash': {
      get: { responses: answers(listOf('Note')) },
      delete: { responses: done },
    },
    '/notes/done': { get: { responses: answers(listOf('Note')) } },
    '/notes/{id}': {
      get: { responses: one },
      patch: { ...sends({ type: 'object', properties: { folderId: whole } }), responses: one },
      delete: { parameters: [flag('permanent')], responses: { ...done, ...absent } },
    },
    '/notes/{id}/restore': { post: { responses: { ...one, ...conflict } } },
    '/notes/{id}/archive': { post: { responses: one } },
    '/notes/{id}/done': { post: { responses: one } },
    '/folders': {
      get: { responses: answers(listOf('Folder')) },
      post: {
        ...sends({ type: 'object', properties: { name: text } }),
        responses: answers(of('Folder'), 201),
      },
    },
    '/folders/{id}': { get: { responses: { ...answers(of('Folder')), ...absent } } },
    '/books': {
      get: { responses: answers(listOf('Book')) },
      post: {
        ...sends({ type: 'object', required: ['title'], properties: { title: text } }),
        responses: answers(of('Book'), 201),
      },
    },
    '/books/{id}': {
      get: { responses: { ...answers(of('Book')), ...absent } },
      delete: { responses: { ...done, ...absent } },
    },
    '/books/{id}/restore': { post: { responses: { ...answers(of('Book')), ...absent } } },
  })
}

const idsIn = (body: unknown): unknown[] => (body as { id: unknown }[]).map(({ id }) => id)

describe('what is removed', () => {
  it('is shown to nobody who does not ask for it, and can be restored', async () => {
    const call = notes()
    await call('POST /notes', { title: 'One' })
    await call('POST /notes', { title: 'Two' })
    expect((await call('DELETE /notes/1')).status).toBe(204)
    expect((await call('GET /notes/1')).status).toBe(404)
    expect((await call('DELETE /notes/1')).status).toBe(404)
    expect(idsIn((await call('GET /notes')).body)).toEqual([2])
    expect((await call('GET /notes?with_deleted=true')).body).toMatchObject([
      { id: 1, deletedAt: '2026-03-01T08:00:00.000Z' },
      { id: 2, deletedAt: null },
    ])
    expect(idsIn((await call('GET /notes/trash')).body)).toEqual([1])
    expect((await call('POST /notes/2/restore')).status).toBe(409)
    expect((await call('POST /notes/1/restore')).body).toMatchObject({ id: 1, title: 'One', deletedAt: null })
    expect(idsIn((await call('GET /notes')).body)).toEqual([1, 2])
  })

  it('is gone when it is removed for good, or the trash is emptied', async () => {
    const call = notes()
    await call('POST /notes', { title: 'One' })
    await call('POST /notes', { title: 'Two' })
    await call('DELETE /notes/1?permanent=true')
    expect((await call('POST /notes/1/restore')).status).toBe(404)
    await call('DELETE /notes/2')
    expect((await call('DELETE /notes/trash')).status).toBe(204)
    expect((await call('GET /notes/trash')).body).toEqual([])
    expect((await call('POST /notes/2/restore')).status).toBe(404)
  })

  it('comes back of what has no word for it', async () => {
    const call = notes()
    await call('POST /books', { title: 'Walden' })
    await call('DELETE /books/1')
    expect((await call('GET /books')).body).toEqual([])
    expect((await call('GET /books/1')).status).toBe(404)
    expect((await call('POST /books/1/restore')).body).toEqual({ id: 1, title: 'Walden' })
    expect((await call('GET /books')).body).toEqual([{ id: 1, title: 'Walden' }])
  })
})

describe('what a list leaves out', () => {
  it('is what was archived, unless somebody asks for it', async () => {
    const call = notes()
    await call('POST /notes', { title: 'One' })
    await call('POST /notes', { title: 'Two' })
    await call('POST /notes/1/archive')
    expect(idsIn((await call('GET /notes')).body)).toEqual([2])
    expect(idsIn((await call('GET /notes?include_archived=true')).body)).toEqual([1, 2])
    expect((await call('GET /notes/1')).status).toBe(200)
  })

  it('is all that is not as the word of its path says', async () => {
    const call = notes()
    await call('POST /notes', { title: 'One' })
    await call('POST /notes', { title: 'Two' })
    await call('POST /notes/2/done')
    expect(idsIn((await call('GET /notes/done')).body)).toEqual([2])
  })
})

it('counts what names a thing by its key', async () => {
  const call = notes()
  await call('POST /folders', { name: 'Work' })
  await call('POST /folders', { name: 'Home' })
  await call('POST /notes', { title: 'One', folderId: 1 })
  const counts = async () =>
    ((await call('GET /folders')).body as { noteCount: number }[]).map((each) => each.noteCount)
  expect(await counts()).toEqual([1, 0])
  await call('PATCH /notes/1', { folderId: 2 })
  expect(await counts()).toEqual([0, 1])
  await call('DELETE /notes/1')
  expect(await counts()).toEqual([0, 0])
})
