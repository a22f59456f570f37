import { expect } from 'vitest'
import { session } from './session.ts'

const trip = '4f4e4e10-c824-4d63-b37a-d8d698862f1d'
const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const problem = (status: number) => ({ title: expect.any(String), status, detail: expect.any(String) })

session('train-travel', [
  // Nobody can make a station, so those of the document are there.
  {
    call: 'GET /stations',
    gives: 200,
    has: { data: [{ name: 'Berlin Hauptbahnhof' }, { name: 'Paris Gare du Nord' }] },
  },
  { call: 'GET /bookings', gives: 200, has: { data: [] } },
  { call: 'GET /bookings', token: null, gives: 401, has: problem(401) },
  {
    call: 'POST /bookings',
    send: { trip_id: trip, passenger_name: 'Ada Lovelace', has_bicycle: true, has_dog: false },
    gives: 201,
    has: { id: uuid, trip_id: trip, passenger_name: 'Ada Lovelace', has_bicycle: true, has_dog: false },
    keep: { ada: 'id' },
  },
  // The id is read-only: what is sent of it counts for nothing.
  {
    call: 'POST /bookings',
    send: { id: trip, trip_id: trip, passenger_name: 'Grace Hopper' },
    gives: 201,
    has: { id: expect.not.stringMatching(trip), passenger_name: 'Grace Hopper' },
    keep: { grace: 'id' },
  },
  {
    call: 'GET /bookings',
    gives: 200,
    has: {
      data: [
        { id: '{ada}', passenger_name: 'Ada Lovelace' },
        { id: '{grace}', passenger_name: 'Grace Hopper' },
      ],
    },
  },
  {
    call: 'GET /bookings/{ada}',
    gives: 200,
    has: { id: '{ada}', passenger_name: 'Ada Lovelace', has_bicycle: true },
  },
  { call: 'POST /bookings', send: { trip_id: 'no uuid' }, gives: 400, has: problem(400) },
  { call: 'POST /bookings', send: { trip_id: trip, has_dog: 'yes' }, gives: 400, has: problem(400) },
  { call: 'GET /bookings/00000000-0000-4000-8000-000000000000', gives: 404, has: problem(404) },
  {
    call: 'POST /bookings/{ada}/payment',
    send: {
      amount: 49.99,
      currency: 'gbp',
      source: {
        object: 'card',
        name: 'A. L.',
        number: '4242424242424242',
        cvc: 123,
        exp_month: 12,
        exp_year: 2030,
        address_country: 'gb',
      },
    },
    gives: 200,
    has: { id: uuid, amount: 49.99, currency: 'gbp', source: { object: 'card', name: 'A. L.' } },
  },
  { call: 'POST /bookings/{ada}/payment', send: { amount: 0, currency: 'gbp' }, gives: 400, has: problem(400) },
  { call: 'POST /bookings/{ada}/payment', send: { amount: 10, currency: 'doubloons' }, gives: 400, has: problem(400) },
  { call: 'DELETE /bookings/{ada}', gives: 204, is: '' },
  { call: 'GET /bookings/{ada}', gives: 404, has: problem(404) },
  { call: 'DELETE /bookings/{ada}', gives: 404, has: problem(404) },
  { call: 'GET /bookings', gives: 200, has: { data: [{ id: '{grace}' }] } },
])
