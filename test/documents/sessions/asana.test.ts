import { expect } from 'vitest'
import { began, session } from './session.ts'

const refused = { errors: [{ message: expect.any(String) }] }

session('asana', [
  { call: 'GET /tags', gives: 200, has: { data: [] } },
  { call: 'GET /tags', token: null, gives: 401, has: refused },
  {
    call: 'POST /tags',
    send: { data: { name: 'Urgent', color: 'dark-red', notes: 'Now.' } },
    gives: 201,
    has: { data: { gid: expect.any(String), name: 'Urgent', color: 'dark-red', notes: 'Now.', created_at: began } },
    keep: { urgent: 'data.gid' },
  },
  { call: 'POST /tags', send: { data: { name: 'Later' } }, gives: 201, keep: { later: 'data.gid' } },
  {
    call: 'GET /tags',
    gives: 200,
    has: {
      data: [
        { gid: '{urgent}', name: 'Urgent' },
        { gid: '{later}', name: 'Later' },
      ],
    },
  },
  { call: 'GET /tags?limit=1', gives: 200, has: { data: [{ gid: '{urgent}' }] } },
  { call: 'GET /tags/{urgent}', gives: 200, has: { data: { gid: '{urgent}', name: 'Urgent', color: 'dark-red' } } },
  { call: 'POST /tags', send: { data: { name: 'Odd', color: 'ultraviolet' } }, gives: 400, has: refused },
  { call: 'DELETE /tags/{later}', gives: 200 },
  { call: 'GET /tags/{later}', gives: 404, has: refused },
  {
    call: 'POST /tasks',
    send: { data: { name: 'Write', notes: 'A page.', completed: false } },
    gives: 201,
    has: {
      data: {
        gid: expect.any(String),
        name: 'Write',
        notes: 'A page.',
        completed: false,
        created_at: began,
        modified_at: began,
      },
    },
    keep: { task: 'data.gid' },
  },
  {
    call: 'PUT /tasks/{task}',
    send: { data: { completed: true } },
    afterMs: 5000,
    gives: 200,
    has: {
      data: {
        gid: '{task}',
        name: 'Write',
        notes: 'A page.',
        completed: true,
        created_at: began,
        modified_at: '2026-03-01T08:00:05.000Z',
      },
    },
  },
  { call: 'GET /tasks/{task}', gives: 200, has: { data: { name: 'Write', completed: true } } },
  { call: 'DELETE /tasks/{task}', gives: 200 },
  { call: 'GET /tasks/{task}', gives: 404, has: refused },
])
