/** Which of the declared successes an answer is, and as what its body and that of a refusal are sent. */
import { describe, expect, it } from 'vitest'
import { type AnyCall, ok, okEmpty, okRaw } from '../../../src/pipeline/behaviour.ts'
import { createSampleEngine } from '../sample/sample-engine.ts'
import { shopOf } from '../sample/shop-of.ts'

const object = { schema: { type: 'object' } }
const problem = { schema: { type: 'object', required: ['title'] } }
const document = shopOf({
  paths: {
    '/things': {
      put: {
        operationId: 'putThing',
        'x-errors': ['gone', 'missing'],
        responses: {
          '200': { content: { 'application/json': object } },
          '201': { content: { 'application/vnd.thing+json': object }, headers: { Location: { required: true } } },
          '202': { content: { '*/*': object } },
          '203': { content: { '*/*': {} } },
          '204': {},
          '404': { content: { 'application/problem+json': problem } },
          '410': {},
        },
      },
      delete: {
        operationId: 'deleteThing',
        responses: { '303': { headers: { Location: { required: true } } }, '400': {} },
      },
      get: { operationId: 'getThing', 'x-catalogue': 'problems', 'x-errors': ['gone', 'empty'] },
    },
  },
  codes: {
    gone: { status: 410, mediaType: null, message: 'Gone.' },
    missing: {
      status: 404,
      mediaType: 'application/problem+json',
      message: 'No {thing} is "{reference}".',
      body: {
        title: '{message}',
        status: { $literal: 404 },
        list: { $literal: [null, '{code}', { $literal: 1 }] },
        more: { $literal: '{code}', other: '{code}' },
      },
    },
  },
  catalogues: {
    problems: {
      envelope: '#/components/schemas/Box',
      body: { id: '{code}' },
      generic: ['invalid'],
      situations: { invalid: 'invalid', internal: 'invalid', 'rate-limited': 'invalid', unauthenticated: 'invalid' },
      codes: {
        invalid: { status: 499, message: '{problem}' },
        gone: { status: 410, message: 'Gone.' },
        empty: { status: 411, message: 'Nothing.', body: {} },
      },
    },
  },
})

describe('a success', () => {
  it.each([
    ['the first declared one', ok({ a: 1 }), 200, 'application/json; charset=utf-8', '{"a":1}'],
    ['empty where nothing was said', okEmpty(), 200, 'application/json; charset=utf-8', '{}'],
    ['of a +json type', ok({ a: 1 }, { Location: '/1' }, 201), 201, 'application/vnd.thing+json', '{"a":1}'],
    ['of any type', ok({ a: 1 }, {}, 202), 202, 'application/json; charset=utf-8', '{"a":1}'],
    ['nothing of any type', okEmpty({}, 203), 203, undefined, null],
    ['text of any type', okRaw({ content: 'a', mediaType: 'text/plain' }, {}, 202), 202, 'text/plain', 'a'],
    ['without a body', okEmpty({}, 204), 204, undefined, null],
  ])('%s', async (_, result, status, mediaType, body) => {
    const { send, faults } = createSampleEngine({ document, behaviours: { putThing: () => result } })
    const answer = await send({ target: '/things', method: 'PUT' })
    expect(faults).toEqual([])
    expect([answer.status, answer.headers['Content-Type'], answer.body]).toEqual([status, mediaType, body])
  })

  it('is a redirection where none of 2xx is declared', async () => {
    const behaviours = { deleteThing: () => okEmpty({ Location: '/elsewhere' }) }
    const { send } = createSampleEngine({ document, behaviours })
    const { status, headers } = await send({ target: '/things', method: 'DELETE' })
    expect([status, headers.Location, headers['Content-Type']]).toEqual([303, '/elsewhere', undefined])
  })

  it('that is not declared is a mistake of ours', async () => {
    const { send, faults } = createSampleEngine({ document, behaviours: { putThing: () => ok({}, {}, 206) } })
    expect((await send({ target: '/things', method: 'PUT' })).status).toBe(500)
    expect(faults[0]?.problems[0]).toContain('putThing declares no response 206')
  })
})

describe('a refusal', () => {
  it('has the type of its code, and what its template gives as it stands', async () => {
    const behaviours = { putThing: ({ fail }: AnyCall) => fail('missing', { thing: 'thing', reference: 'a' }) }
    const { send, faults } = createSampleEngine({ document, behaviours })
    const { status, headers, body } = await send({ target: '/things', method: 'PUT' })
    expect(faults).toEqual([])
    expect([status, headers['Content-Type'], JSON.parse(String(body))]).toEqual([
      404,
      'application/problem+json',
      {
        title: 'No thing is "a".',
        status: 404,
        list: [null, '{code}', { $literal: 1 }],
        more: { $literal: 'missing', other: 'missing' },
      },
    ])
  })

  it('has neither body nor type where its code has none', async () => {
    const { send, faults } = createSampleEngine({ document, behaviours: { putThing: ({ fail }) => fail('gone') } })
    const { status, headers, body } = await send({ target: '/things', method: 'PUT' })
    expect([faults, status, headers['Content-Type'], body]).toEqual([[], 410, undefined, null])
  })

  it('is an empty object where its template has nothing', async () => {
    const { send } = createSampleEngine({
      document,
      checkResponses: false,
      behaviours: { getThing: ({ fail }) => fail('empty') },
    })
    expect(await send({ target: '/things' })).toMatchObject({ status: 411, body: '{}' })
  })

  it('is of the catalogue that its operation names', async () => {
    const { send, faults } = createSampleEngine({ document, behaviours: { getThing: ({ fail }) => fail('gone') } })
    expect(await send({ target: '/things' })).toMatchObject({ status: 410, json: { id: 'gone' } })
    expect(await send({ target: '/things', token: null })).toMatchObject({ status: 499, json: { id: 'invalid' } })
    expect(await send({ target: '/nothing' })).toMatchObject({ status: 404, json: { error: { code: 'not_found' } } })
    expect(faults).toEqual([])
  })
})
