import { expect } from 'vitest'
import { began, session } from './session.ts'

const mars = { name: 'Mars', type: 'terrestrial', habitabilityIndex: 0.68, tags: ['solar-system', 'rocky'] }
const problem = (status: number) => ({ title: expect.any(String), status, detail: expect.any(String) })
const png = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 1, 2, 3])
const picture = new FormData()
picture.set('image', new File([png], 'mars.png', { type: 'image/png' }))

session('galaxy', [
  { call: 'GET /planets', gives: 200, has: { data: [], meta: { total: 0 } } },
  {
    call: 'POST /planets',
    send: mars,
    gives: 201,
    has: { id: expect.any(Number), ...mars, lastUpdated: began },
    told: { location: expect.stringMatching(/\/planets\/\d+$/) },
    keep: { mars: 'id' },
  },
  // The id and the time of the last change are the server's.
  {
    call: 'POST /planets',
    send: { id: 4711, name: 'Neptune', type: 'ice_giant', description: null, lastUpdated: '1999-01-01T00:00:00Z' },
    afterMs: 1000,
    gives: 201,
    has: { id: expect.any(Number), description: null, lastUpdated: '2026-03-01T08:00:01.000Z' },
    keep: { neptune: 'id' },
  },
  { call: 'POST /planets', send: { name: 'Pluto', type: 'dwarf' }, gives: 201, keep: { pluto: 'id' } },
  { call: 'GET /planets/{mars}', gives: 200, has: { id: '{mars}', ...mars }, told: { etag: expect.any(String) } },
  {
    call: 'GET /planets',
    gives: 200,
    has: { data: [{ name: 'Mars' }, { name: 'Neptune' }, { name: 'Pluto' }], meta: { total: 3 } },
  },
  {
    call: 'GET /planets?limit=2',
    gives: 200,
    has: {
      data: [{ name: 'Mars' }, { name: 'Neptune' }],
      meta: { limit: 2, offset: 0, total: 3 },
    },
  },
  {
    call: 'GET /planets?limit=2&offset=2',
    gives: 200,
    has: { data: [{ name: 'Pluto' }], meta: { limit: 2, offset: 2, total: 3, next: null } },
  },
  { call: 'POST /planets', send: { type: 'dwarf' }, gives: 400, has: problem(400) },
  { call: 'POST /planets', send: { name: 'X', type: 'death_star' }, gives: 400, has: problem(400) },
  { call: 'GET /planets/999', gives: 404, has: problem(404) },
  {
    call: 'PUT /planets/{mars}',
    send: { name: 'Mars', type: 'terrestrial', description: 'The red one' },
    afterMs: 60_000,
    gives: 200,
    has: { id: '{mars}', description: 'The red one', lastUpdated: '2026-03-01T08:01:01.000Z' },
  },
  {
    call: 'GET /planets/{mars}',
    gives: 200,
    has: { description: 'The red one', lastUpdated: '2026-03-01T08:01:01.000Z' },
  },
  { call: 'PUT /planets/999', send: { name: 'Nowhere' }, gives: 404, has: problem(404) },
  { call: 'POST /planets/999/image', send: picture, gives: 404, has: problem(404) },
  { call: 'DELETE /planets/{pluto}', gives: 204, is: '' },
  { call: 'GET /planets/{pluto}', gives: 404, has: problem(404) },
  { call: 'DELETE /planets/{pluto}', gives: 404, has: problem(404) },
  { call: 'GET /planets', gives: 200, has: { data: [{ name: 'Mars' }, { name: 'Neptune' }], meta: { total: 2 } } },
  {
    call: 'POST /user/signup',
    send: { name: 'Eve', email: 'no address', password: 'x' },
    gives: 422,
    has: problem(422),
  },
  { call: 'GET /me', gives: 200, has: { id: expect.any(Number), name: expect.any(String) } },
  { call: 'GET /me', token: null, gives: 401, has: problem(401) },
])
