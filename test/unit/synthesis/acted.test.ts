/** Actions of several words, and the states in which the words of a document refuse one. */
import { describe, expect, it } from 'vitest'
import { absent, answers, type Call, of, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }

const schemas = {
  Show: {
    type: 'object',
    required: ['id', 'title', 'state'],
    properties: {
      id: { ...text, readOnly: true },
      title: text,
      state: { type: 'string', enum: ['draft', 'live', 'paused', 'retired'] },
      likes: { type: 'integer' },
    },
  },
  NewShow: { type: 'object', required: ['title'], properties: { title: text } },
  Visit: {
    type: 'object',
    required: ['id', 'reason', 'status'],
    properties: {
      id: { ...text, readOnly: true },
      reason: text,
      status: { type: 'string', enum: ['booked', 'checked_in', 'done', 'cancelled'] },
    },
  },
  NewVisit: { type: 'object', required: ['reason'], properties: { reason: text } },
}

const act = (schema: string, conflict: string) => ({
  post: { responses: { ...answers(of(schema)), ...absent, 409: { description: conflict } } },
})

function shows(): Call {
  return smallApi(schemas, {
    '/shows': { post: { ...sends(of('NewShow')), responses: answers(of('Show'), 201) } },
    '/shows/{id}': { get: { responses: { ...answers(of('Show')), ...absent } } },
    '/shows/{id}/go-live': act('Show', 'Only drafts and paused shows can go live.'),
    '/shows/{id}/pause': act('Show', 'Only live shows can be paused.'),
    '/shows/{id}/resume': act('Show', 'The show is not paused.'),
    '/shows/{id}/retire': { post: { responses: { ...answers(of('Show')), ...absent } } },
    '/shows/{id}/like': { post: { responses: { ...answers(of('Show')), ...absent } } },
    '/visits': { post: { ...sends(of('NewVisit')), responses: answers(of('Visit'), 201) } },
    '/visits/{id}': { get: { responses: { ...answers(of('Visit')), ...absent } } },
    '/visits/{id}/check-in': act('Visit', 'Only booked visits can be checked in.'),
    '/visits/{id}/cancel': act('Visit', 'A visit that is done cannot be cancelled.'),
  })
}

/** What each action answers, and the state that can be read then. */
async function course(path: string, body: object, property: string, actions: readonly string[]): Promise<unknown[]> {
  const call = shows()
  const { body: made } = await call(`POST ${path}`, body)
  const { id } = made as { readonly id: string }
  const told: unknown[] = []
  for (const action of actions) {
    const { status } = await call(`POST ${path}/${id}/${action}`)
    const read = await call(`GET ${path}/${id}`)
    told.push([action, status, (read.body as Readonly<Record<string, unknown>>)[property]])
  }
  return told
}

describe('an action of several words', () => {
  it('leads to the state that is called after all of them, where its conflict lets it', async () => {
    expect(
      await course('/visits', { reason: 'Cough' }, 'status', ['check-in', 'check-in', 'cancel', 'check-in']),
    ).toEqual([
      ['check-in', 200, 'checked_in'],
      ['check-in', 409, 'checked_in'],
      ['cancel', 200, 'cancelled'],
      ['check-in', 409, 'cancelled'],
    ])
  })

  it('leads to the state that it says itself, and another back to it', async () => {
    const actions = [
      'pause',
      'resume',
      'go-live',
      'go-live',
      'resume',
      'pause',
      'pause',
      'go-live',
      'pause',
      'resume',
      'retire',
      'go-live',
    ]
    expect(await course('/shows', { title: 'Alpha' }, 'state', actions)).toEqual([
      ['pause', 409, 'draft'],
      ['resume', 409, 'draft'],
      ['go-live', 200, 'live'],
      ['go-live', 409, 'live'],
      ['resume', 409, 'live'],
      ['pause', 200, 'paused'],
      ['pause', 409, 'paused'],
      ['go-live', 200, 'live'],
      ['pause', 200, 'paused'],
      ['resume', 200, 'live'],
      ['retire', 200, 'retired'],
      ['go-live', 409, 'retired'],
    ])
  })

  it('is counted where a thing counts it, also from nothing', async () => {
    expect(await course('/shows', { title: 'Alpha' }, 'likes', ['like', 'like'])).toEqual([
      ['like', 200, 1],
      ['like', 200, 2],
    ])
  })
})
