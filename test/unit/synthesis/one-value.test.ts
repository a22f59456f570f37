/** Things are one, wherever they are shown: what is made without being readable by itself is listed, and what is made up of a thing is the same everywhere. */
import { describe, expect, it } from 'vitest'
import { absent, answers, listOf, of, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const schemas = {
  Note: { type: 'object', required: ['id', 'text'], properties: { id: { type: 'integer', readOnly: true }, text } },
  Line: { type: 'object', required: ['text'], properties: { text } },
  Lamp: {
    type: 'object',
    required: ['id'],
    properties: {
      id: { ...text, readOnly: true },
      name: text,
      maker: { type: 'object', required: ['city'], properties: { city: text, country: text } },
      lit: { type: 'boolean', readOnly: true },
    },
  },
  Answer: {
    type: 'object',
    required: ['id', 'maker'],
    properties: {
      id: text,
      lit: { type: 'boolean' },
      maker: { type: 'object', required: ['city', 'country'], properties: { city: text, country: text } },
    },
  },
}

describe('what is made and listed', () => {
  it.each(['Note', 'Line'])('is kept, where no path reads a %s by itself', async (name) => {
    const call = smallApi(schemas, {
      '/notes': {
        get: { responses: answers(listOf(name)) },
        post: { ...sends(of(name)), responses: answers(of(name), 201) },
      },
    })
    expect((await call('GET /notes')).body).toEqual([])
    const one = await call('POST /notes', { text: 'One' })
    const two = await call('POST /notes', { text: 'Two' })
    expect((await call('GET /notes')).body).toEqual([one.body, two.body])
  })

  it('is not made by what searches', async () => {
    const call = smallApi(schemas, {
      '/notes': {
        get: { responses: answers(listOf('Note')) },
        post: { operationId: 'searchNotes', ...sends(of('Line')), responses: answers(listOf('Note'), 201) },
      },
    })
    const before = (await call('GET /notes')).body
    await call('POST /notes', { text: 'One' })
    expect((await call('GET /notes')).body).toEqual(before)
  })
})

it('shows one value of one thing by an action, a list and a read', async () => {
  const call = smallApi(schemas, {
    '/lamps': {
      get: { responses: answers(listOf('Answer')) },
      post: { ...sends(of('Lamp')), responses: answers(of('Lamp'), 201) },
    },
    '/lamps/{id}': { get: { responses: { ...answers(of('Answer')), ...absent } } },
    '/lamps/{id}/light': { post: { responses: answers(of('Answer')) } },
  })
  const { id } = (await call('POST /lamps', { name: 'A' })).body as { id: string }
  await call('POST /lamps', { name: 'B' })
  const lit = (await call(`POST /lamps/${id}/light`)).body
  expect((await call(`GET /lamps/${id}`)).body).toEqual(lit)
  expect((await call('GET /lamps')).body).toMatchObject([lit, {}])
})
