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
