import { expect } from 'vitest'
import { began, session } from './session.ts'

const hook = { type: 'url', event: 'deploy_created', data: { url: 'https://x.test' } }

session('netlify', [
  { call: 'GET /sites', token: null, gives: 401 },
  {
    call: 'POST /sites',
    send: { name: 'amber', custom_domain: 'amber.x.test' },
    gives: 201,
    has: { name: 'amber', custom_domain: 'amber.x.test', created_at: began },
    keep: { site: 'id' },
  },
  { call: 'GET /sites', gives: 200, has: [{ id: '{site}', name: 'amber' }] },
  { call: 'GET /sites/{site}', gives: 200, has: { name: 'amber' } },
  {
    call: 'PATCH /sites/{site}',
    send: { name: 'ambers' },
    afterMs: 60_000,
    gives: 200,
    has: {
      name: 'ambers',
      custom_domain: 'amber.x.test',
      created_at: began,
      updated_at: '2026-03-01T08:01:00.000Z',
    },
  },
  { call: 'GET /sites?name=nothing', gives: 200, is: [] },
  {
    call: 'POST /hooks?site_id={site}',
    send: hook,
    gives: 201,
    has: { ...hook, site_id: '{site}', disabled: false },
    keep: { hook: 'id' },
  },
  { call: 'GET /hooks?site_id={site}', gives: 200, has: [{ id: '{hook}' }] },
  { call: 'GET /hooks?site_id=other', gives: 200, is: [] },
  { call: 'GET /hooks', gives: 400 },
  {
    call: 'PUT /hooks/{hook}',
    send: { ...hook, event: 'deploy_failed' },
    gives: 200,
    has: { event: 'deploy_failed', id: '{hook}' },
  },
  { call: 'POST /hooks/{hook}/enable', gives: 200, has: { disabled: false } },
  { call: 'DELETE /hooks/{hook}', gives: 204 },
  { call: 'GET /hooks/{hook}', gives: 404 },
  { call: 'POST /deploy_keys', gives: 201, has: { public_key: expect.any(String) }, keep: { key: 'id' } },
  { call: 'GET /deploy_keys', gives: 200, has: [{ id: '{key}' }] },
  { call: 'DELETE /deploy_keys/{key}', gives: 204 },
  { call: 'GET /deploy_keys/{key}', gives: 404 },
  { call: 'DELETE /sites/{site}', gives: 204 },
  { call: 'GET /sites/{site}', gives: 404 },
])
