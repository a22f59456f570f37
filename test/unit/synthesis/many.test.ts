/** What is done to many things at once. */
import { describe, expect, it } from 'vitest'
import { absent, answers, type Call, done, listOf, of, query, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const keys = { type: 'array', items: text }
const object = (properties: object) => ({ type: 'object', properties })
const Task = object({
  id: { ...text, readOnly: true },
  title: text,
  list: text,
  status: { ...text, enum: ['open', 'archived'], readOnly: true },
})
const Part = object({ title: text })
const Change = { ...object({ id: text, title: text }), required: ['id'] }

function tasks(): Call {
  const told = object({
    deleted: { type: 'integer' },
    failed: { type: 'integer' },
    ids: keys,
    success: { type: 'boolean' },
  })
  return smallApi(
    { Task, Part, Change },
    {
      '/tasks': {
        get: { responses: answers(listOf('Task')) },
        post: { ...sends(of('Task')), responses: answers(of('Task'), 201) },
        patch: { ...sends({ type: 'array', items: of('Change') }), responses: answers(listOf('Task')) },
        delete: { parameters: [query('ids'), query('list')], responses: done },
      },
      '/tasks/{id}': {
        get: { responses: { ...answers(of('Task')), ...absent } },
        delete: { responses: { ...done, ...absent } },
      },
      '/tasks/bulk': {
        post: { ...sends(object({ list: text, tasks: listOf('Part') })), responses: answers(listOf('Task'), 201) },
      },
      '/tasks/bulk-delete': {
        post: { ...sends(object({ taskIds: keys })), responses: { ...answers(told), ...absent } },
      },
      '/tasks/batch/update': {
        patch: { ...sends(object({ ids: keys, updates: of('Part') })), responses: answers(listOf('Task')) },
      },
      '/tasks/archive': { put: { ...sends(keys), responses: answers(listOf('Task')) } },
      '/tasks/search': { post: { ...sends(object({ ids: keys })), responses: answers(listOf('Task')) } },
    },
  )
}

async function made(call: Call, ...titles: readonly string[]): Promise<string[]> {
  const { body, status } = await call('POST /tasks/bulk', { list: 'home', tasks: titles.map((title) => ({ title })) })
  expect(status).toBe(201)
  return (body as { id: string }[]).map(({ id }) => id)
}

const titles = async (call: Call): Promise<unknown> =>
  ((await call('GET /tasks')).body as { title: string }[]).map(({ title }) => title)

describe('many things', () => {
  it('are made at once, each with what was sent once for all', async () => {
    const call = tasks()
    const [first] = await made(call, 'a', 'b')
    expect((await call(`GET /tasks/${first}`)).body).toMatchObject({ title: 'a', list: 'home' })
    expect(await titles(call)).toEqual(['a', 'b'])
  })

  it('are removed by their keys, and it is told how many', async () => {
    const call = tasks()
    const [a, , c] = await made(call, 'a', 'b', 'c')
    expect((await call('POST /tasks/bulk-delete', { taskIds: [a, c, 'nothing'] })).body).toEqual({
      deleted: 2,
      failed: 0,
      ids: [a, c],
      success: true,
    })
    expect(await titles(call)).toEqual(['b'])
    expect((await call('POST /tasks/bulk-delete', { taskIds: ['nothing'] })).status).toBe(404)
  })

  it('are removed by keys in the query, by a member that it names, or all', async () => {
    const call = tasks()
    const [a] = await made(call, 'a', 'b')
    await call('POST /tasks', { title: 'c', list: 'work' })
    expect((await call(`DELETE /tasks?ids=${a}`)).status).toBe(204)
    expect(await titles(call)).toEqual(['b', 'c'])
    await call('DELETE /tasks?list=work')
    expect(await titles(call)).toEqual(['b'])
    await call('DELETE /tasks')
    expect(await titles(call)).toEqual([])
  })

  it('are changed in one way, and each in its own', async () => {
    const call = tasks()
    const [a, b] = await made(call, 'a', 'b')
    expect((await call('PATCH /tasks/batch/update', { ids: [b], updates: { title: 'B' } })).body).toMatchObject([
      { id: b, title: 'B', list: 'home' },
    ])
    await call('PATCH /tasks', [
      { id: a, title: 'one' },
      { id: b, title: 'two' },
    ])
    expect(await titles(call)).toEqual(['one', 'two'])
  })

  it('are acted on, and are left as they are by what only looks for them', async () => {
    const call = tasks()
    const [a, b] = await made(call, 'a', 'b')
    expect((await call('PUT /tasks/archive', [a])).body).toMatchObject([{ id: a, status: 'archived' }])
    await call('POST /tasks/search', { ids: [b] })
    expect((await call(`GET /tasks/${b}`)).body).toMatchObject({ status: 'open' })
  })
})
