/** An action on a thing that makes a thing of another kind, which nothing else makes. */
import { expect, it } from 'vitest'
import { absent, answers, type Call, done, listOf, of, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const ownId = { ...text, readOnly: true }

function shop(): Call {
  const schemas = {
    Cart: { type: 'object', required: ['id'], properties: { id: ownId, customer: text, note: text } },
    Order: {
      type: 'object',
      required: ['id', 'status'],
      properties: {
        id: ownId,
        customer: text,
        address: text,
        isPaid: { type: 'boolean' },
        trackingCode: ownId,
        status: { type: 'string', enum: ['pending', 'shipped', 'cancelled'] },
      },
    },
  }
  const cart = { type: 'object', properties: { customer: text, note: text } }
  const address = { type: 'object', properties: { address: text, customer: text } }
  return smallApi(schemas, {
    '/carts': { post: { ...sends(cart), responses: answers(of('Cart'), 201) } },
    '/carts/{id}': {
      get: { responses: { ...answers(of('Cart')), ...absent } },
      delete: { responses: { ...done, ...absent } },
    },
    '/carts/{id}/checkout': { post: { ...sends(address), responses: { ...answers(of('Order'), 201), ...absent } } },
    '/orders': { get: { responses: answers(listOf('Order')) } },
    '/orders/{orderId}': { get: { responses: { ...answers(of('Order')), ...absent } } },
    '/orders/{orderId}/cancel': { post: { responses: { ...answers(of('Order')), ...absent } } },
  })
}

it('makes it, with what both have and what was sent, and it stays when the other goes', async () => {
  const call = shop()
  expect((await call('GET /orders')).body).toEqual([])
  const cart = (await call('POST /carts', { customer: 'Ada', note: 'ring twice' })).body as { readonly id: string }
  const { status, body } = await call(`POST /carts/${cart.id}/checkout`, { address: 'Rue 1' })
  const order = body as { readonly id: string }
  expect(status).toBe(201)
  expect(order).toMatchObject({ customer: 'Ada', address: 'Rue 1', status: 'pending', isPaid: false })
  expect(order.id).not.toBe(cart.id)
  expect((await call('GET /orders')).body).toEqual([order])
  expect((await call(`DELETE /carts/${cart.id}`)).status).toBe(204)
  expect((await call(`GET /orders/${order.id}`)).body).toEqual(order)
  expect((await call(`POST /orders/${order.id}/cancel`)).body).toEqual({ ...order, status: 'cancelled' })
})

it('makes another each time, and none of what is not there', async () => {
  const call = shop()
  const cart = (await call('POST /carts', { customer: 'Ada' })).body as { readonly id: string }
  await call(`POST /carts/${cart.id}/checkout`, {})
  await call(`POST /carts/${cart.id}/checkout`, {})
  expect((await call('POST /carts/none/checkout', {})).status).toBe(404)
  expect((await call('GET /orders')).body).toHaveLength(2)
})

it('is what was sent where both say the same, and what nobody may send is not taken over', async () => {
  const call = shop()
  const cart = (await call('POST /carts', { customer: 'Ada' })).body as { readonly id: string }
  const sent = { customer: 'Grace', status: 'shipped', trackingCode: 'mine' }
  const { body } = await call(`POST /carts/${cart.id}/checkout`, sent)
  expect(body).toMatchObject({ customer: 'Grace', status: 'pending' })
  expect(JSON.stringify(body)).not.toContain('mine')
})

it('is not made up where the two have nothing in common', async () => {
  const call = shop()
  const cart = (await call('POST /carts', { note: 'ring twice' })).body as { readonly id: string }
  expect((await call(`POST /carts/${cart.id}/checkout`, {})).body).toMatchObject({ status: 'pending', isPaid: false })
})
