/** Refusals of what was sent say what is wrong with it, whichever status the operation has for them. */
import { expect, it } from 'vitest'
import { createPlatformOf } from '../../../src/document-platform.ts'

const content = (schema: object) => ({ 'application/json': { schema } })
const todo = {
  type: 'object',
  required: ['title'],
  properties: { id: { type: 'integer' }, title: { type: 'string' } },
}
const problem = { type: 'object', properties: { message: { type: 'string' } } }
const listId = { name: 'listId', in: 'path', required: true, schema: { type: 'integer' } }
const paths = {
  '/lists/{listId}/todos': {
    parameters: [listId],
    post: {
      operationId: 'addTodo',
      requestBody: { required: true, content: content(todo) },
      responses: {
        201: { description: 'Added.', content: content(todo) },
        404: { description: 'No such list.', content: content(problem) },
      },
    },
  },
}

it('names the member that is wrong, and not what is not there, where only 404 is declared', async () => {
  const platform = createPlatformOf({ openapi: '3.1.0', info: { title: 'Todos', version: '1' }, paths })
  const post = async (body: string): Promise<unknown> => {
    const headers = { 'Content-Type': 'application/json' }
    const answer = await platform.fetch('http://localhost/lists/1/todos', { method: 'POST', headers, body })
    return answer.json()
  }
  expect(await post('{}')).toMatchObject({ status: 400, detail: '"title" is missing.' })
  expect(await post('{"title":5}')).toMatchObject({ status: 400, detail: '"title" must be a string.' })
})
