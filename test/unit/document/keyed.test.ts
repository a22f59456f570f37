/** What a document with a bare id, or with a key beside the path, is understood to do. */
import { describe, expect, it } from 'vitest'
import { understand } from '../../../src/document/model/understand.ts'

const json = (schema: object) => ({ 'application/json': { schema } })
const whole = { type: 'integer' }
const Todo = { type: 'object', properties: { id: whole, title: { type: 'string' } } }
const id = { name: 'id', in: 'path', required: true, schema: whole }
const answers = (schema: object, status = 200) => ({ [status]: { description: 'It is.', content: json(schema) } })

describe('an answer that is the key alone', () => {
  it('tells where what was made is found', () => {
    const { model } = understand({
      openapi: '3.0.3',
      info: { title: 'Todos', version: '1' },
      paths: {
        '/todos': { post: { requestBody: { content: json(Todo) }, responses: answers(whole, 201) } },
        '/todos/{id}': {
          get: { parameters: [id], responses: answers(Todo) },
          delete: { parameters: [id], responses: { 204: { description: 'It is gone.' } } },
        },
      },
    })
    expect(model.inferred).toContain("{id} is all of POST /todos's answer")
    expect(model.operations.post_todos).toMatchObject({ does: 'create', collection: 'todos' })
  })
})
