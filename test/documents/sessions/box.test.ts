import { expect } from 'vitest'
import { began, session } from './session.ts'

const refused = (status: number) => ({ status, message: expect.any(String) })

session('box', [
  {
    call: 'POST /folders',
    send: { name: 'Contracts', parent: { id: '0' } },
    gives: 201,
    has: { type: 'folder', id: expect.any(String), name: 'Contracts', created_at: began, modified_at: began },
    keep: { folder: 'id' },
  },
  { call: 'GET /folders/{folder}', gives: 200, has: { id: '{folder}', name: 'Contracts' } },
  { call: 'GET /folders/{folder}', token: null, gives: 401 },
  { call: 'POST /folders', send: { parent: { id: '0' } }, gives: 400, has: refused(400) },
  {
    call: 'PUT /folders/{folder}',
    send: { name: 'Old contracts', description: 'Of last year.' },
    afterMs: 1000,
    gives: 200,
    has: {
      id: '{folder}',
      name: 'Old contracts',
      description: 'Of last year.',
      created_at: began,
      modified_at: '2026-03-01T08:00:01.000Z',
    },
  },
  { call: 'DELETE /folders/{folder}', gives: 204, is: '' },
  { call: 'GET /folders/{folder}', gives: 404, has: refused(404) },
  {
    call: 'POST /groups',
    send: { name: 'Lawyers', description: 'All of them.' },
    gives: 201,
    has: { type: 'group', name: 'Lawyers' },
    keep: { group: 'id' },
  },
  { call: 'POST /groups', send: { name: 'Lawyers' }, gives: 409, has: refused(409) },
  { call: 'GET /groups', gives: 200, has: { total_count: 1, entries: [{ id: '{group}', name: 'Lawyers' }] } },
  { call: 'POST /groups', send: { name: 'Clerks' }, gives: 201, keep: { clerks: 'id' } },
  {
    call: 'GET /groups?limit=1&offset=1',
    gives: 200,
    has: { total_count: 2, limit: 1, offset: 1, entries: [{ name: 'Clerks' }] },
  },
  {
    call: 'PUT /groups/{clerks}',
    send: { description: 'They write.' },
    gives: 200,
    has: { id: '{clerks}', name: 'Clerks' },
  },
  { call: 'DELETE /groups/{clerks}', gives: 204 },
  { call: 'GET /groups/{clerks}', gives: 404 },
  { call: 'GET /groups', gives: 200, has: { total_count: 1, entries: [{ name: 'Lawyers' }] } },
  {
    call: 'POST /users',
    send: { name: 'Ada', login: 'ada@law.test' },
    gives: 201,
    has: { type: 'user', name: 'Ada', login: 'ada@law.test', status: 'active' },
    keep: { ada: 'id' },
  },
  { call: 'PUT /users/{ada}', send: { job_title: 'Counsel' }, gives: 200, has: { name: 'Ada', job_title: 'Counsel' } },
  { call: 'GET /users/{ada}', gives: 200, has: { id: '{ada}', name: 'Ada', job_title: 'Counsel' } },
  { call: 'GET /users/me', gives: 200, has: { type: 'user', id: expect.any(String) } },
  {
    call: 'POST /web_links',
    send: { url: 'https://law.test', name: 'Law', parent: { id: '0' } },
    gives: 200,
    has: { type: 'web_link', url: 'https://law.test', name: 'Law' },
    keep: { web: 'id' },
  },
  {
    call: 'PUT /web_links/{web}',
    send: { name: 'The law' },
    gives: 200,
    has: { name: 'The law', url: 'https://law.test' },
  },
  { call: 'DELETE /web_links/{web}', gives: 204 },
  { call: 'GET /web_links/{web}', gives: 404 },
])
