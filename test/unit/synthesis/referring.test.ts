/** What names other things by their keys, and how it is shown: lists called otherwise, elements that refer, what stands above, and what changes later. */
import { describe, expect, it } from 'vitest'
import { absent, answers, type Call, listOf, of, query, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }
const number = { type: 'number' }
const keys = { type: 'array', items: whole }
const part = (properties: object, required: readonly string[] = []) => ({ type: 'object', required, properties })
const list = (items: object) => ({ type: 'array', items })

const schemas = {
  Person: part({ id: whole, username: text, phone: text }),
  Cafe: part({ id: whole, name: text, managers: listOf('PersonShortInfo') }),
  PersonShortInfo: part({ id: whole, username: text }),
  CafeShort: part({ id: whole, name: text }),
  Table: part({ id: whole, seats: whole, cafe: of('CafeShort') }),
  Category: part({ id: whole, name: text }),
  Dish: part({ id: whole, name: text, price: number, cafes: listOf('CafeShort'), categories: listOf('Category') }),
  Order: part({
    id: whole,
    table: of('Table'),
    person: of('Person'),
    person_name: text,
    items: list(
      part({ id: whole, dish: of('Dish'), dish_name: text, quantity: whole, unit_price: number, subtotal: number }),
    ),
    total: number,
  }),
}
const makes = (body: object, name: string) => ({
  post: { ...sends(part({ ...body })), responses: answers(of(name), 201) },
})
const one = (name: string, body: object) => ({
  get: { responses: { ...answers(of(name)), ...absent } },
  patch: { ...sends(part({ ...body })), responses: { ...answers(of(name)), ...absent } },
  delete: { responses: { 204: { description: 'Gone.' }, ...absent } },
})

function cafes(): Call {
  const person = { username: text, phone: text }
  const cafe = { name: text, managers_id: keys }
  const dish = { name: text, price: number, cafes_id: keys, categoryIds: keys }
  const order = { person_id: whole, items: list(part({ dish_id: whole, quantity: whole })), table_id: whole }
  return smallApi(schemas, {
    '/people': makes(person, 'Person'),
    '/people/{person_id}': one('Person', person),
    '/cafes': { ...makes(cafe, 'Cafe'), get: { responses: answers(listOf('Cafe')) } },
    '/cafes/{cafe_id}': one('Cafe', cafe),
    '/cafe/{cafe_id}/tables': {
      post: { ...sends(part({ seats: whole })), responses: { ...answers(of('Table'), 201), ...absent } },
      get: { responses: { ...answers(listOf('Table')), ...absent } },
    },
    '/cafe/{cafe_id}/tables/{table_id}': one('Table', { seats: whole }),
    '/categories': makes({ name: text }, 'Category'),
    '/categories/{category_id}': one('Category', { name: text }),
    '/dishes': {
      ...makes(dish, 'Dish'),
      get: { parameters: [query('cafe_id')], responses: answers(listOf('Dish')) },
    },
    '/dishes/{dish_id}': one('Dish', dish),
    '/orders': { ...makes(order, 'Order'), get: { responses: answers(listOf('Order')) } },
    '/orders/{order_id}': one('Order', order),
  })
}

async function opened(): Promise<Call> {
  const call = cafes()
  await call('POST /people', { username: 'ada', phone: '1' })
  await call('POST /cafes', { name: 'Kiosk', managers_id: [1] })
  await call('POST /cafe/1/tables', { seats: 4 })
  await call('POST /categories', { name: 'Soups' })
  await call('POST /dishes', { name: 'Borscht', price: 3.5, cafes_id: [1], categoryIds: [1] })
  return call
}

describe('keys', () => {
  it('become lists of what is called otherwise', async () => {
    const call = await opened()
    expect((await call('GET /cafes/1')).body).toMatchObject({ managers: [{ id: 1, username: 'ada' }] })
    const dish = { cafes: [{ id: 1, name: 'Kiosk' }], categories: [{ id: 1, name: 'Soups' }] }
    expect((await call('GET /dishes/1')).body).toMatchObject(dish)
    expect((await call('GET /dishes?cafe_id=1')).body).toMatchObject([{ id: 1 }])
    expect((await call('GET /dishes?cafe_id=2')).body).toEqual([])
  })

  it('of what is changed are those that are sent', async () => {
    const call = await opened()
    await call('POST /people', { username: 'bob' })
    expect((await call('PATCH /cafes/1', { managers_id: [2] })).body).toMatchObject({ managers: [{ id: 2 }] })
    expect((await call('PATCH /cafes/1', { name: 'Bar' })).body).toMatchObject({ managers: [{ id: 2 }] })
  })
})

describe('elements', () => {
  it('show what they name, have ids of their own, and take over what was not sent', async () => {
    const call = await opened()
    const sent = { person_id: 1, table_id: 1, items: [{ dish_id: 1, quantity: 2 }] }
    const { body } = await call('POST /orders', sent)
    expect(body).toMatchObject({
      id: 1,
      person: { id: 1, username: 'ada', phone: '1' },
      table: { id: 1, seats: 4, cafe: { id: 1, name: 'Kiosk' } },
      items: [
        { id: 1, dish: { id: 1, name: 'Borscht' }, dish_name: 'Borscht', quantity: 2, unit_price: 3.5, subtotal: 7 },
      ],
      total: 7,
    })
    expect((await call('GET /orders/1')).body).toEqual(body)
    expect((await call('GET /orders')).body).toEqual([body])
    const { body: second } = await call('POST /orders', sent)
    expect(second).toMatchObject({ items: [{ id: 2 }] })
  })
})

describe('what is referred to', () => {
  it('is shown as it is now, and as it was when it was named where it is gone', async () => {
    const call = await opened()
    await call('POST /orders', { person_id: 1, items: [{ dish_id: 1, quantity: 2 }] })
    await call('PATCH /people/1', { phone: '2' })
    await call('PATCH /dishes/1', { price: 4, name: 'Shchi' })
    const now = { person: { id: 1, phone: '2' }, items: [{ dish: { name: 'Shchi', price: 4 }, unit_price: 3.5 }] }
    expect((await call('GET /orders/1')).body).toMatchObject(now)
    expect((await call('GET /orders')).body).toMatchObject([now])
    await call('DELETE /people/1')
    expect((await call('GET /orders/1')).body).toMatchObject({ person: { id: 1, phone: '1' } })
  })

  it('is all of another one after a change to that', async () => {
    const call = await opened()
    await call('POST /people', { username: 'bob' })
    await call('POST /orders', { person_id: 1, items: [] })
    const { body } = await call('PATCH /orders/1', { person_id: 2 })
    expect(body).toMatchObject({ person: { id: 2, username: 'bob' } })
    expect(JSON.stringify(body)).not.toContain('"phone":"1"')
  })
})

describe('a path whose word for what stands above is that of one', () => {
  it('leads to the things of its collection', async () => {
    const call = await opened()
    expect((await call('GET /cafe/1/tables')).body).toMatchObject([{ id: 1, cafe: { id: 1, name: 'Kiosk' } }])
    expect((await call('GET /cafe/9/tables')).status).toBe(404)
    expect((await call('POST /cafe/9/tables', { seats: 1 })).status).toBe(404)
    expect((await call('PATCH /cafe/1/tables/1', { seats: 6 })).body).toMatchObject({ seats: 6, cafe: { id: 1 } })
    await call('DELETE /cafes/1')
    expect((await call('GET /cafe/1/tables/1')).status).toBe(404)
  })
})
