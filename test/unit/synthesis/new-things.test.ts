/** How something new begins, and what becomes of it: its state, what is not there yet, and what an action tells of itself. */
import { describe, expect, it } from 'vitest'
import { absent, answers, type Call, listOf, of, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const moment = { ...text, format: 'date-time' }

/** @param example Of the answer to what makes one. */
function transfers(states: readonly string[], example?: object): Call {
  const part = (word: string) => ({
    type: ['object', 'null'],
    required: [`${word}_at`],
    properties: { [`${word}_at`]: moment, [`${word}_by`]: { type: ['string', 'null'] } },
  })
  const Transfer = {
    type: 'object',
    required: ['id', 'status', 'approval', 'cancellation', 'transaction_id'],
    properties: {
      id: { ...text, readOnly: true },
      amount: { type: 'integer' },
      status: { ...text, enum: states, readOnly: true },
      approval: { ...part('approved'), readOnly: true },
      cancellation: { ...part('canceled'), readOnly: true },
      transaction_id: { type: ['string', 'null'], readOnly: true },
    },
  }
  const made = {
    description: 'It is.',
    content: { 'application/json': { schema: of('Transfer'), ...(example && { example }) } },
  }
  const done = { ...answers(of('Transfer')), ...absent }
  return smallApi(
    { Transfer },
    {
      '/transfers': {
        get: { responses: answers(listOf('Transfer')) },
        post: { ...sends(of('Transfer')), responses: { 201: made } },
      },
      '/transfers/{id}': { get: { responses: done } },
      ...Object.fromEntries(
        ['approve', 'cancel', 'disable', 'enable'].map((word) => [
          `/transfers/{id}/${word}`,
          { post: { responses: done } },
        ]),
      ),
    },
  )
}

const first = async (call: Call): Promise<string> =>
  ((await call('POST /transfers', { amount: 1 })).body as { id: string }).id

describe('something new', () => {
  it('waits before it is anything else, and has nothing of what did not happen', async () => {
    const call = transfers(['pending_approval', 'canceled', 'pending_deletion', 'submitted'])
    expect((await call('POST /transfers', { amount: 1 })).body).toMatchObject({
      status: 'pending_approval',
      approval: null,
      cancellation: null,
      transaction_id: null,
    })
  })

  it('begins as the example of its making shows it, unless that is over', async () => {
    const states = ['active', 'idle', 'disabled']
    const made = async (status: string): Promise<unknown> =>
      (await transfers(states, { id: 'x', status })('POST /transfers', { amount: 1 })).body
    expect(await made('idle')).toMatchObject({ status: 'idle' })
    expect(await made('disabled')).toMatchObject({ status: 'active' })
  })
})

describe('an action', () => {
  it('tells when it was done in the part that is called after it, and leads out of what waited for it', async () => {
    const call = transfers(['pending_approval', 'canceled', 'submitted'])
    const id = await first(call)
    expect((await call(`POST /transfers/${id}/approve`)).body).toMatchObject({
      status: 'submitted',
      approval: { approved_at: '2026-03-01T08:00:00.000Z' },
      cancellation: null,
    })
    expect((await call(`POST /transfers/${id}/cancel`)).body).toMatchObject({
      status: 'canceled',
      cancellation: { canceled_at: '2026-03-01T08:00:00.000Z' },
    })
  })

  it('that enables what was disabled leads to where it was at first', async () => {
    const call = transfers(['active', 'idle', 'disabled'], { id: 'x', status: 'idle' })
    const id = await first(call)
    expect((await call(`POST /transfers/${id}/disable`)).body).toMatchObject({ status: 'disabled' })
    expect((await call(`POST /transfers/${id}/enable`)).body).toMatchObject({ status: 'idle' })
  })
})

describe('an answer', () => {
  it('says its status in what wraps the thing', async () => {
    const Note = { type: 'object', properties: { id: { ...text, readOnly: true }, body: text } }
    const wrapped = {
      type: 'object',
      required: ['data', 'status_code'],
      properties: { status_code: { type: 'integer' }, data: of('Note') },
    }
    const call = smallApi(
      { Note },
      {
        '/notes': { post: { ...sends(of('Note')), responses: answers(wrapped, 201) } },
        '/notes/{id}': { get: { responses: answers(wrapped) } },
      },
    )
    const { body } = await call('POST /notes', { body: 'a' })
    expect(body).toMatchObject({ status_code: 201, data: { body: 'a' } })
    expect((await call(`GET /notes/${(body as { data: { id: string } }).data.id}`)).body).toMatchObject({
      status_code: 200,
    })
  })

  it('is the thing where nothing is said of what it is', async () => {
    const Page = { type: 'object', properties: { id: { type: 'integer' }, title: text } }
    const call = smallApi(
      { Page },
      {
        '/pages': {
          get: { responses: answers(listOf('Page')) },
          post: {
            ...sends(of('Page')),
            responses: { 201: { description: 'Made.', content: { 'application/json': {} } } },
          },
        },
        '/pages/{id}': { get: { responses: answers(of('Page')) } },
      },
    )
    expect((await call('POST /pages', { title: 'Hello' })).body).toEqual({ id: 1, title: 'Hello' })
  })
})

describe('a key', () => {
  it('is one that every path takes', async () => {
    const Job = {
      type: 'object',
      properties: { id: { ...text, readOnly: true }, confirmed: { type: 'boolean', readOnly: true } },
    }
    const whole = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } }
    const call = smallApi(
      { Job },
      {
        '/jobs': { post: { ...sends(of('Job')), responses: answers(of('Job'), 201) } },
        '/jobs/{id}': { get: { responses: answers(of('Job')) } },
        '/jobs/{id}/confirm': { put: { parameters: [whole], responses: { 200: { description: 'Done.' } } } },
      },
    )
    expect((await call('POST /jobs', {})).body).toMatchObject({ id: '1' })
    expect((await call('PUT /jobs/1/confirm')).status).toBe(200)
    expect((await call('GET /jobs/1')).body).toMatchObject({ confirmed: true })
  })
})

describe('a flag that says that a thing is in use', () => {
  it('is set of what is new, whether it may be sent or not, unless it was sent', async () => {
    const flag = { type: 'boolean' }
    const Dish = { type: 'object', properties: { id: text, is_active: flag, available: { ...flag, readOnly: true } } }
    const call = smallApi(
      { Dish },
      {
        '/dishes': { post: { ...sends(of('Dish')), responses: answers(of('Dish'), 201) } },
        '/dishes/{id}': { get: { responses: { ...answers(of('Dish')), ...absent } } },
      },
    )
    expect((await call('POST /dishes', {})).body).toMatchObject({ is_active: true, available: true })
    expect((await call('POST /dishes', { is_active: false })).body).toMatchObject({ is_active: false, available: true })
  })
})
