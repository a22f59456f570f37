/** What is sent, however it is wrapped, and what comes back of it. */
import { describe, expect, it } from 'vitest'
import { absent, answers, type Call, done, of, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const moment = { ...text, format: 'date-time', readOnly: true }

const Ticket = {
  type: 'object',
  required: ['id', 'subject'],
  properties: {
    id: { type: 'integer', readOnly: true },
    subject: { ...text, minLength: 1 },
    status: { enum: ['open', 'solved'], default: 'open', type: 'string' },
    secret: { ...text, writeOnly: true },
    createdAt: moment,
    updatedAt: moment,
  },
}

const wrapped = { type: 'object', required: ['ticket'], properties: { ticket: of('Ticket') } }
const etag = { ETag: { required: true, schema: text } }

function tickets(whole: Readonly<Record<string, unknown>>): Call {
  const shown = { 200: { ...(answers(whole)[200] as object), headers: etag } }
  return smallApi(
    { Ticket },
    {
      '/tickets': { post: { ...sends(whole), responses: { ...answers(whole, 201), 400: answers({})[200] } } },
      '/tickets/{id}': {
        get: { responses: { ...shown, ...absent } },
        patch: {
          parameters: [{ name: 'If-Match', in: 'header', schema: text }],
          ...sends({ type: 'object', properties: { ticket: { type: 'object' }, subject: text } }),
          responses: { ...answers(whole), ...absent, 412: { description: 'Another version.' } },
        },
        delete: { responses: { ...done, ...absent } },
      },
    },
  )
}

describe('a thing that is wrapped', () => {
  it('is taken out of its wrapper and given back in it', async () => {
    const call = tickets(wrapped)
    const made = await call('POST /tickets', { ticket: { subject: 'It is broken', secret: 'hush-hush-hush' } })
    expect([made.status, made.headers.get('location')]).toEqual([201, '/tickets/1'])
    expect(made.body).toEqual({
      ticket: {
        id: 1,
        subject: 'It is broken',
        status: 'open',
        createdAt: '2026-03-01T08:00:00.000Z',
        updatedAt: '2026-03-01T08:00:00.000Z',
      },
    })
    expect((await call('GET /tickets/1')).body).toEqual(made.body)
  })

  it('is refused by what is wrong within', async () => {
    const call = tickets(wrapped)
    expect((await call('POST /tickets', { ticket: { subject: '' } })).status).toBe(400)
    expect((await call('POST /tickets', {})).status).toBe(400)
  })
})

describe('a thing', () => {
  it('keeps the id and the times that the server chose, whatever is sent', async () => {
    const call = tickets(of('Ticket'))
    const { body } = await call('POST /tickets', { id: 77, subject: 'x', createdAt: '1999-01-01T00:00:00Z' })
    expect(body).toMatchObject({ id: 1, createdAt: '2026-03-01T08:00:00.000Z' })
  })

  it('is gone once it is deleted', async () => {
    const call = tickets(of('Ticket'))
    await call('POST /tickets', { subject: 'x' })
    expect((await call('DELETE /tickets/1')).status).toBe(204)
    expect((await call('DELETE /tickets/1')).status).toBe(404)
    expect((await call('GET /tickets/1')).status).toBe(404)
  })

  it('has another version after each change', async () => {
    const call = tickets(of('Ticket'))
    await call('POST /tickets', { subject: 'x' })
    const before = (await call('GET /tickets/1')).headers.get('etag')
    await call('PATCH /tickets/1', { subject: 'y' })
    const after = await call('GET /tickets/1')
    expect(after.body).toMatchObject({ subject: 'y', status: 'open' })
    expect([before, after.headers.get('etag')]).toEqual(['"1-1"', '"1-2"'])
  })
})

describe('a body that says of which thing it is (JSON:API)', () => {
  const resource = {
    type: 'object',
    required: ['id', 'type', 'attributes'],
    properties: { id: text, type: { ...text, enum: ['songs'] }, attributes: of('Song') },
  }
  const whole = { type: 'object', required: ['data'], properties: { data: resource } }
  const fresh = { ...resource, required: ['type', 'attributes'] }
  const conflict = { 409: { description: 'The id is not that of the path.' } }
  const songs = (more: Readonly<Record<string, unknown>>): Call =>
    smallApi(
      { Song: { type: 'object', properties: { title: text } } },
      {
        '/songs': { post: { ...sends({ ...whole, properties: { data: fresh } }), responses: answers(whole, 201) } },
        '/songs/{id}': {
          get: { responses: { ...answers(whole), ...absent } },
          patch: { ...sends(whole), responses: { ...answers(whole), ...absent, ...more } },
        },
      },
    )
  const made = async (call: Call): Promise<string> => {
    const { body } = await call('POST /songs', { data: { type: 'songs', attributes: { title: 'One' } } })
    return (body as { readonly data: { readonly id: string } }).data.id
  }
  const change = (id: string) => ({ data: { id, type: 'songs', attributes: { title: 'Two' } } })

  it.each([
    ['409', conflict, 409],
    ['400', { 400: { description: 'Bad.' } }, 400],
  ])('is refused with %s where it is of another, and changes nothing', async (_, more, status) => {
    const call = songs(more)
    const id = await made(call)
    expect((await call(`PATCH /songs/${id}`, change('another'))).status).toBe(status)
    expect((await call(`GET /songs/${id}`)).body).toMatchObject({ data: { attributes: { title: 'One' } } })
    expect((await call(`PATCH /songs/${id}`, change(id))).body).toMatchObject({
      data: { attributes: { title: 'Two' } },
    })
  })
})
