/** What is understood by words where schemas show nothing: states, what is gone, times, other spellings, the newest first, files. */
import { describe, expect, it } from 'vitest'
import { createPlatformOf } from '../../../src/document-platform.ts'
import { absent, answers, listOf, of, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const part = (properties: object, required: readonly string[] = []) => ({ type: 'object', required, properties })
const schemas = {
  Job: part(
    {
      id: text,
      object: text,
      status: text,
      friendly_name: text,
      created_at: { ...text, format: 'dateTime' },
      updated_at: { ...text, format: 'dateTime' },
    },
    ['id', 'object', 'status'],
  ),
  NewJob: part({ FriendlyName: text, created_at: { ...text, format: 'dateTime' } }),
  Gone: part({ id: text, deleted: { type: 'boolean' } }, ['id', 'deleted']),
  Picture: part({ id: { ...text, readOnly: true }, size: { type: 'integer' } }, ['id', 'size']),
}
const paths = {
  '/jobs': {
    get: {
      description: 'Jobs are sorted by creation date, with the most recent jobs appearing first.',
      responses: answers(part({ object: text, data: listOf('Job') }, ['object', 'data'])),
    },
    post: { ...sends(of('NewJob')), responses: answers(of('Job'), 201) },
  },
  '/jobs/{job}': {
    get: { responses: { ...answers(of('Job')), ...absent } },
    post: { ...sends(of('NewJob')), responses: { ...answers(of('Job')), ...absent } },
    delete: { responses: { ...answers(of('Gone')), ...absent } },
  },
  '/jobs/{job}/cancel': { post: { responses: answers(of('Job')) } },
  '/guess': {
    post: { ...sends(part({ model: text })), responses: answers(part({ model: text, said: text }, ['model', 'said'])) },
  },
  '/pictures': {
    post: {
      requestBody: {
        content: { 'multipart/form-data': { schema: part({ file: { type: 'string', format: 'binary' } }, ['file']) } },
      },
      responses: answers(of('Picture'), 201),
    },
  },
  '/pictures/{id}': { get: { responses: { ...answers(of('Picture')), ...absent } } },
  '/pictures/{id}/content': {
    get: { responses: { 200: { description: 'It is.', content: { 'image/png': { schema: {} } } } } },
  },
}

describe('a thing', () => {
  it('is begun, made at a time, and called as it is shown', async () => {
    const call = smallApi(schemas, paths)
    const { body } = await call('POST /jobs', { FriendlyName: 'A' })
    expect(body).toMatchObject({
      object: 'job',
      status: 'active',
      friendly_name: 'A',
      created_at: '2026-03-01T08:00:00.000Z',
    })
  })

  it('is changed by a POST that answers it, led on by a word, and says that it is gone', async () => {
    const call = smallApi(schemas, paths)
    const { id } = (await call('POST /jobs', { FriendlyName: 'A' })).body as { id: string }
    expect((await call(`POST /jobs/${id}`, { FriendlyName: 'B' })).body).toMatchObject({ id, friendly_name: 'B' })
    expect((await call(`POST /jobs/${id}/cancel`)).body).toMatchObject({ status: 'cancelled' })
    expect((await call(`GET /jobs/${id}`)).body).toMatchObject({ status: 'cancelled', friendly_name: 'B' })
    expect((await call(`DELETE /jobs/${id}`)).body).toEqual({ id, deleted: true })
    expect((await call(`GET /jobs/${id}`)).status).toBe(404)
  })
})

it('lists the newest first where that is said', async () => {
  const call = smallApi(schemas, paths)
  await call('POST /jobs', { FriendlyName: 'A' })
  await call('POST /jobs', { FriendlyName: 'B' })
  const { body } = await call('GET /jobs')
  expect(body).toMatchObject({ object: 'list', data: [{ friendly_name: 'B' }, { friendly_name: 'A' }] })
})

it('begins in no state that is an end', async () => {
  const status = { type: 'string', enum: ['canceled', 'requires_input', 'succeeded'] }
  const call = smallApi(
    { ...schemas, Job: part({ id: text, status }, ['id', 'status']) },
    { '/jobs': paths['/jobs'], '/jobs/{job}': paths['/jobs/{job}'] },
  )
  expect((await call('POST /jobs', {})).body).toMatchObject({ status: 'requires_input' })
})

it('keeps a file with its size, and gives it back', async () => {
  const named = paths['/pictures/{id}/content']
  const withId = { parameters: [{ name: 'id', in: 'path', required: true, schema: text }] }
  const { fetch, systems } = createPlatformOf({
    openapi: '3.1.0',
    info: { title: 'Pictures', version: '1' },
    components: { schemas },
    paths: {
      '/pictures': paths['/pictures'],
      '/pictures/{id}': { ...withId, ...paths['/pictures/{id}'] },
      '/pictures/{id}/content': { ...withId, ...named },
    },
  })
  const origin = systems[0]?.origin
  const form = new FormData()
  form.set('file', new File([new Uint8Array([137, 80, 0, 255])], 'a.png'))
  const made = await (await fetch(`${origin}/pictures`, { method: 'POST', body: form })).json()
  expect(made).toMatchObject({ size: 4 })
  const answer = await fetch(`${origin}/pictures/${made.id}/content`)
  expect([answer.headers.get('content-type'), ...new Uint8Array(await answer.arrayBuffer())]).toEqual([
    'image/png',
    137,
    80,
    0,
    255,
  ])
})

it('says again what was sent where it knows no more', async () => {
  const call = smallApi(schemas, paths)
  expect((await call('POST /guess', { model: 'm1' })).body).toMatchObject({ model: 'm1' })
})
