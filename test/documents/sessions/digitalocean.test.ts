import { expect } from 'vitest'
import { began, session } from './session.ts'

const refused = { id: expect.any(String), message: expect.any(String) }

session('digitalocean', [
  { call: 'GET /v2/account/keys', gives: 200, has: { ssh_keys: [], meta: { total: 0 } } },
  { call: 'GET /v2/account/keys', token: null, gives: 401, has: refused },
  {
    call: 'POST /v2/account/keys',
    send: { name: 'laptop', public_key: 'ssh-rsa AAAA example' },
    gives: 201,
    has: { ssh_key: { id: expect.any(Number), name: 'laptop', public_key: 'ssh-rsa AAAA example' } },
    keep: { key: 'ssh_key.id' },
  },
  {
    call: 'POST /v2/account/keys',
    send: { name: 'desk', public_key: 'ssh-rsa BBBB example' },
    gives: 201,
    keep: { desk: 'ssh_key.id' },
  },
  { call: 'GET /v2/account/keys/{key}', gives: 200, has: { ssh_key: { id: '{key}', name: 'laptop' } } },
  {
    call: 'GET /v2/account/keys?per_page=1',
    gives: 200,
    has: { ssh_keys: [{ name: 'laptop' }], meta: { total: 2 } },
  },
  {
    call: 'GET /v2/account/keys?per_page=1&page=2',
    gives: 200,
    has: { ssh_keys: [{ name: 'desk' }], meta: { total: 2 } },
  },
  {
    call: 'PUT /v2/account/keys/{key}',
    send: { name: 'old laptop' },
    gives: 200,
    has: { ssh_key: { id: '{key}', name: 'old laptop', public_key: 'ssh-rsa AAAA example' } },
  },
  { call: 'DELETE /v2/account/keys/{key}', gives: 204, is: '' },
  { call: 'GET /v2/account/keys/{key}', gives: 404, has: refused },
  { call: 'GET /v2/account/keys', gives: 200, has: { ssh_keys: [{ name: 'desk' }], meta: { total: 1 } } },
  {
    call: 'POST /v2/domains',
    send: { name: 'nowhere.test', ip_address: '192.0.2.1' },
    gives: 201,
    has: { domain: { name: 'nowhere.test' } },
  },
  { call: 'GET /v2/domains/nowhere.test', gives: 200, has: { domain: { name: 'nowhere.test' } } },
  {
    call: 'POST /v2/domains/nowhere.test/records',
    send: { type: 'A', name: 'www', data: '192.0.2.7', ttl: 1800 },
    gives: 201,
    has: { domain_record: { id: expect.any(Number), type: 'A', name: 'www', data: '192.0.2.7', ttl: 1800 } },
    keep: { record: 'domain_record.id' },
  },
  {
    call: 'GET /v2/domains/nowhere.test/records?type=A',
    gives: 200,
    has: { domain_records: [{ id: '{record}', name: 'www' }], meta: { total: 1 } },
  },
  {
    call: 'GET /v2/domains/nowhere.test/records?type=TXT',
    gives: 200,
    has: { domain_records: [], meta: { total: 0 } },
  },
  {
    call: 'GET /v2/domains/nowhere.test/records/{record}',
    gives: 200,
    has: { domain_record: { id: '{record}', data: '192.0.2.7' } },
  },
  {
    call: 'POST /v2/domains/elsewhere.test/records',
    send: { type: 'A', name: 'www', data: '192.0.2.7' },
    gives: 404,
    has: refused,
  },
  { call: 'DELETE /v2/domains/nowhere.test', gives: 204 },
  { call: 'GET /v2/domains/nowhere.test/records/{record}', gives: 404, has: refused },
  {
    call: 'POST /v2/vpcs',
    send: { name: 'inner', region: 'nyc1' },
    gives: 201,
    has: { vpc: { name: 'inner', region: 'nyc1', created_at: began } },
    keep: { vpc: 'vpc.id' },
  },
  {
    call: 'PATCH /v2/vpcs/{vpc}',
    send: { name: 'innermost' },
    gives: 200,
    has: { vpc: { name: 'innermost', region: 'nyc1', created_at: began } },
  },
  { call: 'GET /v2/vpcs', gives: 200, has: { vpcs: [{ name: 'innermost' }], meta: { total: 1 } } },
])
