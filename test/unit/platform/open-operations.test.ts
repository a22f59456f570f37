/** What an adapter is told of requests to operations that need no token, and of tokens that are no bearer's. */
import { describe, expect, it } from 'vitest'
import { platformsOfDocument } from '../../../src/document-platform.ts'

const responses = { '204': { description: 'Done.' } }
const platform = platformsOfDocument({
  openapi: '3.1.0',
  info: { title: 'Doors', version: '1' },
  servers: [{ url: 'https://doors.test' }],
  components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'key' } } },
  security: [{ key: [] }],
  paths: {
    '/open': { put: { operationId: 'open', security: [], responses } },
    '/closed': { put: { operationId: 'close', responses } },
    '/either': { put: { operationId: 'either', responses }, post: { operationId: 'other', security: [], responses } },
  },
}).create({ tokens: ['t1'] })

describe('the body of a request', () => {
  it.each<[string, string, boolean]>([
    ['/open', '', true],
    ['/either', '', true],
    ['/closed', '', false],
    ['/closed', 'key=t1', true],
    ['/closed', 'key=t2', false],
    ['/nowhere', 'key=t1', false],
  ])('to %s with the query %j is read: %s', (path, query, isRead) => {
    expect(platform.readsBody({ host: 'doors.test', path, query, headers: {} })).toBe(isRead)
  })
})

describe('the account of a request', () => {
  it('is found wherever the document puts tokens, and nowhere else', () => {
    expect(platform.accountOf({ headers: {}, query: 'key=t1' })).toBe('alice')
    expect(platform.accountOf({ headers: { authorization: 'Bearer t1' }, query: '' })).toBeUndefined()
    expect(platform.accountOf({ headers: {} })).toBeUndefined()
  })
})
