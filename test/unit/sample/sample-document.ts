/**
 * A document of two invented systems that follows docs/vocabulary.md, so that the engine is tested apart from the systems that it
 * serves: a shop whose errors are nested and whose window is told in epoch seconds, and a depot whose errors are flat, numbered and
 * carry an id, and whose window counts down.
 */
import type { JsonObject } from '../../../src/spec/pointer.ts'

const text = { type: 'string' }
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: JsonObject): JsonObject => ({ content: { 'application/json': { schema } } })
const shopHeaders = {
  'Shop-Limit': { required: true, schema: { type: 'integer' } },
  'Shop-Remaining': { required: true, schema: { type: 'integer' } },
  'Shop-Reset': { required: true, schema: { type: 'integer' } },
}
const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string', minLength: 1, maxLength: 20 } }
const shopError: JsonObject = { headers: shopHeaders, ...json(ref('ShopError')) }
const depotError: JsonObject = json(ref('DepotError'))

const shop = (operationId: string, response: JsonObject, rest: JsonObject = {}): JsonObject => ({
  operationId,
  tags: ['shop'],
  security: [{ token: [] }],
  'x-rate-limit': 'shop',
  'x-errors': ['not_found'],
  responses: { '200': { headers: shopHeaders, ...response }, default: shopError },
  ...rest,
})

const depot = (operationId: string, response: JsonObject, rest: JsonObject = {}): JsonObject => ({
  operationId,
  tags: ['depot'],
  security: [{ token: [] }],
  'x-rate-limit': 'depot',
  'x-errors': ['GONE', 'BLOCKED'],
  responses: { '200': response, default: depotError },
  ...rest,
})

export const sampleDocument: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'A sample', version: '1' },
  tags: [
    {
      name: 'shop',
      'x-system': {
        origin: 'https://shop.test',
        basePath: '/shop',
        errors: 'shop',
        rateLimit: 'shop',
        bodyBytesMax: 512,
      },
    },
    {
      name: 'depot',
      'x-system': {
        origin: 'https://depot.test:8443',
        errors: 'depot',
        rateLimit: 'depot',
        readAsJson: ['text/plain'],
      },
    },
  ],
  paths: {
    '/shop/items': {
      'x-also-at': [{ path: '/items' }],
      get: shop('listItems', json(ref('ItemList')), {
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } },
          { name: 'price', in: 'query', schema: { type: 'number' } },
          { name: 'sold', in: 'query', schema: { type: 'boolean' } },
          { name: 'tag', in: 'query', schema: text },
          { name: 'Shop-Trace', in: 'header', schema: { type: 'string', pattern: '^[a-z]+$' } },
        ],
      }),
      post: shop('createItem', json(ref('Item')), {
        'x-errors': ['conflict', 'too_large'],
        requestBody: { required: true, content: { 'application/json': { schema: ref('ItemInput') } } },
      }),
    },
    '/shop/items/{id}': {
      'x-also-at': [{ path: '/items/{id}' }],
      parameters: [idParameter],
      get: shop('getItem', json(ref('Item'))),
      delete: shop('deleteItem', {}),
    },
    '/shop/items/latest': { get: shop('getLatestItem', json(ref('Item')), { 'x-rate-limit': 'shop-slow' }) },
    '/shop/{kind}/{id}/parts': {
      parameters: [{ name: 'kind', in: 'path', required: true, schema: text }, idParameter],
      get: shop('listParts', json(ref('ItemList'))),
    },
    '/shop/files/{id}': {
      parameters: [idParameter],
      get: shop('getFile', { content: { '*/*': { schema: {} } } }),
      put: shop('putFile', json({ type: 'object', additionalProperties: false }), {
        'x-errors': ['too_large'],
        requestBody: { required: false, content: { 'application/octet-stream': { schema: {} } } },
      }),
    },
    '/depot/boxes': {
      post: depot('createBox', json(ref('Box')), {
        requestBody: {
          content: { 'application/json': { schema: ref('BoxInput') }, 'application/octet-stream': { schema: {} } },
        },
        'x-idempotency': {
          header: 'Box-Key',
          windowHours: 24,
          replayedHeader: 'Box-Replayed',
          conflict: 'GONE',
        },
        parameters: [{ name: 'Box-Key', in: 'header', schema: { type: 'string', maxLength: 8 } }],
      }),
    },
    '/depot/boxes/{id}': {
      parameters: [idParameter],
      get: depot('getBox', json(ref('Box')), { 'x-errors': ['GONE'] }),
      patch: depot('changeBox', json(ref('Box')), {
        'x-errors': ['FIXED'],
        'x-roles': ['keeper', 'owner'],
        requestBody: {
          required: true,
          'x-empty-body': {},
          content: { 'application/json': { schema: ref('BoxChanges') } },
        },
      }),
    },
  },
  components: {
    schemas: {
      Item: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'name'],
        properties: { id: ref('ItemId'), name: text, state: ref('ItemState') },
      },
      ItemList: {
        type: 'object',
        additionalProperties: false,
        required: ['items'],
        properties: { items: { type: 'array', items: ref('Item') } },
      },
      ItemId: { type: 'string', pattern: '^item_[a-z]{8}$', 'x-id': { prefix: 'item_', length: 8, alphabet: 'lower' } },
      ItemState: {
        type: 'string',
        enum: ['NEW', 'OLD', 'LOST'],
        'x-life-cycle': {
          initial: ['NEW'],
          final: ['LOST'],
          transitions: [
            { from: 'NEW', to: 'OLD', after: 'PT1H' },
            { from: ['NEW', 'OLD'], to: 'LOST', on: 'loss' },
          ],
          spelling: { OLD: 'AGED' },
        },
      },
      ItemInput: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', pattern: '^[a-z ]+$' },
          pin: { ...text, writeOnly: true },
          keys: { type: 'array', items: ref('Key') },
          more: { anyOf: [{ type: 'object', properties: { key: ref('Key') } }, { type: 'null' }] },
        },
      },
      Key: { type: 'string', writeOnly: true },
      Box: { type: 'object', additionalProperties: false, required: ['id'], properties: { id: text } },
      BoxChanges: { type: 'object', properties: { label: text, id: { readOnly: true } } },
      BoxInput: { type: 'object', properties: { label: text, inside: ref('BoxInput') } },
      ShopError: {
        type: 'object',
        additionalProperties: false,
        required: ['error'],
        properties: {
          error: {
            type: 'object',
            additionalProperties: false,
            required: ['code', 'message', 'url'],
            properties: { code: text, message: text, url: text, item: text },
          },
        },
      },
      DepotError: {
        type: 'object',
        additionalProperties: false,
        required: ['code', 'message', 'requestId'],
        properties: {
          code: text,
          message: text,
          requestId: ref('RequestId'),
          field: text,
          fields: { type: 'array', items: text },
          limit: {
            type: 'object',
            additionalProperties: false,
            properties: { total: { type: 'integer' }, reset: { type: 'integer' } },
          },
        },
      },
      RequestId: {
        type: 'string',
        pattern: '^req_[0-9a-f]{12}$',
        'x-id': { prefix: 'req_', length: 12, alphabet: 'hex' },
      },
    },
    'x-rate-limits': {
      shop: {
        quota: 5,
        window: 'PT1M',
        headers: {
          limit: 'Shop-Limit',
          remaining: 'Shop-Remaining',
          reset: { name: 'Shop-Reset', as: 'epoch-seconds' },
        },
      },
      'shop-slow': {
        quota: 1,
        window: 'PT1H',
        headers: {
          limit: 'Shop-Limit',
          remaining: 'Shop-Remaining',
          reset: { name: 'Shop-Reset', as: 'epoch-seconds' },
        },
      },
      depot: { quota: 3, window: 'PT10S', headers: { reset: { name: 'Depot-Reset', as: 'seconds-left' } } },
    },
    'x-errors': {
      shop: {
        envelope: '#/components/schemas/ShopError',
        body: { error: { code: '{code}', message: '{message}', url: '{url}', item: '{item}' } },
        values: { url: 'https://shop.test/errors/{endpoint}/{code}' },
        generic: ['no_token', 'too_many', 'bad_request', 'broken'],
        situations: {
          'unknown-path': { code: 'not_found', values: { thing: 'path', reference: '{method} {path}' } },
          'unknown-method': 'no_method',
          unauthenticated: 'no_token',
          'rate-limited': 'too_many',
          unreadable: 'bad_request',
          'too-large': 'too_large',
          invalid: 'bad_request',
          internal: 'broken',
        },
        codes: {
          no_token: { status: 403, message: 'No token.', values: { url: 'https://shop.test/errors/{code}' } },
          too_many: {
            status: 429,
            message: 'More than {limit}: wait {retryAfter} s.',
            headers: { 'Retry-After': '{retryAfter}' },
          },
          bad_request: { status: 400, message: '{problem}' },
          broken: { status: 500, message: 'Our mistake.' },
          not_found: { status: 404, message: 'No {thing} is "{reference}".' },
          no_method: { status: 405, message: '{method} is not {allow}.', headers: { Allow: '{allow}' } },
          conflict: { status: 409, message: 'There is "{item}" already.' },
          too_large: { status: 413, message: 'Over {limitBytes} bytes.' },
        },
      },
      depot: {
        envelope: '#/components/schemas/DepotError',
        body: {
          code: '{code}',
          message: '{message}',
          requestId: '{requestId}',
          field: '{field}',
          limit: { total: { number: '{limit}' }, reset: { number: '{resetSeconds}' } },
        },
        ids: { requestId: 'RequestId' },
        generic: ['NO_TOKEN', 'TOO_MANY', 'INVALID', 'BROKEN'],
        situations: {
          'unknown-path': { code: 'GONE', values: { reference: '{path}' } },
          'unknown-method': 'GONE',
          unauthenticated: 'NO_TOKEN',
          'rate-limited': 'TOO_MANY',
          blocked: 'BLOCKED',
          unpaid: { code: 'BLOCKED', values: { message: 'Pay now.' } },
          unreadable: 'INVALID',
          'too-large': { code: 'INVALID', values: { message: 'Over {limitBytes} bytes.' } },
          invalid: 'INVALID',
          'read-only': 'FIXED',
          internal: 'BROKEN',
        },
        codes: {
          NO_TOKEN: { status: 401, message: 'No token.' },
          TOO_MANY: { status: 429, message: 'Slow down.' },
          INVALID: { status: 422, message: '{problem}' },
          BROKEN: { status: 500, message: 'Our mistake.' },
          GONE: { status: 410, message: 'Gone.' },
          FIXED: {
            status: 423,
            message: '{field} is fixed.',
            body: { code: '{code}', message: '{message}', requestId: '{requestId}', fields: ['{field}', '{hint}'] },
          },
          BLOCKED: { status: 402, message: 'Pay first.' },
        },
      },
    },
  },
}
