/** What things show beside what was sent: flags and times of actions, counts of what stands below, whose they are, and what they are called. */
import { describe, expect, it } from 'vitest'
import { absent, answers, type Call, done, listOf, of, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }
const time = { type: ['string', 'null'], format: 'date-time' }

const schemas = {
  Note: {
    type: 'object',
    required: ['slug', 'title', 'liked', 'likesCount', 'author', 'commentCount', 'archived'],
    properties: {
      slug: text,
      title: text,
      status: { type: 'string', enum: ['draft', 'published'] },
      publishedAt: time,
      archived: { type: 'boolean' },
      archivedAt: time,
      liked: { type: 'boolean' },
      likesCount: whole,
      isCompleted: { type: 'boolean' },
      commentCount: whole,
      timestamp: { type: 'string', format: 'date-time' },
      author: { type: 'object', required: ['username'], properties: { username: text } },
    },
  },
  NewNote: { type: 'object', required: ['title'], properties: { title: text } },
  Comment: { type: 'object', required: ['id', 'body'], properties: { id: { ...whole, readOnly: true }, body: text } },
  User: { type: 'object', required: ['username', 'bio'], properties: { username: text, bio: text } },
  Change: { type: 'object', properties: { username: text, bio: text } },
  Task: { type: 'object', required: ['id'], properties: { id: whole, state: text } },
  Made: { type: 'object', required: ['task', 'note'], properties: { task: of('Task'), note: of('Note') } },
}

const acts = answers(of('Note'))

function notes(created: object = of('Note')): Call {
  return smallApi(schemas, {
    '/notes': {
      get: {
        parameters: [
          { name: 'completed', in: 'query', schema: { type: 'boolean' } },
          { name: 'statuses', in: 'query', schema: { type: 'array', items: text } },
          { name: 'since', in: 'query', schema: { type: 'string', format: 'date-time' } },
          { name: 'max_likes_count', in: 'query', schema: whole },
        ],
        responses: answers({
          type: 'object',
          required: ['notes', 'notesCount'],
          properties: { notes: listOf('Note'), notesCount: whole },
        }),
      },
      post: { ...sends(of('NewNote')), responses: { ...answers(created as never), ...answers(created as never, 201) } },
    },
    '/notes/{slug}': {
      get: { responses: { ...answers(of('Note')), ...absent } },
      delete: { responses: { ...done, ...absent } },
    },
    '/notes/{slug}/like': { post: { responses: acts }, delete: { responses: acts } },
    '/notes/{slug}/archive': { post: { responses: acts } },
    '/notes/{slug}/unarchive': { post: { responses: acts } },
    '/notes/{slug}/publish': { post: { responses: acts } },
    '/notes/{slug}/toggle': { patch: { responses: acts } },
    '/notes/{slug}/comments': {
      get: { responses: answers(listOf('Comment')) },
      post: { ...sends(of('Comment')), responses: answers(of('Comment'), 201) },
    },
    '/notes/{slug}/comments/{id}': { delete: { responses: { ...done, ...absent } } },
    '/user': {
      get: { responses: answers(of('User')) },
      put: { ...sends(of('Change')), responses: answers(of('User')) },
    },
  })
}

const now = '2026-03-01T08:00:00.000Z'

describe('what is made', () => {
  it('is called by its title, says 201 where that stands beside 200, and nothing was done to it yet', async () => {
    const call = notes()
    expect(await call('POST /notes', { title: 'Tea & Toast' })).toMatchObject({
      status: 201,
      body: { slug: 'tea-toast', archived: false, archivedAt: null, liked: false, likesCount: 0, timestamp: now },
    })
    const { body } = await call('POST /notes', { title: 'Tea & Toast' })
    expect(body).not.toMatchObject({ slug: 'tea-toast' })
  })

  it('is found where its answer tells of the making too', async () => {
    const call = notes(of('Made'))
    expect((await call('POST /notes', { title: 'Tea' })).body).toMatchObject({ note: { slug: 'tea', title: 'Tea' } })
    expect((await call('GET /notes/tea')).body).toMatchObject({ title: 'Tea' })
  })
})

describe('an action', () => {
  it('sets a flag, its time and a count once, and takes them back', async () => {
    const call = notes()
    await call('POST /notes', { title: 'Tea' })
    for (const _ of [1, 2])
      expect((await call('POST /notes/tea/like')).body).toMatchObject({ liked: true, likesCount: 1 })
    for (const _ of [1, 2])
      expect((await call('DELETE /notes/tea/like')).body).toMatchObject({ liked: false, likesCount: 0 })
    expect((await call('POST /notes/tea/archive')).body).toMatchObject({ archived: true, archivedAt: now })
    expect((await call('POST /notes/tea/unarchive')).body).toMatchObject({ archived: false, archivedAt: null })
  })

  it('leads to a state, and tells when that was', async () => {
    const call = notes()
    await call('POST /notes', { title: 'Tea' })
    expect((await call('POST /notes/tea/publish')).body).toMatchObject({ status: 'published', publishedAt: now })
  })

  it('toggles the one flag that says whether it is done', async () => {
    const call = smallApi(
      {
        Task: {
          type: 'object',
          required: ['id'],
          properties: {
            id: { ...whole, readOnly: true },
            name: text,
            isCompleted: { type: 'boolean', readOnly: true },
          },
        },
      },
      {
        '/tasks': { post: { ...sends(of('Task')), responses: answers(of('Task'), 201) } },
        '/tasks/{id}': { get: { responses: { ...answers(of('Task')), ...absent } } },
        '/tasks/{id}/toggle': { patch: { responses: answers(of('Task')) } },
      },
    )
    expect((await call('POST /tasks', { name: 'Wash' })).body).toMatchObject({ isCompleted: false })
    expect((await call('PATCH /tasks/1/toggle')).body).toMatchObject({ isCompleted: true })
    expect((await call('PATCH /tasks/1/toggle')).body).toMatchObject({ isCompleted: false })
  })
})

describe('counts', () => {
  it('tell how many stand below a thing', async () => {
    const call = notes()
    await call('POST /notes', { title: 'Tea' })
    const { body } = await call('POST /notes/tea/comments', { body: 'Hot.' })
    expect((await call('GET /notes/tea')).body).toMatchObject({ commentCount: 1 })
    await call(`DELETE /notes/tea/comments/${String((body as { id: number }).id)}`)
    expect((await call('GET /notes/tea')).body).toMatchObject({ commentCount: 0 })
  })
})

describe('a list', () => {
  it('counts what it is called after, and is narrowed by flags, many values and bounds', async () => {
    const call = notes()
    await call('POST /notes', { title: 'Tea' })
    await call('POST /notes', { title: 'Ham' })
    await call('POST /notes/ham/publish')
    await call('POST /notes/ham/like')
    expect((await call('GET /notes')).body).toMatchObject({ notesCount: 2 })
    expect((await call('GET /notes?statuses=published')).body).toMatchObject({
      notesCount: 1,
      notes: [{ slug: 'ham' }],
    })
    expect((await call('GET /notes?completed=true')).body).toMatchObject({ notesCount: 0 })
    expect((await call('GET /notes?since=2026-03-01T07:59:59Z')).body).toMatchObject({ notesCount: 2 })
    expect((await call('GET /notes?since=2026-03-01T08:00:01Z')).body).toMatchObject({ notesCount: 0 })
    expect((await call('GET /notes?max_likes_count=0')).body).toMatchObject({ notesCount: 1, notes: [{ slug: 'tea' }] })
  })
})

describe('who asks', () => {
  it('keeps what a part that is sent does not name', async () => {
    const call = notes()
    const { username } = (await call('GET /user')).body as { username: string }
    expect((await call('PUT /user', { bio: 'I count.' })).body).toMatchObject({ username, bio: 'I count.' })
    expect((await call('GET /user')).body).toMatchObject({ username, bio: 'I count.' })
  })
})

describe('what HTTP gives no body', () => {
  it('has none, whatever the document declares for it', async () => {
    const call = smallApi(schemas, {
      '/comments': { post: { ...sends(of('Comment')), responses: answers(of('Comment'), 201) } },
      '/comments/{id}': {
        get: { responses: { ...answers(of('Comment')), ...absent } },
        delete: { responses: { ...answers({ type: 'object' }, 204), ...absent } },
      },
    })
    const { body } = await call('POST /comments', { body: 'Hot.' })
    expect(await call(`DELETE /comments/${String((body as { id: number }).id)}`)).toMatchObject({
      status: 204,
      body: '',
    })
  })
})
