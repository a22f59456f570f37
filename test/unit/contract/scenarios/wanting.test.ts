/** What would make more of a document asked is said once, and the most useful first. */
import { expect, it } from 'vitest'
import { planText } from '../../../../src/cli/verify/plan-text.ts'
import { plan, type RunPlan } from '../../../../src/contract/run/plan-run.ts'
import type { Json, JsonObject } from '../../../../src/spec/pointer.ts'

const object = (...names: readonly string[]): JsonObject => ({
  type: 'object',
  required: names.filter((name) => name.endsWith('_id')),
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
})
const content = (schema: Json): JsonObject => ({ content: { 'application/json': { schema } } })
const ok = (schema: Json = {}): JsonObject => ({ responses: { 200: { description: 'it', ...content(schema) } } })
const within = (name: string, more: JsonObject = {}): JsonObject => ({
  parameters: [{ name, in: 'path', required: true, schema: { type: 'string' }, ...more }],
})

function planOf(paths: JsonObject): Promise<RunPlan> {
  const spec = { openapi: '3.1.0', info: { title: 't', version: '1' }, paths }
  return plan({ url: 'http://127.0.0.1:1', tokens: { owner: 't' } }, { spec, seed: 1 })
}

it('says of each operation the one thing that is missing', async () => {
  const { wanting, share } = await planOf({
    '/teams/{team}': { ...within('team'), get: ok(), delete: ok() },
    '/teams/{team}/logo': { ...within('team'), get: ok() },
    '/notes': { post: { ...ok({}), requestBody: content(object('text')) } },
    '/notes/{noteId}': { ...within('noteId'), get: ok(object('id', 'text')) },
    '/tasks': { post: { ...ok(object('id')), requestBody: content(object('owner_id')) } },
    '/tasks/{id}': { ...within('id'), get: ok(object('id')), delete: ok() },
    '/search': {
      get: { ...ok(), parameters: [{ name: 'q', in: 'query', required: true, schema: { type: 'string' } }] },
    },
    '/rebuild': { post: ok() },
    '/status': { get: ok() },
  })
  expect(share).toEqual({ asked: 1, all: 11 })
  expect(wanting).toEqual([
    'an example of {team} in /teams/{team}, or an operation that makes or lists what it names: 3 operations (GET /teams/{team}, DELETE /teams/{team}, GET /teams/{team}/logo)',
    'an example of "owner_id" in the body of POST /tasks, or an operation that makes what it names: 3 operations (POST /tasks, GET /tasks/{id}, DELETE /tasks/{id})',
    'an "x-resource" that says what it makes, reads, changes or removes: 2 operations (POST /notes, POST /rebuild)',
    'the id, a Location or a link in the answer of POST /notes, or an example of {noteId} in /notes/{noteId}: 1 operation (GET /notes/{noteId})',
    'an example of "q": 1 operation (GET /search)',
  ])
})

it('ends the plan', async () => {
  const text = planText(await planOf({ '/rebuild': { post: ok() }, '/status': { get: ok() } }))
  expect(text.split('\n').slice(-6)).toEqual([
    'Operations  1 of 2 are asked',
    'What would make more of them asked',
    '  an "x-resource" that says what it makes, reads, changes or removes: 1 operation (POST /rebuild)',
    '',
    'Nothing was sent.',
    '',
  ])
})

it('asks what an example names, and what is made without leave only of that', async () => {
  const body = { requestBody: content(object('text')) }
  const { wanting, operations } = await planOf({
    '/albums/{id}': { ...within('id', { example: 'a-1' }), get: ok() },
    '/logs': { post: { ...ok(object('id')), ...body } },
    '/logs/{id}': { ...within('id'), get: ok(object('id', 'text')) },
  })
  expect(Object.keys(operations)).toEqual(['get_albums_id'])
  expect(wanting).toEqual([
    'leave for what nothing shows how to undo (--allow leftovers, singletons, or the operation): 2 operations (POST /logs, GET /logs/{id})',
  ])
})
