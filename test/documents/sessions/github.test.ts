import { expect } from 'vitest'
import { began, session } from './session.ts'

session('github', [
  {
    call: 'POST /gists',
    send: { description: 'Hello', public: false, files: { 'a.txt': { content: 'Hi' } } },
    gives: 201,
    has: { id: expect.any(String), description: 'Hello', public: false, created_at: began, updated_at: began },
    keep: { gist: 'id' },
  },
  { call: 'GET /gists/{gist}', gives: 200, has: { id: '{gist}', description: 'Hello' } },
  { call: 'GET /gists/{gist}/star', gives: 404 },
  { call: 'PUT /gists/{gist}/star', gives: 204, is: '' },
  { call: 'GET /gists/{gist}/star', gives: 204 },
  { call: 'DELETE /gists/{gist}/star', gives: 204 },
  { call: 'GET /gists/{gist}/star', gives: 404 },
  {
    call: 'PATCH /gists/{gist}',
    send: { description: 'Hello again' },
    afterMs: 1000,
    gives: 200,
    has: { id: '{gist}', description: 'Hello again', created_at: began, updated_at: '2026-03-01T08:00:01.000Z' },
  },
  {
    call: 'POST /gists/{gist}/comments',
    send: { body: 'Nice.' },
    gives: 201,
    has: { body: 'Nice.', id: expect.any(Number) },
    keep: { comment: 'id' },
  },
  { call: 'GET /gists/{gist}/comments', gives: 200, has: [{ id: '{comment}', body: 'Nice.' }] },
  {
    call: 'PATCH /gists/{gist}/comments/{comment}',
    send: { body: 'Very nice.' },
    gives: 200,
    has: { body: 'Very nice.' },
  },
  { call: 'DELETE /gists/{gist}/comments/{comment}', gives: 204 },
  { call: 'GET /gists/{gist}/comments/{comment}', gives: 404 },
  { call: 'GET /gists/{gist}/comments', gives: 200, is: [] },
  { call: 'DELETE /gists/{gist}', gives: 204 },
  { call: 'GET /gists/{gist}', gives: 404, has: { message: expect.any(String) } },
  { call: 'POST /gists', send: { description: 'No files' }, gives: 422, has: { message: expect.any(String) } },
])
