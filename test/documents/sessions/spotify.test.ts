import { expect } from 'vitest'
import { session } from './session.ts'

session('spotify', [
  { call: 'GET /users/ada/playlists', gives: 200, has: { items: [], total: 0, offset: 0, next: null, previous: null } },
  {
    call: 'GET /users/ada/playlists',
    token: null,
    gives: 401,
    has: { error: { status: 401, message: expect.any(String) } },
  },
  {
    call: 'POST /users/ada/playlists',
    send: { name: 'Morning', description: 'Slow.', public: false },
    gives: 201,
    has: { id: expect.any(String), name: 'Morning', description: 'Slow.', public: false },
    keep: { morning: 'id' },
  },
  {
    call: 'POST /users/ada/playlists',
    send: { name: 'Evening' },
    gives: 201,
    has: { name: 'Evening' },
    keep: { evening: 'id' },
  },
  {
    call: 'GET /playlists/{morning}',
    gives: 200,
    has: { id: '{morning}', name: 'Morning', description: 'Slow.', public: false },
  },
  {
    call: 'GET /users/ada/playlists',
    gives: 200,
    has: { items: [{ name: 'Morning' }, { name: 'Evening' }], total: 2 },
  },
  {
    call: 'GET /users/ada/playlists?limit=1',
    gives: 200,
    has: {
      items: [{ name: 'Morning' }],
      limit: 1,
      offset: 0,
      total: 2,
      next: expect.stringContaining('offset=1'),
      previous: null,
    },
  },
  {
    call: 'GET /users/ada/playlists?limit=1&offset=1',
    gives: 200,
    has: { items: [{ name: 'Evening' }], offset: 1, total: 2, next: null },
  },
  { call: 'GET /users/bob/playlists', gives: 200, has: { items: [], total: 0 } },
  { call: 'PUT /playlists/{morning}', send: { name: 'Early morning' }, gives: 200 },
  { call: 'GET /playlists/{morning}', gives: 200, has: { name: 'Early morning', description: 'Slow.', public: false } },
  { call: 'GET /users/ada/playlists', gives: 200, has: { items: [{ name: 'Early morning' }, { name: 'Evening' }] } },
  { call: 'POST /users/ada/playlists', send: { description: 'Without a name.' }, gives: 400 },
  { call: 'POST /users/ada/playlists', send: { name: 12 }, gives: 400 },
  { call: 'GET /me', gives: 200, has: { id: expect.any(String) } },
])
