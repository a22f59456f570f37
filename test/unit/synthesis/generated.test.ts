/** What documents have that frameworks generate from code: FastAPI, Spring, NestJS and ASP.NET, each with habits of its own. */
import { describe, expect, it } from 'vitest'
import { absent, answers, type Call, done, listOf, of, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }
const object = <Properties extends object>(properties: Properties) => ({ type: 'object', properties })
const said = (status: number, description: string) => ({ [status]: { description } })
const queried = (name: string, schema: object, required = false) => ({ name, in: 'query', required, schema })
const idOf = ({ body }: Awaited<ReturnType<Call>>): string => String((body as { readonly id: unknown }).id)

describe('a thing whose key no path has', () => {
  const Customer = object({ id: text, name: text, email: text, password: { ...text, format: 'password' } })
  const customers = () =>
    smallApi(
      { Customer },
      {
        '/customers': {
          get: { responses: answers(listOf('Customer')) },
          post: { ...sends(of('Customer')), responses: answers(of('Customer')) },
          put: { ...sends(of('Customer')), responses: { ...answers(of('Customer')), ...absent } },
        },
        '/customers/GetById': {
          get: { parameters: [queried('id', text, true)], responses: { ...answers(of('Customer')), ...absent } },
        },
      },
    )

  it('is read by the query, and changed by what the body says', async () => {
    const call = customers()
    const id = idOf(await call('POST /customers', { name: 'Ada' }))
    const other = idOf(await call('POST /customers', { name: 'Bea' }))
    expect((await call(`GET /customers/GetById?id=${id}`)).body).toMatchObject({ id, name: 'Ada' })
    expect((await call('PUT /customers', { id, name: 'Ada L' })).body).toMatchObject({ id, name: 'Ada L' })
    expect((await call('GET /customers')).body).toMatchObject([
      { id, name: 'Ada L' },
      { id: other, name: 'Bea' },
    ])
    expect((await call('GET /customers/GetById?id=none')).status).toBe(404)
    expect((await call('PUT /customers', { id: 'none', name: 'C' })).status).toBe(404)
  })

  it('does not show the password that it was sent, where one schema serves both', async () => {
    const call = customers()
    const made = await call('POST /customers', { name: 'Ada', email: 'ada@example.com', password: 'correct-horse' })
    expect(made.body).not.toHaveProperty('password')
    expect((await call(`GET /customers/GetById?id=${idOf(made)}`)).body).not.toHaveProperty('password')
  })
})

describe('what a thing is at first', () => {
  const nullable = { anyOf: [text, { type: 'null' }] }
  const Recipe = object({
    id: whole,
    title: text,
    note: nullable,
    level: of('Level'),
    kind: { ...whole, enum: [0, 1, 2] },
    photo_url: nullable,
    visits_summary: object({ total: whole, bots: whole }),
  })
  const recipes = () =>
    smallApi(
      {
        Level: { ...text, enum: ['easy', 'hard'] },
        RecipeCreate: object({ title: text, note: nullable, level: { ...of('Level'), default: 'hard' } }),
        Recipe: { ...Recipe, required: Object.keys(Recipe.properties) },
      },
      {
        '/recipes': { post: { ...sends(of('RecipeCreate')), responses: answers(of('Recipe'), 201) } },
        '/recipes/{recipe_id}': { get: { responses: { ...answers(of('Recipe')), ...absent } } },
      },
    )

  it('is null where an alternative is, as a default beside a reference says, the first number, and counted as nothing', async () => {
    expect((await recipes()('POST /recipes', { title: 'Soup' })).body).toEqual({
      id: 1,
      title: 'Soup',
      note: null,
      level: 'hard',
      kind: 0,
      photo_url: null,
      visits_summary: { total: 0, bots: 0 },
    })
  })
})

describe('refusals by their words', () => {
  const User = object({ id: whole, email: text })
  const users = (put: object) =>
    smallApi(
      { User },
      {
        '/users': {
          post: {
            ...sends(of('User')),
            responses: { ...answers(of('User'), 201), ...said(400, 'Name already taken.'), ...said(422, 'Not valid.') },
          },
        },
        '/users/{id}': {
          get: { responses: { ...answers(of('User')), ...absent } },
          put: { ...sends(of('User')), responses: { ...answers(of('User')), ...absent, ...put } },
        },
      },
    )

  it('refuses a body with another id than the path, where that is declared, and passes it over where it is not', async () => {
    const refusing = users(said(400, 'The id of the path and of the body differ.'))
    const id = Number(idOf(await refusing('POST /users', { email: 'a@x.test' })))
    expect((await refusing(`PUT /users/${id}`, { id: id + 1, email: 'b@x.test' })).status).toBe(400)
    expect((await refusing(`PUT /users/${id}`, { id, email: 'b@x.test' })).status).toBe(200)
    const taking = users({})
    await taking('POST /users', { email: 'a@x.test' })
    expect((await taking('PUT /users/1', { id: 9, email: 'b@x.test' })).body).toEqual({ id: 1, email: 'b@x.test' })
  })
})

describe('people', () => {
  const Employee = object({
    id: whole,
    firstName: text,
    lastName: text,
    fullName: { ...text, readOnly: true },
    department: of('Department'),
  })
  const EmployeeRequest = object({ firstName: text, lastName: text, departmentId: whole })
  const Leave = object({
    id: { ...whole, readOnly: true },
    employeeId: whole,
    employeeName: { ...text, readOnly: true },
    status: { ...text, enum: ['PENDING', 'APPROVED', 'REJECTED'], readOnly: true },
    rejectionReason: { ...text, readOnly: true },
    decidedAt: { ...text, format: 'date-time', readOnly: true },
  })
  const page = object({ content: listOf('Leave'), totalElements: whole, size: whole, number: whole })
  const staff = () =>
    smallApi(
      { Department: object({ id: whole, name: text }), Employee, EmployeeRequest, Leave },
      {
        '/departments': { post: { ...sends(of('Department')), responses: answers(of('Department'), 201) } },
        '/departments/{id}': { get: { responses: { ...answers(of('Department')), ...absent } } },
        '/departments/{id}/employees': { get: { responses: { ...answers(listOf('Employee')), ...absent } } },
        '/employees': {
          get: { responses: answers(listOf('Employee')) },
          post: { ...sends(of('EmployeeRequest')), responses: answers(of('Employee'), 201) },
        },
        '/employees/{id}': {
          get: { responses: { ...answers(of('Employee')), ...absent } },
          put: { ...sends(of('EmployeeRequest')), responses: { ...answers(of('Employee')), ...absent } },
        },
        '/leaves': {
          get: {
            parameters: [queried('pageable', object({ page: { ...whole, minimum: 0 }, size: whole }), true)],
            responses: answers(page),
          },
          post: { ...sends(of('Leave')), responses: answers(of('Leave'), 201) },
        },
        '/leaves/{id}/approve': { put: { responses: { ...answers(of('Leave')), ...said(409, 'Not pending.') } } },
        '/leaves/{id}/reject': {
          put: { parameters: [queried('reason', text, true)], responses: answers(of('Leave')) },
        },
      },
    )

  it('are called by both of their names, also after a change, and stand below what they name', async () => {
    const call = staff()
    const departmentId = Number(idOf(await call('POST /departments', { name: 'Engines' })))
    const ada = await call('POST /employees', { firstName: 'Ada', lastName: 'Byron', departmentId })
    expect(ada.body).toMatchObject({ fullName: 'Ada Byron', department: { id: departmentId, name: 'Engines' } })
    const changed = await call(`PUT /employees/${idOf(ada)}`, { firstName: 'Ada', lastName: 'King', departmentId })
    expect(changed.body).toMatchObject({ fullName: 'Ada King' })
    expect((await call(`GET /departments/${departmentId}/employees`)).body).toMatchObject([{ fullName: 'Ada King' }])
    const other = idOf(await call('POST /departments', { name: 'Looms' }))
    expect((await call(`GET /departments/${other}/employees`)).body).toEqual([])
  })

  it('have what is done to them, where nothing reads one, with what the query says of it', async () => {
    const call = staff()
    const employeeId = Number(idOf(await call('POST /employees', { firstName: 'Ada', lastName: 'King' })))
    const [one, two] = [await call('POST /leaves', { employeeId }), await call('POST /leaves', { employeeId })]
    expect(one.body).toEqual({ id: 1, employeeId, employeeName: 'Ada King', status: 'PENDING' })
    expect((await call(`PUT /leaves/${idOf(one)}/approve`)).body).toMatchObject({
      status: 'APPROVED',
      decidedAt: '2026-03-01T08:00:00.000Z',
    })
    expect((await call(`PUT /leaves/${idOf(one)}/approve`)).status).toBe(409)
    expect((await call(`PUT /leaves/${idOf(two)}/reject?reason=busy`)).body).toMatchObject({ rejectionReason: 'busy' })
    expect((await call('GET /leaves?page=1&size=1')).body).toMatchObject({
      content: [{ id: 2, status: 'REJECTED' }],
      totalElements: 2,
    })
  })
})

describe('lists', () => {
  const Link = object({ shortCode: text, longUrl: text })
  const links = () =>
    smallApi(
      {
        Link,
        LinkRequest: object({ longUrl: text, customSlug: text }),
        Chosen: object({ shortCodes: { type: 'array', items: text } }),
      },
      {
        '/links': {
          get: {
            parameters: [queried('itemsPerPage', whole), queried('page', whole), queried('orderBy', text)],
            responses: answers(object({ data: listOf('Link'), itemsInCurrentPage: whole, pagesCount: whole })),
          },
          post: { ...sends(of('LinkRequest')), responses: answers(of('Link')) },
        },
        '/links/editor': { delete: { ...sends(of('Chosen')), responses: done } },
        '/links/{shortCode}': { get: { responses: { ...answers(of('Link')), ...absent } } },
      },
    )

  it('are ordered by a name with its way behind it, paged by items, and hold what has a key of its own', async () => {
    const call = links()
    await call('POST /links', { longUrl: 'a', customSlug: 'one' })
    await call('POST /links', { longUrl: 'b', customSlug: 'two' })
    expect((await call('GET /links/one')).body).toEqual({ shortCode: 'one', longUrl: 'a' })
    const codes = async (query: string) => (await call(`GET /links?${query}`)).body
    expect(await codes('orderBy=longUrl-DESC')).toMatchObject({ data: [{ shortCode: 'two' }, { shortCode: 'one' }] })
    expect(await codes('orderBy=longUrl_asc')).toMatchObject({ data: [{ shortCode: 'one' }, { shortCode: 'two' }] })
    expect(await codes('itemsPerPage=1&page=2')).toEqual({
      data: [{ shortCode: 'two', longUrl: 'b' }],
      itemsInCurrentPage: 1,
      pagesCount: 2,
    })
  })

  it('lose what a deletion names, whatever the path is called', async () => {
    const call = links()
    await call('POST /links', { longUrl: 'a', customSlug: 'one' })
    await call('POST /links', { longUrl: 'b', customSlug: 'two' })
    expect((await call('DELETE /links/editor', { shortCodes: ['one'] })).status).toBe(204)
    expect((await call('GET /links')).body).toMatchObject({ data: [{ shortCode: 'two' }] })
  })
})

describe('what is listed within', () => {
  it('is what names it by its key, and nothing where nothing does', async () => {
    const call = smallApi(
      {
        Todo: object({ id: whole, listId: whole, title: text }),
        TodoList: object({ id: { ...whole, readOnly: true }, items: { ...listOf('Todo'), readOnly: true } }),
      },
      {
        '/todo-lists': { post: { ...sends(of('TodoList')), responses: answers(of('TodoList'), 201) } },
        '/todo-lists/{id}': { get: { responses: { ...answers(of('TodoList')), ...absent } } },
        '/todos': { post: { ...sends(of('Todo')), responses: answers(of('Todo'), 201) } },
        '/todos/{id}': { get: { responses: answers(of('Todo')) }, delete: { responses: done } },
      },
    )
    expect((await call('POST /todo-lists', {})).body).toEqual({ id: 1, items: [] })
    const id = idOf(await call('POST /todos', { listId: 1, title: 'Dishes' }))
    expect((await call('GET /todo-lists/1')).body).toMatchObject({ items: [{ title: 'Dishes' }] })
    await call(`DELETE /todos/${id}`)
    expect((await call('GET /todo-lists/1')).body).toEqual({ id: 1, items: [] })
  })
})

describe('who somebody is', () => {
  it('tells apart what is theirs, whatever a thing calls them', async () => {
    const Note = object({ id: whole, owner_id: whole, title: text })
    const call = smallApi(
      {
        Note: { ...Note, required: ['id', 'owner_id', 'title'] },
        NoteCreate: object({ title: text, owner_id: whole }),
      },
      {
        '/notes': { post: { ...sends(of('NoteCreate')), responses: answers(of('Note'), 201) } },
        '/notes/{note_id}': { get: { responses: { ...answers(of('Note')), ...absent } } },
        '/users/{user_id}/notes': { get: { responses: answers(listOf('Note')) } },
      },
    )
    await call('POST /notes', { title: 'Mine', owner_id: 1 })
    await call('POST /notes', { title: 'Yours', owner_id: 2 })
    expect((await call('GET /users/2/notes')).body).toMatchObject([{ title: 'Yours' }])
  })

  it('is found by another member where a path picks one out', async () => {
    const call = smallApi(
      { Person: object({ id: whole, external_id: text }) },
      {
        '/people': {
          get: { responses: answers(listOf('Person')) },
          post: { ...sends(of('Person')), responses: answers(of('Person'), 201) },
        },
        '/people/by/external/{externalID}': { get: { responses: { ...answers(of('Person')), ...absent } } },
        '/people/{id}': {
          get: { responses: { ...answers(of('Person')), ...absent } },
          delete: { responses: done },
        },
      },
    )
    const id = idOf(await call('POST /people', { external_id: 'ext-1' }))
    expect((await call(`GET /people/${id}`)).status).toBe(200)
    expect((await call('GET /people/by/external/ext-1')).body).toMatchObject({ external_id: 'ext-1' })
    expect((await call('GET /people/by/external/none')).status).toBe(404)
  })
})
