/** What stands below a thing and is shown within it, wherever the thing is shown. */
import { expect, it } from 'vitest'
import { absent, answers, type Call, done, listOf, of, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const ownId = { ...text, readOnly: true }

function shop(): Call {
  const schemas = {
    Item: { type: 'object', required: ['id', 'sku'], properties: { id: ownId, sku: text } },
    Cart: {
      type: 'object',
      required: ['id', 'items'],
      properties: { id: ownId, name: text, items: listOf('Item'), coupons: { type: 'array', items: text } },
    },
  }
  const cart = { type: 'object', properties: { name: text, items: listOf('Item') } }
  return smallApi(schemas, {
    '/carts': {
      post: { ...sends(cart), responses: answers(of('Cart'), 201) },
      get: { responses: answers(listOf('Cart')) },
    },
    '/carts/{id}': { get: { responses: { ...answers(of('Cart')), ...absent } } },
    '/carts/{id}/items': {
      post: { ...sends(of('Item')), responses: { ...answers(of('Item'), 201), ...absent } },
      get: { responses: answers(listOf('Item')) },
    },
    '/carts/{id}/items/{itemId}': { delete: { responses: { ...done, ...absent } } },
    '/carts/{id}/coupons': { post: { ...sends(of('Item')), responses: { ...answers(of('Item'), 201), ...absent } } },
  })
}

it('shows what was put below it, until that is gone', async () => {
  const call = shop()
  const { body: cart } = await call('POST /carts', { name: 'mine' })
  const { id } = cart as { readonly id: string }
  expect(cart).toMatchObject({ items: [] })
  const { body: pen } = await call(`POST /carts/${id}/items`, { sku: 'pen' })
  const { body: ink } = await call(`POST /carts/${id}/items`, { sku: 'ink' })
  expect((await call(`GET /carts/${id}`)).body).toEqual({ id, name: 'mine', coupons: [], items: [pen, ink] })
  expect((await call('GET /carts')).body).toEqual([{ id, name: 'mine', coupons: [], items: [pen, ink] }])
  expect((await call(`DELETE /carts/${id}/items/${(pen as { readonly id: string }).id}`)).status).toBe(204)
  expect((await call(`GET /carts/${id}`)).body).toEqual({ id, name: 'mine', coupons: [], items: [ink] })
})

it('shows it after what was sent with it', async () => {
  const call = shop()
  const { body } = await call('POST /carts', { items: [{ sku: 'cap' }] })
  const { id } = body as { readonly id: string }
  await call(`POST /carts/${id}/items`, { sku: 'pen' })
  expect((await call(`GET /carts/${id}`)).body).toMatchObject({ items: [{ sku: 'cap' }, { sku: 'pen' }] })
})

it('leaves a list of something else as it is', async () => {
  const call = shop()
  const { body } = await call('POST /carts', { name: 'mine' })
  const { id } = body as { readonly id: string }
  await call(`POST /carts/${id}/coupons`, { sku: 'spring' })
  expect(JSON.stringify((await call(`GET /carts/${id}`)).body)).not.toContain('spring')
})
