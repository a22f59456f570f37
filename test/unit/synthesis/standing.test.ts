/** Operations whose paths are not those of things: with verbs in them, made by a PUT, put among others by a key, found by nothing but what stands below. */
import { describe, expect, it } from 'vitest'
import { absent, answers, done, listOf, of, query, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }

const schemas = {
  Item: {
    type: 'object',
    required: ['_id', 'name'],
    properties: { _id: text, name: text, category: text, createdAt: { type: 'string', format: 'date-time' } },
  },
  NewItem: { type: 'object', required: ['name'], properties: { name: text, category: text } },
  Task: { type: 'object', required: ['id', 'title'], properties: { id: whole, title: text, project_id: whole } },
  NewTask: { type: 'object', required: ['title'], properties: { title: text } },
  Label: { type: 'object', required: ['id', 'title'], properties: { id: whole, title: text } },
  Project: {
    type: 'object',
    required: ['id', 'title'],
    properties: { id: whole, title: text, done: { type: 'boolean' } },
  },
  NewLabel: { type: 'object', required: ['title'], properties: { title: text } },
  Put: { type: 'object', required: ['label_id'], properties: { label_id: whole } },
  Ticket: { type: 'object', required: ['ticketId', 'kind'], properties: { ticketId: text, kind: text } },
}
const one = (name: string) => ({ ...answers(of(name)), ...absent })
const creates = (name: string, of_: string) => ({
  summary: `Create one`,
  ...sends(of(name)),
  responses: answers(of(of_), 201),
})

describe('verbs in paths', () => {
  it.each([
    ['before what they are about', '/createItem', '/getItems', '/getItem', '/updateItem', '/deleteItem'],
    ['of several words', '/add-item', '/get-all-items', '/get-item-by-id', '/edit-item', '/remove-item'],
    ['behind it', '/items/create', '/items/all', '/items/get', '/items/update', '/items/delete'],
  ])('%s', async (_, create, list, read, update, remove) => {
    const call = smallApi(schemas, {
      [create]: { post: creates('NewItem', 'Item') },
      [list]: { get: { parameters: [query('category')], responses: answers(listOf('Item')) } },
      [`${read}/{id}`]: { get: { responses: one('Item') } },
      [`${update}/{id}`]: { put: { ...sends(of('NewItem')), responses: one('Item') } },
      [`${remove}/{id}`]: { delete: { responses: { ...done, ...absent } } },
    })
    expect((await call(`GET ${list}`)).body).toEqual([])
    const made = await call(`POST ${create}`, { name: 'Lamp', category: 'light' })
    expect(made).toMatchObject({ status: 201, body: { name: 'Lamp', createdAt: '2026-03-01T08:00:00.000Z' } })
    const { _id } = made.body as { _id: string }
    expect((await call(`GET ${read}/${_id}`)).body).toMatchObject({ _id, name: 'Lamp' })
    expect((await call(`GET ${list}?category=light`)).body).toMatchObject([{ _id }])
    expect((await call(`GET ${list}?category=seat`)).body).toEqual([])
    expect((await call(`PUT ${update}/${_id}`, { name: 'Lamp XL' })).body).toMatchObject({ _id, name: 'Lamp XL' })
    expect((await call(`PUT ${update}/none`, { name: 'X' })).status).toBe(404)
    expect((await call(`DELETE ${remove}/${_id}`)).status).toBe(204)
    expect((await call(`GET ${read}/${_id}`)).status).toBe(404)
    expect((await call(`GET ${list}`)).body).toEqual([])
  })
})

describe('a PUT that creates', () => {
  const call = smallApi(schemas, {
    '/projects': {
      get: { responses: answers(listOf('Project')) },
      put: creates('NewLabel', 'Project'),
    },
    '/projects/{id}': { get: { responses: one('Project') }, delete: { responses: done } },
    '/projects/{id}/tasks': { put: creates('NewTask', 'Task') },
    '/tasks': { get: { responses: answers(listOf('Task')) } },
    '/tasks/{id}': { get: { responses: one('Task') }, delete: { responses: done } },
    '/tasks/{task}/labels': {
      get: { responses: answers(listOf('Label')) },
      put: creates('Put', 'Put'),
    },
    '/tasks/{task}/labels/{label}': { delete: { responses: { ...done, ...absent } } },
    '/labels': { get: { responses: answers(listOf('Label')) }, put: creates('NewLabel', 'Label') },
    '/labels/{id}': { get: { responses: one('Label') }, delete: { responses: done } },
  })

  it('makes a thing at the path of a list, and below another', async () => {
    expect((await call('PUT /projects', { title: 'Home' })).body).toEqual({ id: 1, title: 'Home', done: false })
    expect((await call('PUT /projects/1/tasks', { title: 'Sweep' })).body).toEqual({
      id: 1,
      title: 'Sweep',
      project_id: 1,
    })
    expect((await call('GET /tasks')).body).toEqual([{ id: 1, title: 'Sweep', project_id: 1 }])
  })

  it('puts what is there among what something has, by its key', async () => {
    await call('PUT /labels', { title: 'urgent' })
    expect(await call('PUT /tasks/1/labels', { label_id: 1 })).toMatchObject({ status: 201, body: { label_id: 1 } })
    expect((await call('GET /tasks/1/labels')).body).toEqual([{ id: 1, title: 'urgent' }])
    expect((await call('DELETE /tasks/1/labels/1')).status).toBe(204)
    expect((await call('GET /tasks/1/labels')).body).toEqual([])
    expect((await call('GET /labels/1')).status).toBe(200)
  })
})

it('knows what is made and never read, where something stands below it', async () => {
  const call = smallApi(schemas, {
    '/tickets': {
      post: {
        ...sends({ type: 'object', required: ['kind'], properties: { kind: text } }),
        responses: answers(of('Ticket'), 201),
      },
    },
    '/tickets/{ticketId}/code': { get: { responses: { ...answers({ type: 'object' }), ...absent } } },
  })
  const { ticketId } = (await call('POST /tickets', { kind: 'general' })).body as { ticketId: string }
  expect((await call(`GET /tickets/${ticketId}/code`)).status).toBe(200)
  expect((await call('GET /tickets/none/code')).status).toBe(404)
})
