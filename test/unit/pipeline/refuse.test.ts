/** A refusal in the shape of its system: templates, placeholders, headers. */
import { describe, expect, it } from 'vitest'
import type { Contract, ErrorCode } from '../../../src/spec/contract.ts'
import { createSampleEngine, sampleContract } from '../sample/sample-engine.ts'

/** What a behaviour's refusal becomes. */
async function refused(code: string, values: Readonly<Record<string, string>>, entry: Partial<ErrorCode> = {}) {
  const { shop } = sampleContract.errors
  const before = shop?.codes[code]
  if (shop === undefined || before === undefined) throw new Error(`the sample has no code ${code}`)
  const contract: Contract = {
    ...sampleContract,
    errors: { ...sampleContract.errors, shop: { ...shop, codes: { ...shop.codes, [code]: { ...before, ...entry } } } },
  }
  const { send, faults } = createSampleEngine({
    contract,
    behaviours: { createItem: ({ fail }) => fail(code, values) },
  })
  const answer = await send({ json: { name: 'lamp' } })
  expect(faults).toEqual([])
  return answer
}

describe('a refusal', () => {
  it('fills its message and the body of its system', async () => {
    expect((await refused('conflict', { item: 'lamp' })).json).toEqual({
      error: {
        code: 'conflict',
        message: 'There is "lamp" already.',
        url: 'https://shop.test/errors/items/conflict',
        item: 'lamp',
      },
    })
  })

  it('leaves out what it has no value for', async () => {
    expect((await refused('too_large', { limitBytes: '9' })).json).toEqual({
      error: { code: 'too_large', message: 'Over 9 bytes.', url: 'https://shop.test/errors/items/too_large' },
    })
  })

  it('is said as its template has it where nobody told what it asks for', async () => {
    expect((await refused('too_large', {})).json).toMatchObject({ error: { message: 'Over {limitBytes} bytes.' } })
  })

  it.each(['{code}', '{item}', '{url} {message}', '$& $1 $`', '{{code}}', '\\{code}'])(
    'takes a value that looks like a placeholder as it is: %s',
    async (item) => {
      expect((await refused('conflict', { item })).json).toEqual({
        error: {
          code: 'conflict',
          message: `There is "${item}" already.`,
          url: 'https://shop.test/errors/items/conflict',
          item,
        },
      })
    },
  )

  it('prefers the values of the code to those of the catalogue, and those of who refuses to both', async () => {
    const values = { url: 'https://shop.test/{item}' }
    expect((await refused('conflict', { item: 'lamp' }, { values })).json).toMatchObject({
      error: { url: 'https://shop.test/lamp' },
    })
    expect((await refused('conflict', { item: 'lamp', url: 'told' }, { values })).json).toMatchObject({
      error: { url: 'told' },
    })
  })

  it('cannot be told another code or endpoint than its own', async () => {
    expect((await refused('conflict', { item: 'a', code: 'other', endpoint: 'else' })).json).toMatchObject({
      error: { code: 'conflict', url: 'https://shop.test/errors/items/conflict' },
    })
  })

  it('brings the headers of its code, but not those it has no value for', async () => {
    const headers = { 'Shop-Item': '{item}', 'Shop-Other': '{other}' }
    const answer = await refused('conflict', { item: 'lamp' }, { headers })
    expect(answer.headers).toEqual({
      'Content-Type': 'application/json; charset=utf-8',
      'Shop-Item': 'lamp',
      'Shop-Limit': '5',
      'Shop-Remaining': '4',
      'Shop-Reset': '1487577660',
      Date: 'Mon, 20 Feb 2017 08:00:00 GMT',
    })
  })

  it('is an id of its own for each error, where the system gives one', async () => {
    const { send } = createSampleEngine()
    const ids = []
    for (let count = 0; count < 3; count++) ids.push((await send({ target: '/depot/none' })).json)
    expect(ids).toEqual([1, 2, 3].map(() => ({ code: 'GONE', message: 'Gone.', requestId: expect.any(String) })))
    expect(new Set(ids.map((json) => JSON.stringify(json))).size).toBe(3)
  })

  it('names the field that is wrong, where the system does', async () => {
    const { send } = createSampleEngine()
    expect((await send({ target: '/depot/boxes', json: { inside: { label: 5 } } })).json).toEqual({
      code: 'INVALID',
      message: '"inside.label" must be a string.',
      field: 'inside.label',
      requestId: expect.stringMatching(/^req_[0-9a-f]{12}$/),
    })
  })

  it('names the endpoint: the first segment of the path after the base path', async () => {
    const { send } = createSampleEngine()
    const urlOf = async (target: string) => (await send({ target })).json
    const url = (endpoint: string) => ({ error: { url: `https://shop.test/errors/${endpoint}/not_found` } })
    expect(await urlOf('/shop/lamps/1')).toMatchObject(url('lamps'))
    expect(await urlOf('/items/a/b/c')).toMatchObject(url('items'))
    expect(await urlOf('/shopping/cart')).toMatchObject(url('shopping'))
    expect(await urlOf('/shop')).toMatchObject(url('shop'))
  })

  it('with a code that the catalogue does not have is our mistake', async () => {
    const { send, faults } = createSampleEngine({ behaviours: { createItem: ({ fail }) => fail('nothing') } })
    expect(await send({ json: { name: 'lamp' } })).toMatchObject({ status: 500, json: { error: { code: 'broken' } } })
    expect(faults).toMatchObject([{ cause: new Error('no error code nothing in the catalogue shop') }])
  })

  it('with a code that the operation does not declare is our mistake', async () => {
    const { send, faults } = createSampleEngine({
      behaviours: { createItem: ({ fail }) => fail('not_found', { thing: 'item', reference: 'a' }) },
    })
    expect((await send({ json: { name: 'lamp' } })).status).toBe(500)
    expect(faults).toMatchObject([
      {
        operationId: 'createItem',
        problems: [
          'status is declared: createItem declares no status 404.',
          'error is in the catalogue: createItem declares no code not_found.',
        ],
      },
    ])
  })
})
