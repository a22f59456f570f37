/** Parameters decoded and typed, and what the schemas refuse. */

import { describe, expect, it } from 'vitest'
import type { AnyCall } from '../../../src/pipeline/behaviour.ts'
import { ok } from '../../../src/pipeline/behaviour.ts'
import fc from '../../seeded.ts'
import { createSampleEngine, type SampleRequest } from '../sample/sample-engine.ts'

async function seen(request: SampleRequest) {
  const calls: AnyCall[] = []
  const note = (call: AnyCall, body: unknown) => {
    calls.push(call)
    return ok(body)
  }
  const item = { id: 'item_abcdefgh', name: 'lamp' }
  const { send, faults } = createSampleEngine({
    behaviours: {
      listItems: (call) => note(call, { items: [] }),
      listParts: (call) => note(call, { items: [] }),
      getItem: (call) => note(call, item),
      createItem: (call) => note(call, item),
    },
  })
  const answer = await send(request)
  expect(faults).toEqual([])
  return { call: calls[0], answer }
}

const refusal = (message: string) => ({ status: 400, json: { error: { code: 'bad_request', message } } })

describe('path parameters', () => {
  it('are percent-decoded as UTF-8, slashes too', async () => {
    expect((await seen({ target: '/shop/items/a%2Fb%C3%BC+%25' })).call?.path).toEqual({ id: 'a/bü+%' })
    expect((await seen({ target: '/shop/%7Bkind%7D/%3F%23/parts' })).call?.path).toEqual({ kind: '{kind}', id: '?#' })
    expect((await seen({ target: '/shop/items/__proto__' })).call?.path).toEqual({ id: '__proto__' })
  })

  it.each(['%', '%2', '%zz', '%ff', '%C3', '%ED%A0%80'])('that hold %s are refused', async (text) => {
    expect((await seen({ target: `/shop/items/a${text}` })).answer).toMatchObject(
      refusal('The path parameter "id" is not percent-encoded as UTF-8.'),
    )
  })

  it('are held to their schema', async () => {
    expect((await seen({ target: `/shop/items/${'a'.repeat(21)}` })).answer).toMatchObject(
      refusal('"id" must have at most 20 characters.'),
    )
  })

  it('come through whatever they are', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), async (id) => {
        fc.pre([...id].length <= 20 && id !== '.' && id !== '..')
        const { call } = await seen({ target: `/shop/lamps/${encodeURIComponent(id)}/parts` })
        expect(call?.path).toEqual({ kind: 'lamps', id })
      }),
    ))
})

describe('query parameters', () => {
  it('get the type that they are declared with', async () => {
    expect((await seen({ target: '/shop/items?limit=7&price=-1.5&sold=true&tag=7' })).call?.query).toEqual({
      limit: 7,
      price: -1.5,
      sold: true,
      tag: '7',
    })
    expect((await seen({ target: '/shop/items?sold=false' })).call?.query).toEqual({ sold: false })
    expect((await seen({ target: '/shop/items' })).call?.query).toEqual({})
  })

  it('are decoded, with + for a space, in name and value', async () => {
    expect((await seen({ target: '/shop/items?t%61g=a+b%2B%26c%3D' })).call?.query).toEqual({ tag: 'a b+&c=' })
    expect((await seen({ target: '/shop/items?tag' })).call?.query).toEqual({ tag: '' })
    expect((await seen({ target: '/shop/items?tag=a=b' })).call?.query).toEqual({ tag: 'a=b' })
  })

  it('that the operation does not declare are ignored, whatever they hold', async () => {
    const target = '/shop/items?__proto__=a&constructor=b&toString&other=%ff&other=%ff&%zz=1&&=&tag=yes'
    const { call } = await seen({ target })
    expect(call?.query).toEqual({ tag: 'yes' })
    expect(Object.getPrototypeOf(call?.query)).toBe(Object.prototype)
    expect({}).not.toHaveProperty('a')
  })

  it('that stand there more than once are refused', async () => {
    expect((await seen({ target: '/shop/items?tag=a&other=1&tag=a' })).answer).toMatchObject(
      refusal('The query parameter "tag" stands there more than once.'),
    )
    expect((await seen({ target: '/shop/items?tag=a&t%61g=b' })).answer.status).toBe(400)
  })

  it.each([
    ['limit=%ff', 'The query parameter "limit" is not percent-encoded as UTF-8.'],
    ['limit=ten', '"limit" must be a whole number.'],
    ['limit=1.5', '"limit" must be a whole number.'],
    ['limit=0', '"limit" must be 1 or more.'],
    ['limit=101', '"limit" must be 100 or less.'],
    ['limit=', '"limit" must be a whole number.'],
    ['limit=1e1', '"limit" must be a whole number.'],
    ['limit=0x10', '"limit" must be a whole number.'],
    ['limit=Infinity', '"limit" must be a whole number.'],
    [`limit=${'9'.repeat(400)}`, '"limit" must be 100 or less.'],
    ['price=NaN', '"price" must be a number.'],
    ['sold=yes', '"sold" must be true or false.'],
    ['sold=TRUE', '"sold" must be true or false.'],
  ])('?%s is refused', async (query, message) => {
    expect((await seen({ target: `/shop/items?${query}` })).answer).toMatchObject(refusal(message))
  })
})

describe('headers', () => {
  it('are held to the schemas of those that are declared', async () => {
    expect((await seen({ headers: { 'shop-trace': 'abc' } })).call?.headers['shop-trace']).toBe('abc')
    expect((await seen({ headers: { 'shop-trace': 'ABC' } })).answer).toMatchObject(
      refusal('"Shop-Trace" must match ^[a-z]+$.'),
    )
    expect((await seen({ headers: { 'shop-trace': '' } })).answer.status).toBe(400)
    expect((await seen({ headers: { constructor: 'x', 'x-other': '' } })).answer.status).toBe(200)
  })
})

describe('the body', () => {
  it('is held to its schema', async () => {
    expect((await seen({ json: { name: 'UPPER' } })).answer).toMatchObject(refusal('"name" must match ^[a-z ]+$.'))
    expect((await seen({ json: [] })).answer).toMatchObject(refusal('The body must be an object.'))
    expect((await seen({ json: {} })).answer).toMatchObject(refusal('"name" is missing.'))
  })

  it('takes nothing from a prototype for a property', async () => {
    const body = '{"__proto__":{"name":"lamp"},"constructor":{"name":"lamp"}}'
    const { answer } = await seen({ method: 'POST', body, headers: { 'content-type': 'application/json' } })
    expect(answer).toMatchObject(refusal('"name" is missing.'))
    expect({}).not.toHaveProperty('name')
  })

  it('keeps the names of a prototype that it is sent', async () => {
    const body = '{"name":"lamp","__proto__":{"polluted":true}}'
    const { call } = await seen({ method: 'POST', body, headers: { 'content-type': 'application/json' } })
    expect(Object.keys(call?.body ?? {})).toEqual(['name', '__proto__'])
    expect({}).not.toHaveProperty('polluted')
  })
})
