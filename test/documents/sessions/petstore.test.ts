import { expect } from 'vitest'
import { session } from './session.ts'

// What reads a pet asks for the key of the API, what changes one for a token.
const key = { api_key: 'nowhere_alice' }

session('petstore-swagger', [
  {
    call: 'POST /pet',
    send: { id: 11, name: 'Rex', photoUrls: [], status: 'available', tags: [{ id: 1, name: 'big' }] },
    gives: 200,
  },
  {
    call: 'GET /pet/11',
    headers: key,
    gives: 200,
    is: { id: 11, name: 'Rex', photoUrls: [], status: 'available', tags: [{ id: 1, name: 'big' }] },
  },
  {
    call: 'POST /pet',
    send: {
      id: 12,
      name: 'Tom',
      photoUrls: ['https://pets.test/tom.png'],
      status: 'pending',
      tags: [{ id: 2, name: 'small' }],
    },
    gives: 200,
  },
  { call: 'POST /pet', send: { id: 13, name: 'Kit', photoUrls: [], status: 'available' }, gives: 200 },
  // A required property is missing, or there is no such status.
  { call: 'POST /pet', send: { id: 14, photoUrls: [] }, gives: 405 },
  { call: 'POST /pet', send: { name: 'Bo', photoUrls: [], status: 'lost' }, gives: 405 },
  { call: 'GET /pet/findByStatus?status=available', gives: 200, has: [{ id: 11 }, { id: 13 }] },
  {
    call: 'GET /pet/findByStatus?status=available&status=pending',
    gives: 200,
    has: [{ id: 11 }, { id: 12 }, { id: 13 }],
  },
  { call: 'GET /pet/findByStatus?status=lost', gives: 400 },
  { call: 'GET /pet/findByTags?tags=small', gives: 200, has: [{ id: 12, name: 'Tom' }] },
  { call: 'PUT /pet', send: { id: 11, name: 'Rex the Second', photoUrls: [], status: 'sold' }, gives: 200 },
  { call: 'GET /pet/11', headers: key, gives: 200, has: { name: 'Rex the Second', status: 'sold' } },
  { call: 'PUT /pet', send: { id: 99, name: 'Nobody', photoUrls: [] }, gives: 404 },
  { call: 'POST /pet/12', send: new URLSearchParams({ name: 'Tomcat', status: 'sold' }), gives: 200 },
  {
    call: 'GET /pet/12',
    headers: key,
    gives: 200,
    has: { id: 12, name: 'Tomcat', status: 'sold', photoUrls: ['https://pets.test/tom.png'] },
  },
  { call: 'DELETE /pet/12', gives: 204 },
  { call: 'GET /pet/12', headers: key, gives: 404 },
  { call: 'DELETE /pet/12', gives: 404 },
  { call: 'GET /pet/rex', headers: key, gives: 400 },
  { call: 'GET /pet/findByStatus?status=sold', gives: 200, has: [{ id: 11 }] },
  {
    call: 'POST /store/order',
    send: { petId: 11, quantity: 2, status: 'placed' },
    gives: 200,
    has: { id: expect.any(Number), petId: 11, quantity: 2, status: 'placed', complete: false },
    keep: { order: 'id' },
  },
  { call: 'GET /store/order/{order}', gives: 200, has: { id: '{order}', petId: 11, complete: false } },
  { call: 'DELETE /store/order/{order}', gives: 204 },
  { call: 'GET /store/order/{order}', gives: 404 },
  { call: 'POST /user', send: { username: 'ada', firstName: 'Ada', email: 'ada@pets.test' }, gives: 200 },
  { call: 'GET /user/ada', gives: 200, has: { username: 'ada', firstName: 'Ada', email: 'ada@pets.test' } },
  { call: 'PUT /user/ada', send: { username: 'ada', firstName: 'Augusta' }, gives: 200 },
  { call: 'GET /user/ada', gives: 200, has: { username: 'ada', firstName: 'Augusta' } },
  { call: 'POST /user/createWithList', send: [{ username: 'bob' }, { username: 'cyd' }], gives: 200 },
  { call: 'GET /user/cyd', gives: 200, has: { username: 'cyd' } },
  { call: 'DELETE /user/ada', gives: 204 },
  { call: 'GET /user/ada', gives: 404 },
])
