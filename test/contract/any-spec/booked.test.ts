/** What no two things may have at once, such as a room: each is made for another time. */
import { describe, expect, it } from 'vitest'
import { type Asked, answers, failures, inPath, named, refused, runOn, sends, type Tiny, thing } from './tiny.ts'

interface Booking {
  readonly id: string
  readonly roomId: string
  readonly start: string
  readonly end: string
}

const times = { start: { type: 'string', format: 'date-time' }, end: { type: 'string', format: 'date-time' } }
const input = {
  type: 'object',
  required: ['roomId', 'start', 'end'],
  properties: { roomId: { type: 'string' }, ...times },
}
const booking = {
  type: 'object',
  required: ['id', 'roomId', 'start', 'end'],
  properties: { id: { type: 'string' }, roomId: { type: 'string' }, ...times },
}
const ofRoom = { name: 'roomId', in: 'query', schema: { type: 'string' } }
const none = { description: 'None.' }

/** Rooms, and bookings of which no two are of one room at once. */
function bookingsApi(ignoresRoom = false): Tiny & { readonly bookings: Map<string, Booking> } {
  const rooms = new Map<string, { id: string; name: string }>()
  const bookings = new Map<string, Booking>()
  let made = 0
  const madeBooking = ({ body }: Asked) => {
    const { roomId, start, end } = Object(body) as Booking // JSON of a body
    const [from, to] = [Date.parse(start), Date.parse(end)]
    if (!rooms.has(roomId) || !(from < to)) return [400] as const
    const isTaken = [...bookings.values()].some(
      (each) => each.roomId === roomId && Date.parse(each.start) < to && from < Date.parse(each.end),
    )
    if (isTaken) return [409] as const
    const one = { id: `booking-${++made}`, roomId, start, end }
    bookings.set(one.id, one)
    return [201, one] as const
  }
  return {
    bookings,
    paths: {
      '/rooms': {
        get: { operationId: 'listRooms', responses: { 200: answers({ type: 'array', items: thing() }) } },
        post: {
          operationId: 'makeRoom',
          requestBody: sends(named),
          responses: { 201: answers(thing()), 400: refused },
        },
      },
      '/rooms/{roomId}': {
        parameters: inPath('roomId'),
        get: { operationId: 'readRoom', responses: { 200: answers(thing()), 404: none } },
        delete: { operationId: 'deleteRoom', responses: { 204: none, 404: none } },
      },
      '/bookings': {
        get: {
          operationId: 'listBookings',
          parameters: [ofRoom],
          responses: { 200: answers({ type: 'array', items: booking }) },
        },
        post: {
          operationId: 'book',
          requestBody: sends(input),
          responses: { 201: answers(booking), 400: refused, 409: { description: 'The room is taken at that time.' } },
        },
      },
      '/bookings/{bookingId}': {
        parameters: inPath('bookingId'),
        get: { operationId: 'readBooking', responses: { 200: answers(booking), 404: none } },
        delete: { operationId: 'deleteBooking', responses: { 204: none, 404: none } },
      },
    },
    handle(asked) {
      const [, kind, id = ''] = asked.path.split('/')
      const { method, body, query } = asked
      const things: Map<string, object> = kind === 'rooms' ? rooms : bookings
      if (id !== '' && !things.has(id)) return [404]
      if (id !== '' && method === 'DELETE') return [things.delete(id) ? 204 : 404]
      if (id !== '') return [200, things.get(id)]
      if (method === 'POST' && kind === 'bookings') return madeBooking(asked)
      const room = query.get('roomId')
      if (method === 'GET')
        return [
          200,
          [...things.values()].filter((each) => room === null || ignoresRoom || Object(each).roomId === room),
        ]
      const { name } = Object(body)
      if (typeof name !== 'string') return [400]
      const one = { id: `room-${++made}`, name }
      rooms.set(one.id, one)
      return [201, one]
    },
  }
}

describe('bookings of which no two may overlap', () => {
  it('are made one beside the other, and everything is asked of them', async () => {
    const api = bookingsApi()
    const { report } = await runOn(api)
    expect(failures(report)).toEqual([])
    expect(report?.verdict).toBe('conforms')
    expect(report?.evidence.requirements.exercised).toBe(report?.evidence.requirements.all)
    expect(api.bookings.size).toBe(0)
  })

  it('and a filter that is ignored is found', async () => {
    const { report } = await runOn(bookingsApi(true))
    expect(failures(report)?.join()).toMatch(
      /listBookings, asked for roomId=\S+, has \d elements? whose `roomId` is another/,
    )
  })
})
