/** What a refusal of a document says in the members that its schema has for it. */
import { describe, expect, it } from 'vitest'
import { createPlatformOf } from '../../../src/document-platform.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }

/** What is answered to a thing without a title, and to one that is not there. */
async function refusalsWith(schema: object, status = 422): Promise<{ invalid: unknown; absent: unknown }> {
  const content = (of: object) => ({ 'application/json': { schema: of } })
  const Thing = { type: 'object', required: ['id', 'title'], properties: { id: text, title: text } }
  const New = { type: 'object', required: ['title'], properties: { title: text } }
  const problem = { description: 'No.', content: content(schema) }
  const platform = createPlatformOf({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: {
      '/things': {
        post: {
          operationId: 'createThing',
          requestBody: { required: true, content: content(New) },
          responses: { 201: { description: 'It.', content: content(Thing) }, [status]: problem },
        },
      },
      '/things/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        get: {
          operationId: 'getThing',
          responses: { 200: { description: 'It.', content: content(Thing) }, 404: problem },
        },
      },
    },
  })
  const headers = { 'Content-Type': 'application/json' }
  const made = await platform.fetch('http://localhost/things', { method: 'POST', headers, body: '{}' })
  const read = await platform.fetch('http://localhost/things/none')
  expect([made.status, read.status]).toEqual([status, 404])
  return { invalid: await made.json(), absent: await read.json() }
}

const object = (properties: object, required: readonly string[] = []) => ({ type: 'object', properties, required })
const listOf = (items: object) => ({ type: 'array', items })

describe('a refusal', () => {
  it('has its status where a number stands for it, also where nothing has a place for a sentence', async () => {
    const { invalid, absent } = await refusalsWith(object({ title: text, status: whole }, ['title', 'status']))
    expect(invalid).toEqual({ title: 'Unprocessable Entity', status: 422 })
    expect(absent).toEqual({ title: 'Not Found', status: 404 })
  })

  it('says which member is wrong in a list that may be left out, and leaves it out where none is', async () => {
    const errors = listOf(object({ field: text, message: text }))
    const { invalid, absent } = await refusalsWith(object({ title: text, errors }, ['title']))
    expect(invalid).toEqual({
      title: 'Unprocessable Entity',
      errors: [{ field: 'title', message: '"title" is missing.' }],
    })
    expect(absent).toEqual({ title: 'Not Found' })
  })

  it('says it as the validation errors of FastAPI do', async () => {
    const part = { anyOf: [text, whole] }
    const error = object({ loc: listOf(part), msg: text, type: text }, ['loc', 'msg', 'type'])
    const { invalid } = await refusalsWith(object({ detail: listOf(error) }))
    expect(invalid).toEqual({
      detail: [{ loc: ['body', 'title'], msg: '"title" is missing.', type: 'unprocessable_entity' }],
    })
  })

  it('says it as JSON:API does, of what is not there too', async () => {
    const errors = listOf(object({ status: text, title: text, detail: text }))
    const { invalid, absent } = await refusalsWith(object({ errors }, ['errors']))
    expect(invalid).toEqual({
      errors: [{ status: '422', title: 'Unprocessable Entity', detail: '"title" is missing.' }],
    })
    expect(absent).toEqual({ errors: [{ status: '404', title: 'Not Found', detail: 'There is no thing "none".' }] })
  })

  it('says it in texts of a list', async () => {
    const { invalid, absent } = await refusalsWith(object({ code: whole, messages: listOf(text) }, ['code']), 400)
    expect(invalid).toEqual({ code: 400, messages: ['"title" is missing.'] })
    expect(absent).toEqual({ code: 404, messages: ['There is no thing "none".'] })
  })
})

describe('a member that a refusal need not have', () => {
  it('is there where the document shows what it is, and says of success that there is none', async () => {
    const flag = { type: 'boolean' }
    const { absent } = await refusalsWith(
      object({
        success: { ...flag, example: false },
        error: text,
        kind: { type: 'string', enum: ['problem'] },
        retry: { ...flag, default: false },
        time: { type: 'string', format: 'date-time', example: '2020-01-01T00:00:00Z' },
        message: text,
        extra: text,
      }),
    )
    expect(absent).toEqual({ success: false, kind: 'problem', retry: false, message: 'There is no thing "none".' })
    expect((await refusalsWith(object({ ok: flag, message: text }, ['ok', 'message']))).absent).toMatchObject({
      ok: false,
    })
    expect((await refusalsWith(object({ success: flag, message: text }))).absent).toMatchObject({ success: false })
  })
})

it('keeps a word for programs as an example has it, and says what is wrong where there is a sentence', async () => {
  const schema = { type: 'object', properties: { error: text, message: text } }
  const coded = { ...schema, properties: { error: text }, example: { error: 'not_fitting' } }
  expect((await refusalsWith(coded)).invalid).toEqual({ error: 'not_fitting' })
  const spoken = { ...schema, properties: { error: text }, example: { error: 'it does not fit' } }
  expect((await refusalsWith(spoken)).invalid).toEqual({ error: '"title" is missing.' })
  const both = { ...schema, example: { error: 'not_fitting', message: 'It does not fit.' } }
  expect((await refusalsWith(both)).invalid).toEqual({ error: 'not_fitting', message: '"title" is missing.' })
})
