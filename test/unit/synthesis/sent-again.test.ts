/** What is sent again by a key of its own, and times as frameworks write them. */
import { describe, expect, it } from 'vitest'
import { createPlatformOf } from '../../../src/document-platform.ts'

const text = { type: 'string' }
const content = (schema: object) => ({ content: { 'application/json': { schema } } })
const Booking = {
  type: 'object',
  properties: { id: { ...text, readOnly: true }, room: text, from: { ...text, format: 'time' } },
}
const Problem = { type: 'object', properties: { error: text } }

/** @param responses Beside the 201. */
function bookings(responses: object, header = 'Idempotency-Key') {
  const platform = createPlatformOf({
    openapi: '3.1.0',
    info: { title: 'Bookings', version: '1' },
    paths: {
      '/bookings': {
        get: { responses: { 200: { description: 'They.', ...content({ type: 'array', items: Booking }) } } },
        post: {
          parameters: [{ name: header, in: 'header', schema: text }],
          requestBody: { required: true, ...content(Booking) },
          responses: { 201: { description: 'It is booked.', ...content(Booking) }, ...responses },
        },
      },
      '/bookings/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        get: { responses: { 200: { description: 'It.', ...content(Booking) }, 404: { description: 'None.' } } },
      },
    },
  })
  return {
    count: () => platform.records('bookings').length,
    async book(key: string | undefined, body: object) {
      const headers = { 'content-type': 'application/json', ...(key !== undefined && { [header]: key }) }
      const answer = await platform.fetch('http://localhost/bookings', {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      const said = answer.headers.get('x-replayed') ?? answer.headers.get('idempotency-replayed')
      return { status: answer.status, body: await answer.json(), said }
    },
  }
}

describe('an operation that takes a key of idempotency', () => {
  it('answers the same key as it did, and does nothing more', async () => {
    const { book, count } = bookings({})
    const first = await book('k1', { room: 'Blue' })
    expect(first).toEqual({ status: 201, body: { id: expect.any(String), room: 'Blue' }, said: null })
    expect(await book('k1', { room: 'Blue' })).toEqual({ ...first, said: 'true' })
    expect((await book('k2', { room: 'Blue' })).body).not.toEqual(first.body)
    expect((await book(undefined, { room: 'Blue' })).status).toBe(201)
    expect(count()).toBe(3)
  })

  it('refuses the key with another body as the document says it, and makes nothing', async () => {
    const refused = (description: string) => ({ description, ...content(Problem) })
    const { book, count } = bookings({
      409: refused('The room is taken.'),
      422: refused('The idempotency key was used.'),
    })
    await book('k1', { room: 'Blue' })
    const error = 'This Idempotency-Key came with another body before.'
    expect(await book('k1', { room: 'Red' })).toEqual({ status: 422, body: { error }, said: null })
    expect(count()).toBe(1)
  })

  it('tells it again with the status and the header that the document has for that', async () => {
    const headers = { 'X-Replayed': { schema: text } }
    const { book } = bookings({ 200: { description: 'A replay.', headers, ...content(Booking) } }, 'X-Idempotency-Key')
    const { status, body } = await book('k1', { room: 'Blue' })
    expect([status, await book('k1', { room: 'Blue' })]).toEqual([201, { status: 200, body, said: 'true' }])
  })
})

describe('a time of day', () => {
  it('may come without a zone, and must be one', async () => {
    const { book } = bookings({ 400: { description: 'No.', ...content(Problem) } })
    expect((await book(undefined, { from: '10:00:00' })).status).toBe(201)
    expect((await book(undefined, { from: '10:00:00Z' })).status).toBe(201)
    expect((await book(undefined, { from: '25:00:00' })).status).toBe(400)
  })
})
