/** What the pipeline reads of a document: references followed, durations counted, defaults filled in. */
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../src/spec/pointer.ts'
import { at, locate } from '../../../src/spec/pointer.ts'
import { locateParameters, readContract } from '../../../src/spec/read-contract.ts'
import { sampleDocument } from '../sample/sample-document.ts'

const contract = readContract(sampleDocument)

/** The sample with members of one of its parts replaced. */
function changed(pointer: string, members: object): JsonObject {
  const copy = structuredClone(sampleDocument)
  Object.assign(at(copy, pointer) ?? {}, members)
  return copy
}

describe('readContract', () => {
  it('reads a system, with no base path and 32 MiB of body unless it says otherwise', () => {
    expect(contract.systems).toEqual([
      {
        name: 'shop',
        origin: 'https://shop.test',
        basePath: '/shop',
        errors: 'shop',
        rateLimit: 'shop',
        ignoresTrailingSlash: false,
        bodyBytesMax: 512,
        readAsJson: [],
        requirements: {},
      },
      {
        name: 'depot',
        origin: 'https://depot.test:8443',
        basePath: '',
        errors: 'depot',
        rateLimit: 'depot',
        ignoresTrailingSlash: false,
        bodyBytesMax: 32 * 1024 * 1024,
        readAsJson: ['text/plain'],
        requirements: {},
      },
    ])
  })

  it('reads an operation whole', () => {
    expect(contract.operations.createItem).toEqual({
      id: 'createItem',
      system: 'shop',
      catalogue: 'shop',
      security: [{ credentials: [{ place: { in: 'bearer' }, scopes: [] }] }],
      method: 'POST',
      path: '/shop/items',
      alsoAt: ['/items'],
      secured: true,
      rateLimit: 'shop',
      bodyLimit: null,
      errors: ['no_token', 'too_many', 'bad_request', 'broken', 'conflict', 'too_large'],
      roles: [],
      parameters: [],
      body: {
        required: true,
        mediaTypes: ['application/json'],
        schemas: {},
        forms: [],
        raw: [],
        secrets: [['pin'], ['keys', '*'], ['more', 'key']],
        readOnly: [],
        empty: null,
      },
      responses: [
        {
          status: 200,
          mediaTypes: ['application/json'],
          headers: ['shop-limit', 'shop-remaining', 'shop-reset'],
          schema: 'createItem.response.200',
        },
      ],
      errorResponse: {
        mediaTypes: ['application/json'],
        headers: ['shop-limit', 'shop-remaining', 'shop-reset'],
      },
      schemas: { path: null, query: null, header: null, cookie: null, body: 'createItem.body' },
      idempotency: null,
    })
  })

  it('reads parameters with their place and type, those of the path item included', () => {
    expect(contract.operations.listItems?.parameters).toEqual([
      { name: 'limit', in: 'query', type: 'integer', style: 'form', explode: true, isJson: false },
      { name: 'price', in: 'query', type: 'number', style: 'form', explode: true, isJson: false },
      { name: 'sold', in: 'query', type: 'boolean', style: 'form', explode: true, isJson: false },
      { name: 'tag', in: 'query', type: 'string', style: 'form', explode: true, isJson: false },
      { name: 'Shop-Trace', in: 'header', type: 'string', style: 'simple', explode: false, isJson: false },
    ])
    expect(contract.operations.listItems?.schemas).toEqual({
      path: null,
      query: 'listItems.query',
      header: 'listItems.header',
      cookie: null,
      body: null,
    })
    expect(contract.operations.getItem?.parameters).toEqual([
      { name: 'id', in: 'path', type: 'string', style: 'simple', explode: false, isJson: false },
    ])
  })

  it('reads an answer without a body, and one of bytes, as such', () => {
    expect(contract.operations.deleteItem?.responses).toEqual([
      { status: 200, mediaTypes: [], headers: ['shop-limit', 'shop-remaining', 'shop-reset'], schema: null },
    ])
    expect(contract.operations.getFile?.responses[0]?.mediaTypes).toEqual(['*/*'])
    expect(contract.operations.getFile?.responses[0]?.schema).toBeNull()
  })

  it('reads what is replayed', () => {
    expect(contract.operations.createBox?.idempotency).toEqual({
      header: 'Box-Key',
      windowMs: 86_400_000,
      replayedHeader: 'Box-Replayed',
      conflict: 'GONE',
    })
  })

  it('reads roles, what must not be sent, and what no body counts as', () => {
    const { roles, body } = contract.operations.changeBox ?? {}
    expect(roles).toEqual(['keeper', 'owner'])
    expect(body).toEqual({
      required: true,
      mediaTypes: ['application/json'],
      schemas: {},
      forms: [],
      raw: [],
      secrets: [],
      readOnly: ['id'],
      empty: {},
    })
    expect(contract.errors.depot?.codes.FIXED?.body).toEqual({
      code: '{code}',
      message: '{message}',
      requestId: '{requestId}',
      fields: ['{field}', '{hint}'],
    })
  })

  it('reads limits in milliseconds, shapes of ids, and life cycles', () => {
    expect(contract.rateLimits['shop-slow']).toMatchObject({ quota: 1, windowMs: 3_600_000 })
    expect(contract.rateLimits.depot).toEqual({
      quota: 3,
      windowMs: 10_000,
      headers: { reset: { name: 'Depot-Reset', as: 'seconds-left' } },
    })
    expect(contract.ids).toEqual({
      ItemId: { prefix: 'item_', length: 8, alphabet: 'lower' },
      RequestId: { prefix: 'req_', length: 12, alphabet: 'hex' },
    })
    expect(contract.lifeCycles).toEqual({
      ItemState: {
        initial: ['NEW'],
        final: ['LOST'],
        transitions: [
          { from: ['NEW'], to: 'OLD', on: null, afterMs: 3_600_000, withinMs: null },
          { from: ['NEW', 'OLD'], to: 'LOST', on: 'loss', afterMs: null, withinMs: null },
        ],
        spelling: { OLD: 'AGED' },
      },
    })
  })

  it('reads a situation that is a code alone like one that brings values', () => {
    expect(contract.errors.shop?.situations).toMatchObject({
      invalid: { code: 'bad_request', values: {} },
      'unknown-path': { code: 'not_found', values: { thing: 'path', reference: '{method} {path}' } },
    })
    expect(contract.errors.depot?.ids).toEqual({ requestId: 'RequestId' })
    expect(contract.errors.shop?.codes.too_many).toEqual({
      status: 429,
      body: null,
      message: 'More than {limit}: wait {retryAfter} s.',
      values: {},
      headers: { 'Retry-After': '{retryAfter}' },
    })
  })

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(contract))).toEqual(contract)
  })

  it.each<[string, JsonObject, string]>([
    ['a tag that is no system', changed('#', { tags: [{ name: 'shop' }] }), 'a tag without x-system'],
    [
      'an operation of no system',
      changed('#/paths/~1depot~1boxes/post', { tags: ['depots'] }),
      'POST /depot/boxes has no tag that is a system',
    ],
    [
      'a window that is no duration',
      changed('#/components/x-rate-limits/shop', { window: '1 minute' }),
      '"1 minute" is no ISO 8601 duration',
    ],
    [
      'an alphabet that is not there',
      changed('#/components/schemas/ItemId/x-id', { alphabet: 'greek' }),
      'an unknown alphabet greek',
    ],
    [
      'a status that is no number',
      changed('#/components/x-errors/shop/codes/broken', { status: '500' }),
      'expected a number, found "500"',
    ],
    ['a parameter in a body', changed('#/paths/~1shop~1items/get/parameters/0', { in: 'body' }), 'a parameter in body'],
  ])('throws at %s', (_, document, message) => {
    expect(() => readContract(document)).toThrow(new Error(message))
  })
})

describe('locateParameters', () => {
  it("lets the operation's own parameter win over the path item's", () => {
    const document = {
      paths: {
        '/a': {
          parameters: [
            { $ref: '#/components/parameters/Id' },
            { name: 'page', in: 'query', schema: { type: 'string' } },
          ],
          get: { parameters: [{ name: 'id', in: 'path', schema: { type: 'integer' } }] },
        },
      },
      components: { parameters: { Id: { name: 'id', in: 'path', schema: { type: 'string' } } } },
    }
    const item = locate(document, '#/paths/~1a')
    const operation = locate(document, '#/paths/~1a/get')
    if (item === undefined || operation === undefined) throw new Error('the document has changed')
    expect(locateParameters(document, item, operation).map(({ pointer }) => pointer)).toEqual([
      '#/paths/~1a/get/parameters/0',
      '#/paths/~1a/parameters/1',
    ])
  })
})
