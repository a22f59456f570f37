/** What is sent and shown otherwise: keys that become objects, inputs of actions, lists of changes, flags of somebody's own. */
import { describe, expect, it } from 'vitest'
import { createPlatformOf } from '../../../src/document-platform.ts'
import { patched } from '../../../src/synthesis/things/json-patch.ts'
import { absent, answers, listOf, of, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }
const part = (properties: object, required: readonly string[] = []) => ({ type: 'object', required, properties })
const schemas = {
  Label: part({ id: { ...whole, readOnly: true }, name: text }, ['id', 'name']),
  Person: part({ login: text, url: text }, ['login', 'url']),
  Ticket: part(
    {
      id: { ...whole, readOnly: true },
      title: text,
      labels: listOf('Label'),
      owner: of('Person'),
      assignee: { type: ['string', 'null'] },
      size: whole,
      status: { type: 'string', enum: ['running', 'off'] },
      protection: part({ delete: { type: 'boolean' }, rebuild: { type: 'boolean' } }),
      starred: { type: 'boolean' },
      starsCount: whole,
      note: { type: ['string', 'null'] },
      tags: { type: 'array', items: text },
      urgent: { type: 'boolean' },
    },
    ['id', 'title', 'starred', 'starsCount'],
  ),
  NewTicket: part(
    {
      title: text,
      label_ids: { type: 'array', items: whole },
      owner_id: text,
      note: { type: ['string', 'null'] },
      tags: { type: 'array', items: text },
      urgent: { type: 'boolean' },
    },
    ['title'],
  ),
}
const act = (input: object) => ({ post: { ...sends(part({ ...input })), responses: answers(of('Ticket')) } })
const paths = {
  '/labels': { post: { ...sends(of('Label')), responses: answers(of('Label'), 201) } },
  '/labels/{id}': { get: { responses: { ...answers(of('Label')), ...absent } } },
  '/tickets': {
    get: {
      parameters: [{ name: 'starred', in: 'query', schema: text }],
      responses: answers(listOf('Ticket')),
    },
    post: { ...sends(of('NewTicket')), responses: answers(of('Ticket'), 201) },
  },
  '/tickets/{id}': {
    get: { responses: { ...answers(of('Ticket')), ...absent } },
    patch: {
      ...sends({ type: 'array', items: part({ op: text, path: text, value: {} }, ['op', 'path']) }),
      responses: { ...answers(of('Ticket')), ...absent, 422: { description: 'No.' } },
    },
  },
  '/tickets/{id}/assign': act({ assignee: text }),
  '/tickets/{id}/unassign': { post: { responses: answers(of('Ticket')) } },
  '/tickets/{id}/resize': act({ size: whole }),
  '/tickets/{id}/actions/change_protection': act({ delete: { type: 'boolean' } }),
  '/tickets/{id}/actions/poweroff': { post: { responses: answers(of('Ticket')) } },
  '/tickets/{id}/star': { post: { responses: answers(of('Ticket')) }, delete: { responses: answers(of('Ticket')) } },
}

describe('what is made', () => {
  it('shows what was named by keys, and what was not said as nothing', async () => {
    const call = smallApi(schemas, paths)
    await call('POST /labels', { name: 'bug' })
    const { body } = await call('POST /tickets', { title: 'A', label_ids: [1], owner_id: 'ada' })
    expect(body).toMatchObject({
      labels: [{ id: 1, name: 'bug' }],
      owner: { login: 'ada' },
      note: null,
      tags: [],
      urgent: false,
    })
    expect((await call('GET /tickets/1')).body).toEqual(body)
  })
})

describe('the input of an action', () => {
  it('belongs to the thing, and is taken back', async () => {
    const call = smallApi(schemas, paths)
    await call('POST /tickets', { title: 'A' })
    await call('POST /tickets/1/assign', { assignee: 'ada' })
    await call('POST /tickets/1/resize', { size: 5 })
    await call('POST /tickets/1/actions/change_protection', { delete: true })
    await call('POST /tickets/1/actions/poweroff')
    expect((await call('GET /tickets/1')).body).toMatchObject({ assignee: 'ada', size: 5, status: 'off' })
    expect((await call('POST /tickets/1/unassign')).body).toMatchObject({ assignee: null, size: 5 })
  })
})

describe('a list of changes', () => {
  it('is done in its order, or not at all', async () => {
    const call = smallApi(schemas, paths)
    await call('POST /tickets', { title: 'A', tags: ['x'] })
    const changes = [
      { op: 'replace', path: '/title', value: 'B' },
      { op: 'add', path: '/tags/-', value: 'y' },
    ]
    expect(await call('PATCH /tickets/1', changes)).toMatchObject({
      status: 200,
      body: { title: 'B', tags: ['x', 'y'] },
    })
    const wrong = [
      { op: 'replace', path: '/title', value: 'C' },
      { op: 'test', path: '/tags/0', value: 'z' },
    ]
    expect((await call('PATCH /tickets/1', wrong)).status).toBe(422)
    expect((await call('GET /tickets/1')).body).toMatchObject({ title: 'B' })
  })

  it.each([
    [[{ op: 'remove', path: '/a' }], { b: [1, 2] }],
    [[{ op: 'move', from: '/a', path: '/c' }], { b: [1, 2], c: 0 }],
    [[{ op: 'copy', from: '/b/1', path: '/b/0' }], { a: 0, b: [2, 1, 2] }],
    [[{ op: 'replace', path: '/b/0', value: 5 }], { a: 0, b: [5, 2] }],
    [[{ op: 'add', path: '/d~1e', value: null }], { a: 0, b: [1, 2], 'd/e': null }],
    [[{ op: 'remove', path: '/b/7' }], '"remove" cannot be done at "/b/7".'],
    [[{ op: 'replace', path: '/z', value: 1 }], '"replace" cannot be done at "/z".'],
    [[{ op: 'shake', path: '/a' }], '"shake" cannot be done at "/a".'],
  ])('%j', (changes, after) => {
    expect(patched({ a: 0, b: [1, 2] }, changes)).toEqual(after)
  })
})

it('stars for who asks alone, and counts for all', async () => {
  const platform = createPlatformOf(
    {
      openapi: '3.1.0',
      info: { title: 'Stars', version: '1' },
      components: { schemas, securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      security: [{ bearer: [] }],
      paths: Object.fromEntries(
        Object.entries(paths).map(([path, item]) => [
          path,
          path.includes('{id}')
            ? { parameters: [{ name: 'id', in: 'path', required: true, schema: whole }], ...item }
            : item,
        ]),
      ),
    },
    { seed: 3 },
  )
  const ask = async (call: string, account: string, send?: object): Promise<unknown> => {
    const [method = 'GET', path = ''] = call.split(' ')
    const answer = await platform.fetch(`${platform.systems[0]?.origin}${path}`, {
      method,
      headers: { authorization: `Bearer nowhere_${account}`, 'content-type': 'application/json' },
      ...(send && { body: JSON.stringify(send) }),
    })
    return answer.json()
  }
  await ask('POST /tickets', 'alice', { title: 'A' })
  await ask('POST /tickets', 'alice', { title: 'B' })
  expect(await ask('POST /tickets/1/star', 'alice')).toMatchObject({ starred: true, starsCount: 1 })
  expect(await ask('GET /tickets/1', 'bob')).toMatchObject({ starred: false, starsCount: 1 })
  expect(await ask('POST /tickets/1/star', 'bob')).toMatchObject({ starred: true, starsCount: 2 })
  expect(await ask('GET /tickets?starred=alice', 'bob')).toMatchObject([{ title: 'A' }])
  expect(await ask('DELETE /tickets/1/star', 'alice')).toMatchObject({ starred: false, starsCount: 1 })
  expect(await ask('GET /tickets/1', 'bob')).toMatchObject({ starred: true })
  expect(await ask('GET /tickets?starred=alice', 'bob')).toEqual([])
})
