/** Who signed up is one person wherever the document shows that: in answers of signing in, at `/me`, among the users, and as who made things. */
import { describe, expect, it } from 'vitest'
import { one, peopleApi, refused, secured, text, whole } from './people-api.ts'
import { answers, done, listOf, of, query, sends } from './small-api.ts'

const credentials = one({ email: text, password: text, username: text, role: text }, 'email', 'password')
const ada = { email: 'ada@x.test', username: 'ada', password: 'p4ss' }

const signing = {
  '/auth/register': {
    post: {
      ...sends(credentials),
      responses: { ...answers(one({ message: text }), 201), ...refused({ 409: 'Taken' }) },
    },
  },
  '/auth/login': {
    post: {
      ...sends(credentials),
      responses: {
        ...answers(one({ data: one({ access_token: text, token_type: text, expires_in: whole, user: of('User') }) })),
        ...refused({ 401: 'No' }),
      },
    },
  },
}

const tokenIn = (body: unknown): string => Object(body).data.access_token

describe('who signed up by a form of its own', () => {
  const User = one({
    id: { ...text, format: 'uuid' },
    email: text,
    role: { enum: ['reader', 'recruiter'] },
    created_at: { ...text, format: 'date-time' },
  })
  const Job = one({
    id: text,
    title: text,
    created_by: text,
    recruiter_id: { ...text, format: 'uuid' },
    client_id: text,
    author: of('User'),
  })
  const ask = peopleApi(
    { User, Job },
    {
      ...signing,
      '/auth/current-user': { get: { ...secured, responses: answers(of('User')) } },
      '/jobs': {
        get: { parameters: [query('recruiter_id')], responses: answers(listOf('Job')) },
        post: { ...secured, ...sends(one({ title: text }, 'title')), responses: answers(of('Job'), 201) },
      },
      '/jobs/{id}': { get: { responses: answers(of('Job')) } },
    },
  )

  it('has one id, role and time in every answer, and is named by the id in what that account makes', async () => {
    await ask('POST /auth/register', { ...ada, role: 'recruiter' })
    const [, signed] = await ask('POST /auth/login', ada)
    const { user, token_type, expires_in } = Object(signed).data
    expect(user).toMatchObject({ email: 'ada@x.test', role: 'recruiter', created_at: '2026-03-01T08:00:00.000Z' })
    expect([token_type, expires_in]).toEqual(['bearer', 3_600])
    const token = tokenIn(signed)
    expect(await ask('GET /auth/current-user', undefined, token)).toEqual([200, user])
    const [, job] = await ask('POST /jobs', { title: 'Dev' }, token)
    expect(job).toMatchObject({
      created_by: user.id,
      recruiter_id: user.id,
      author: { id: user.id, email: 'ada@x.test' },
    })
    expect(Object(job).client_id).not.toBe(user.id)
    expect((await ask(`GET /jobs?recruiter_id=${user.id}`))[1]).toHaveLength(1)
    expect((await ask('GET /jobs?recruiter_id=other'))[1]).toEqual([])
  })
})

describe('who signed up as a member of a collection', () => {
  const User = one(
    {
      id: whole,
      username: text,
      email: text,
      phone: text,
      is_active: { type: 'boolean' },
      updated_at: { ...text, format: 'date-time' },
    },
    'id',
    'username',
  )
  const making = { ...secured, ...sends(one({ text, user_id: whole }, 'text')), responses: answers(of('Note'), 201) }
  const api = (options?: object) =>
    peopleApi(
      { User, Note: one({ id: whole, text, user_id: whole }) },
      {
        '/users': {
          post: { ...sends(credentials), responses: { ...answers(of('User'), 201), ...refused({ 409: 'Taken' }) } },
          get: { responses: answers(listOf('User')) },
        },
        '/users/me': {
          get: { ...secured, responses: { ...answers(of('User')), ...refused({ 401: 'No' }) } },
          patch: {
            ...secured,
            ...sends(one({ phone: text, email: text, password: text })),
            responses: answers(of('User')),
          },
          delete: { ...secured, responses: done },
        },
        '/users/{user_id}': {
          get: { responses: { ...answers(of('User')), ...refused({ 404: 'None' }) } },
          patch: { ...sends(one({ phone: text })), responses: answers(of('User')) },
        },
        '/auth/login': signing['/auth/login'],
        '/notes': { post: making, get: { responses: answers(listOf('Note')) } },
      },
      options,
    )

  it('is that member at a path of its own, whichever of the two is changed', async () => {
    const ask = api()
    const [, made] = await ask('POST /users', ada)
    expect(made).toMatchObject({ id: 1, username: 'ada', is_active: true })
    const token = tokenIn((await ask('POST /auth/login', ada))[1])
    expect(await ask('GET /users/me', undefined, token)).toEqual([200, made])
    expect((await ask('PATCH /users/me', { phone: '7' }, token))[1]).toMatchObject({
      id: 1,
      username: 'ada',
      phone: '7',
    })
    expect((await ask('GET /users/1'))[1]).toMatchObject({ phone: '7' })
    await ask('PATCH /users/1', { phone: '8' })
    expect((await ask('GET /users/me', undefined, token))[1]).toMatchObject({ phone: '8' })
    expect((await ask('POST /notes', { text: 'a' }, token))[1]).toMatchObject({ user_id: 1 })
    expect((await ask('POST /notes', { text: 'a', user_id: 9 }, token))[1]).toMatchObject({ user_id: 9 })
  })

  it('signs in by what it is called and keeps secret now, and not at all once it is gone', async () => {
    const ask = api()
    await ask('POST /users', ada)
    const token = tokenIn((await ask('POST /auth/login', ada))[1])
    await ask('PATCH /users/me', { email: 'new@x.test', password: 'other' }, token)
    expect((await ask('POST /auth/login', { email: 'ada@x.test', password: 'other' }))[0]).toBe(401)
    expect((await ask('POST /auth/login', { email: 'new@x.test', password: 'p4ss' }))[0]).toBe(401)
    expect((await ask('POST /auth/login', { email: 'new@x.test', password: 'other' }))[0]).toBe(200)
    expect((await ask('DELETE /users/me', undefined, token))[0]).toBe(204)
    expect((await ask('GET /users/me', undefined, token))[0]).toBe(401)
    expect((await ask('GET /users/1'))[0]).toBe(404)
    expect((await ask('POST /auth/login', { email: 'new@x.test', password: 'other' }))[0]).toBe(401)
  })

  it('may have been there from the start', async () => {
    const ask = api({ world: { users: [{ id: 7, username: 'bob', email: 'bob@x.test' }] } })
    const [status, signed] = await ask('POST /auth/login', { email: 'bob@x.test', password: 'any' })
    expect([status, Object(signed).data.user]).toMatchObject([200, { id: 7, username: 'bob' }])
    expect((await ask('GET /users/me', undefined, tokenIn(signed)))[1]).toMatchObject({ id: 7 })
  })
})

it('puts who signs up elsewhere among the users', async () => {
  const User = one({ id: text, email: text, role: { enum: ['admin', 'member'] } }, 'id', 'email', 'role')
  const ask = peopleApi(
    { User },
    {
      '/auth/register': {
        post: { ...sends(credentials), responses: answers(one({ userId: text, token: text }), 201) },
      },
      '/admin/users': { get: { responses: answers(listOf('User')) } },
      '/admin/users/{id}': { get: { responses: answers(of('User')) } },
      '/me': { get: { ...secured, responses: answers(of('User')) } },
    },
  )
  const [, told] = await ask('POST /auth/register', ada)
  const { userId: id, token } = Object(told)
  const own = { id, email: 'ada@x.test', role: 'member' }
  expect(await ask('GET /me', undefined, token)).toEqual([200, own])
  expect(await ask(`GET /admin/users/${id}`)).toEqual([200, own])
  expect((await ask('GET /admin/users'))[1]).toEqual([own])
})

describe('who changes a password', () => {
  const change = (names: readonly string[], words: Readonly<Record<number, string>>) => ({
    ...secured,
    ...sends(one(Object.fromEntries(names.map((name) => [name, text])), ...names)),
    responses: { ...done, ...refused(words) },
  })
  const User = one({ id: text, email: text })
  it.each<readonly [string, readonly string[], Readonly<Record<number, string>>, number]>([
    ['POST /auth/change-password', ['old_password', 'new_password'], { 401: 'No' }, 401],
    ['PUT /auth/password', ['currentPassword', 'newPassword', 'confirmPassword'], { 400: 'No', 401: 'No token' }, 400],
    ['PATCH /users/me/password', ['current_password', 'password'], { 401: 'No', 403: 'The password is wrong' }, 403],
  ])('with %s has the new one alone', async (call, names, words, status) => {
    const [method = '', path = ''] = call.split(' ')
    const ask = peopleApi({ User }, { ...signing, [path]: { [method.toLowerCase()]: change(names, words) } })
    await ask('POST /auth/register', ada)
    const token = tokenIn((await ask('POST /auth/login', ada))[1])
    const [old = '', ...others] = names
    const sent = (before: string): object => ({
      [old]: before,
      ...Object.fromEntries(others.map((name) => [name, 'n3w'])),
    })
    expect((await ask(call, sent('wrong'), token))[0]).toBe(status)
    expect((await ask('POST /auth/login', ada))[0]).toBe(200)
    expect((await ask(call, sent('p4ss'), token))[0]).toBe(204)
    expect((await ask('POST /auth/login', ada))[0]).toBe(401)
    expect((await ask('POST /auth/login', { ...ada, password: 'n3w' }))[0]).toBe(200)
  })
})

it('refuses in the words of the document, where these are of signing', async () => {
  const said = (error: string) => ({
    description: 'No.',
    content: { 'application/json': { schema: one({ error: text }), example: { error } } },
  })
  const ask = peopleApi(
    {},
    {
      '/auth/register': {
        post: { ...sends(credentials), responses: { ...done, 400: said('Email already registered') } },
      },
      '/auth/login': { post: { ...sends(credentials), responses: { ...done, 400: said('Invalid credentials') } } },
    },
  )
  await ask('POST /auth/register', ada)
  expect(await ask('POST /auth/register', ada)).toEqual([400, { error: 'Email already registered' }])
  expect(await ask('POST /auth/login', { ...ada, password: 'no' })).toEqual([400, { error: 'Invalid credentials' }])
})

describe('what somebody has one of', () => {
  const Profile = one({ user_id: text, first_name: text, skills: { type: 'array', items: text } })
  const wrapped = answers(one({ success: { type: 'boolean' }, data: of('Profile') }))
  const ask = peopleApi(
    { User: one({ id: text, email: text }), Profile },
    {
      ...signing,
      '/users/profile': {
        post: { ...secured, ...sends(of('Profile')), responses: answers(of('Profile'), 201) },
        put: { ...secured, ...sends(of('Profile')), responses: { ...wrapped, ...refused({ 404: 'None' }) } },
      },
      '/users/profile/{userId}': { get: { responses: { ...wrapped, ...refused({ 404: 'None' }) } } },
      '/users/skills': {
        put: { ...secured, ...sends(one({ skills: { type: 'array', items: text } })), responses: done },
      },
    },
  )

  it('is kept by who that is, and changed without saying whose', async () => {
    await ask('POST /auth/register', ada)
    const { id } = Object((await ask('POST /auth/login', ada))[1]).data.user
    const token = tokenIn((await ask('POST /auth/login', ada))[1])
    expect((await ask('PUT /users/profile', { first_name: 'A' }, token))[0]).toBe(404)
    expect(await ask('POST /users/profile', { first_name: 'Ada', skills: ['ts'] }, token)).toMatchObject([
      201,
      { user_id: id },
    ])
    expect((await ask('POST /users/profile', { first_name: 'Ada' }, token))[0]).toBe(409)
    const read = async () => Object((await ask(`GET /users/profile/${id}`))[1]).data
    expect(await read()).toEqual({ user_id: id, first_name: 'Ada', skills: ['ts'] })
    await ask('PUT /users/skills', { skills: ['go'] }, token)
    expect((await ask('PUT /users/profile', { first_name: 'Bea' }, token))[1]).toMatchObject({
      data: { first_name: 'Bea' },
    })
    expect(await read()).toEqual({ user_id: id, first_name: 'Bea', skills: ['go'] })
  })
})

describe('what somebody does once', () => {
  const Application = one({ id: text, job_id: text, note: text }, 'id')
  const ask = peopleApi(
    { Application, Review: one({ id: text, text }) },
    {
      '/applications': {
        post: {
          ...secured,
          ...sends(one({ job_id: text, note: text }, 'job_id')),
          responses: { ...answers(of('Application'), 201), ...refused({ 409: 'Already applied to this job' }) },
        },
        get: { responses: answers(listOf('Application')) },
      },
      '/applications/{id}': { delete: { ...secured, responses: done }, get: { responses: answers(of('Application')) } },
      '/films': {
        get: { responses: answers({ type: 'array', items: one({ id: text }) }) },
        post: { ...sends(one({ title: text })), responses: answers(one({ id: text }), 201) },
      },
      '/films/{id}': { get: { responses: answers(one({ id: text })) } },
      '/films/{id}/reviews': {
        post: {
          ...secured,
          ...sends(one({ text })),
          responses: { ...answers(of('Review'), 201), ...refused({ 409: 'You have already reviewed this film' }) },
        },
        get: { responses: answers(listOf('Review')) },
      },
    },
  )

  it('is refused a second time for the same and to the same, until it is taken back', async () => {
    const apply = (job_id: string, token = 'nowhere_alice') => ask('POST /applications', { job_id }, token)
    const [status, made] = await apply('j1')
    expect([status, (await apply('j1'))[0], (await apply('j2'))[0]]).toEqual([201, 409, 201])
    expect((await apply('j1', 'nowhere_bob'))[0]).toBe(201)
    await ask(`DELETE /applications/${Object(made).id}`, undefined, 'nowhere_alice')
    expect((await apply('j1'))[0]).toBe(201)
    const [, film] = await ask('POST /films', { title: 'A' })
    const review = () => ask(`POST /films/${Object(film).id}/reviews`, { text: 'Good' }, 'nowhere_alice')
    expect([(await review())[0], (await review())[0]]).toEqual([201, 409])
  })
})

describe('who is shown without an id, or in parts', () => {
  it('is who was said, under any name', async () => {
    const shown = answers(one({ status: whole, data: of('User') }))
    const ask = peopleApi(
      { User: one({ username: text, name: text }) },
      {
        '/users': {
          post: {
            ...sends(one({ username: text, name: text, password: text })),
            responses: { ...shown, ...refused({ 400: 'No' }) },
          },
        },
        '/users/login': {
          post: {
            ...sends(one({ username: text, password: text })),
            responses: { ...answers(one({ data: one({ access_token: text }) })), ...refused({ 401: 'No' }) },
          },
        },
        '/users/current': {
          get: { ...secured, responses: shown },
          post: { ...secured, ...sends(one({ name: text })), responses: shown },
        },
      },
    )
    // The world begins with accounts of these names, which nobody signed up for.
    expect((await ask('POST /users/login', { username: 'bob', password: 'any' }))[0]).toBe(401)
    expect((await ask('POST /users', { username: 'alice', name: 'Al', password: 'p' }))[1]).toMatchObject({
      data: { name: 'Al' },
    })
    expect((await ask('POST /users', { username: 'alice', name: 'Al', password: 'p' }))[0]).toBe(400)
    const token = tokenIn((await ask('POST /users/login', { username: 'alice', password: 'p' }))[1])
    expect((await ask('POST /users/current', { name: 'Alicia' }, token))[1]).toMatchObject({
      data: { username: 'alice', name: 'Alicia' },
    })
    expect((await ask('GET /users/current', undefined, token))[1]).toMatchObject({
      data: { username: 'alice', name: 'Alicia' },
    })
  })

  it('has what was said in the part that has a place for it, whenever it was', async () => {
    const Profile = one({ user_id: whole, first_name: text, phone: text, created_at: { ...text, format: 'date-time' } })
    const ask = peopleApi(
      { Profile, User: one({ id: whole, email: text, profile: of('Profile') }) },
      {
        '/auth/register': {
          post: {
            ...sends(one({ email: text, password: text, first_name: text })),
            responses: answers(one({ token: text, user: of('User') }, 'token'), 201),
          },
        },
        '/users/me': {
          get: { ...secured, responses: answers(of('User')) },
          patch: { ...secured, ...sends(one({ first_name: text, phone: text })), responses: answers(of('User')) },
        },
      },
    )
    const [, { token, user }] = (await ask('POST /auth/register', { ...ada, first_name: 'Ada' })) as [
      number,
      { token: string; user: object },
    ]
    const profile = { user_id: 1, first_name: 'Ada', created_at: '2026-03-01T08:00:00.000Z' }
    expect(user).toEqual({ id: 1, email: 'ada@x.test', profile })
    expect((await ask('GET /users/me', undefined, token))[1]).toEqual(user)
    expect((await ask('PATCH /users/me', { phone: '7' }, token))[1]).toEqual({
      ...user,
      profile: { ...profile, phone: '7' },
    })
  })
})

it('keeps what was said in a wrapper, and shows the token that was sent', async () => {
  const wrapped = (properties: object) => one({ user: one({ ...properties }, ...Object.keys(properties)) }, 'user')
  const shown = wrapped({ email: text, token: text, username: text, bio: text })
  const ask = peopleApi(
    {
      Note: one(
        {
          slug: text,
          title: text,
          favorited: { type: 'boolean' },
          author: one({ username: text, bio: text }, 'username', 'bio'),
        },
        'slug',
        'title',
        'author',
      ),
    },
    {
      '/users': {
        post: {
          ...sends(wrapped({ username: text, email: text, password: text })),
          responses: { ...answers(shown, 201), ...refused({ 422: 'No' }) },
        },
      },
      '/user': {
        get: { ...secured, responses: answers(shown) },
        put: { ...secured, ...sends(one({ user: one({ bio: text }) })), responses: answers(shown) },
      },
      '/notes': {
        post: { ...secured, ...sends(one({ title: text })), responses: answers(of('Note'), 201) },
        get: { responses: answers(listOf('Note')) },
      },
      '/notes/{slug}': { get: { responses: answers(of('Note')) } },
    },
  )
  const [, made] = await ask('POST /users', { user: ada })
  const { user } = made as { user: { token: string } }
  expect(user).toMatchObject({ username: 'ada', email: 'ada@x.test' })
  expect((await ask('POST /users', { user: ada }))[0]).toBe(422)
  expect(await ask('GET /user', undefined, user.token)).toEqual([200, made])
  expect((await ask('PUT /user', { user: { bio: 'Poet' } }, user.token))[1]).toEqual({ user: { ...user, bio: 'Poet' } })
  expect((await ask('POST /notes', { title: 'On engines' }, user.token))[1]).toMatchObject({
    author: { username: 'ada', bio: 'Poet' },
  })
})
