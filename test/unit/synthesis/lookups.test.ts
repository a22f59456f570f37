/** What the query of a list asks for beside that a member is equal: texts within it, bounds, labels, and members of one parameter. */
import { describe, expect, it } from 'vitest'
import { answers, type Call, listOf, of, query, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const Site = {
  type: 'object',
  properties: {
    id: { type: 'integer', readOnly: true },
    name: text,
    beds: { type: 'integer' },
    labels: { type: 'object', additionalProperties: text },
    emails: { type: 'array', items: { type: 'object', properties: { email: text } } },
    tenant: { type: ['object', 'null'], properties: { id: { type: 'integer' }, name: text } },
    status: {
      type: 'object',
      properties: {
        value: { ...text, enum: ['planned', 'staging', 'live'] },
        label: { ...text, enum: ['Planned', 'In staging', 'Live'] },
      },
    },
  },
}
const SiteRequest = {
  type: 'object',
  properties: {
    ...Site.properties,
    tenant: { type: 'integer' },
    status: { ...text, enum: ['planned', 'staging', 'live'] },
  },
}
const deep = (name: string, ...members: readonly string[]) => ({
  name,
  in: 'query',
  style: 'deepObject',
  explode: true,
  schema: { type: 'object', properties: Object.fromEntries(members.map((member) => [member, text])) },
})

async function sites(): Promise<Call> {
  const names = ['name__ic', 'name__n', 'name_startswith', 'name[ends_with]', 'tenant__isnull', 'tenant_id', 'status']
  const bounds = ['beds__gt', 'beds__gte'].map((name) => ({ name, in: 'query', schema: { type: 'integer' } }))
  const call = smallApi(
    {
      Site,
      SiteRequest,
      Tenant: { type: 'object', properties: { id: { type: 'integer', readOnly: true }, name: text } },
    },
    {
      '/sites': {
        get: {
          parameters: [
            ...names.map(query),
            ...bounds,
            query('label_selector'),
            deep('filter', 'name', 'email'),
            deep('sort', 'by', 'direction'),
          ],
          responses: answers(listOf('Site')),
        },
        post: { ...sends(of('SiteRequest')), responses: answers(of('Site'), 201) },
      },
      '/sites/{id}': { get: { responses: answers(of('Site')) } },
      '/org/tenants': { post: { ...sends(of('Tenant')), responses: answers(of('Tenant'), 201) } },
      '/org/tenants/{id}': { get: { responses: answers(of('Tenant')) } },
    },
  )
  await call('POST /org/tenants', { name: 'Acme' })
  await call('POST /sites', { name: 'Zurich', beds: 3, labels: { env: 'dev' }, tenant: 1, status: 'planned' })
  await call('POST /sites', {
    name: 'Bern',
    beds: 5,
    labels: { env: 'prod', old: '' },
    emails: [{ email: 'b@example.com' }],
    status: 'live',
  })
  return call
}

const named = async (call: Call, asked: string): Promise<unknown> =>
  ((await call(`GET /sites?${asked.replaceAll(' ', '%20')}`)).body as { name: string }[]).map(({ name }) => name)

describe('a list', () => {
  it.each([
    ['name__ic=ER', ['Bern']],
    ['name__n=bern', ['Zurich']],
    ['name_startswith=zu', ['Zurich']],
    ['name[ends_with]=n', ['Bern']],
    ['tenant__isnull=true', ['Bern']],
    ['tenant__isnull=false', ['Zurich']],
    ['tenant_id=1', ['Zurich']],
    ['status=live', ['Bern']],
    ['beds__gt=3', ['Bern']],
    ['beds__gte=3', ['Zurich', 'Bern']],
    ['label_selector=env==dev', ['Zurich']],
    ['label_selector=env!=dev', ['Bern']],
    ['label_selector=old', ['Bern']],
    ['label_selector=!old', ['Zurich']],
    ['label_selector=env in (dev,prod),!old', ['Zurich']],
    ['label_selector=env notin (prod)', ['Zurich']],
    ['filter[name]=Bern', ['Bern']],
    ['filter[email]=b@example.com', ['Bern']],
    ['sort[by]=name', ['Bern', 'Zurich']],
    ['sort[by]=name&sort[direction]=desc', ['Zurich', 'Bern']],
  ])('is asked with %s', async (asked, wanted) => {
    expect(await named(await sites(), asked)).toEqual(wanted)
  })
})

describe('what is sent as one value and shown as another', () => {
  it('is shown with the label of its value, and as the thing that it names', async () => {
    const call = await sites()
    expect((await call('GET /sites/1')).body).toMatchObject({
      status: { value: 'planned', label: 'Planned' },
      tenant: { id: 1, name: 'Acme' },
    })
    expect((await call('GET /sites/2')).body).toMatchObject({ status: { value: 'live', label: 'Live' } })
  })
})

describe('a page', () => {
  it('is found by a number that the document takes as a text', async () => {
    const Song = { type: 'object', properties: { id: { type: 'integer', readOnly: true }, title: text } }
    const call = smallApi(
      { Song },
      {
        '/songs': {
          get: {
            parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }, query('offset')],
            responses: answers(listOf('Song')),
          },
          post: { ...sends(of('Song')), responses: answers(of('Song'), 201) },
        },
        '/songs/{id}': { get: { responses: answers(of('Song')) } },
      },
    )
    for (const title of ['a', 'b', 'c']) await call('POST /songs', { title })
    expect((await call('GET /songs?limit=2&offset=2')).body).toEqual([{ id: 3, title: 'c' }])
  })
})

describe('what may be null beside what it is made of', () => {
  it('is null where that was sent', async () => {
    const Owner = { type: 'object', properties: { name: text } }
    const Task = {
      type: 'object',
      properties: {
        id: { type: 'integer', readOnly: true },
        owner: { anyOf: [{ allOf: [of('Owner')] }, { type: 'null' }] },
      },
    }
    const call = smallApi(
      { Owner, Task },
      {
        '/tasks': { post: { ...sends(of('Task')), responses: answers(of('Task'), 201) } },
        '/tasks/{id}': { get: { responses: answers(of('Task')) } },
      },
    )
    expect((await call('POST /tasks', { owner: null })).body).toEqual({ id: 1, owner: null })
    expect((await call('POST /tasks', { owner: { name: 'Ada' } })).body).toEqual({ id: 2, owner: { name: 'Ada' } })
  })
})
