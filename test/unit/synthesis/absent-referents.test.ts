/** What is sent names something that is not there: it is refused where the document has a word for that, and taken as it was sent where it has none. */
import { describe, expect, it } from 'vitest'
import { answers, type Call, listOf, of, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }
const part = (properties: object, required: readonly string[] = []) => ({ type: 'object', required, properties })
const list = (items: object) => ({ type: 'array', items })
const schemas = {
  Product: part({ id: whole, name: text }),
  Order: part({ id: whole, product_id: whole, buyer_id: whole, product_ids: list(whole) }),
  Failure: part({ error: text }),
}
const refusal = (status: number, description: string, example?: object) => ({
  [status]: {
    description,
    content: { 'application/json': { schema: of('Failure'), ...(example && { example }) } },
  },
})
const body = part({
  product_id: { ...whole, example: 77 },
  buyer_id: whole,
  product_ids: list(whole),
  items: list(part({ product_id: whole, quantity: whole })),
})

function shop(refusals: object, own: object = {}): Call {
  const send = sends(body)
  return smallApi(schemas, {
    '/products': {
      post: { ...sends(part({ name: text })), responses: answers(of('Product'), 201) },
      get: { responses: answers(listOf('Product')) },
    },
    '/products/{id}': { get: { responses: { ...answers(of('Product')), 404: { description: 'No.' } } } },
    '/orders': { post: { ...send, responses: { ...answers(of('Order'), 201), ...refusals } } },
    '/orders/{id}': {
      get: { responses: answers(of('Order')) },
      patch: { ...send, responses: { ...answers(of('Order')), ...refusals } },
    },
    '/basket': { post: { ...send, responses: { 200: { description: 'It is in.' }, ...refusals } } },
    ...own,
  })
}

describe('a key that names nothing', () => {
  it.each([
    ['404', refusal(404, 'Product not found'), 404],
    ['a 404 that says no more', refusal(404, 'Not found'), 404],
    ['a 400 that says so', refusal(400, 'The product does not exist.'), 400],
    ['a 422 whose example says so', refusal(422, 'No.', { error: 'Product not found: 99' }), 422],
    ['a 400 in another language', refusal(400, 'El producto no existe', { error: 'product no existe' }), 400],
  ])('is refused by %s', async (_, refusals, status) => {
    const call = shop(refusals)
    await call('POST /products', { name: 'pen' })
    expect((await call('POST /orders', { product_id: 1 })).status).toBe(201)
    expect((await call('POST /orders', { product_id: 2 })).status).toBe(status)
    expect((await call('POST /orders', { items: [{ product_id: 1 }, { product_id: 2 }] })).status).toBe(status)
    expect((await call('POST /orders', { product_ids: [2] })).status).toBe(status)
    expect((await call('POST /basket', { product_id: 2 })).status).toBe(status)
    expect((await call('POST /basket', { product_id: 1 })).status).toBe(200)
    expect(await call('POST /orders', { product_id: 3 })).toMatchObject({ body: { error: 'There is no product "3".' } })
  })

  it.each([
    ['nothing', {}],
    ['a 400 that says nothing of it', refusal(400, 'Invalid product')],
    ['a 404 of something else', refusal(404, 'Buyer not found')],
  ])('is taken where the document has %s for it', async (_, refusals) => {
    const call = shop(refusals)
    await call('POST /products', { name: 'pen' })
    expect((await call('POST /orders', { product_id: 2 })).status).toBe(201)
  })

  it('is taken where it is the example of the document, where nothing can be made of its kind, and below what a path names', async () => {
    const call = shop(refusal(404, 'Not found'))
    expect((await call('POST /orders', { product_id: 77 })).status).toBe(201)
    expect((await call('POST /orders', { buyer_id: 5 })).status).toBe(201)
    expect((await call('PATCH /orders/1', { product_id: 5 })).status).toBe(200)
    expect((await call('PATCH /orders/9', { product_id: 5 })).status).toBe(404)
  })
})
