/** The answer to what makes a thing where it tells no more than the key of it, under a name of its own. */
import { expect, it } from 'vitest'
import { absent, answers, listOf, of, sends, smallApi } from './small-api.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }
const part = (properties: object, required: readonly string[] = []) => ({ type: 'object', required, properties })
const schemas = { Hotel: part({ id: whole, name: text }, ['id', 'name']) }

const call = (told: object, key: object = whole) =>
  smallApi(
    { ...schemas, Hotel: part({ id: key, name: text }, ['id', 'name']) },
    {
      '/hotels': {
        post: { ...sends(part({ name: text })), responses: answers(told, 201) },
        get: { responses: answers(listOf('Hotel')) },
      },
      '/hotels/{hotelId}': {
        get: { responses: { ...answers(of('Hotel')), ...absent } },
        put: { ...sends(part({ name: text })), responses: { ...answers(told), ...absent } },
        delete: { responses: { ...answers(told), ...absent } },
      },
    },
  )

it.each([
  ['under the name of the parameter', part({ hotelId: whole }), { hotelId: 1 }],
  ['under a name in words, beside a message', part({ message: text, hotel_id: whole }, ['message']), { hotel_id: 1 }],
  [
    'within what wraps it',
    part({ success: { type: 'boolean' }, data: part({ hotelId: whole }) }),
    { data: { hotelId: 1 } },
  ],
  ['as the only id there is', part({ insertedId: whole }), { insertedId: 1 }],
  ['as a text', part({ hotelId: text }), { hotelId: '1' }],
  ['beside where it is', part({ hotelId: whole, url: text }), { hotelId: 1, url: '/hotels/1' }],
  ['by where it is alone', part({ location: text }), { location: '/hotels/1' }],
])('tells it %s', async (_, told, body) => {
  const ask = call(told)
  const { status, headers, body: made } = await ask('POST /hotels', { name: 'Ritz' })
  expect({ status, made }).toMatchObject({ status: 201, made: body })
  expect(headers.get('location')).toBe('/hotels/1')
  expect((await ask('GET /hotels/1')).body).toEqual({ id: 1, name: 'Ritz' })
  expect((await ask('PUT /hotels/1', { name: 'Savoy' })).body).toMatchObject(body)
  expect((await ask('DELETE /hotels/1')).body).toMatchObject(body)
})

it('has no key where the answer tells the id of something else', async () => {
  const ask = call(part({ hotelId: whole, ownerId: whole }))
  expect((await ask('POST /hotels', { name: 'Ritz' })).body).toEqual({ hotelId: 1 })
})

it('says that all went well, where the answer has members for that', async () => {
  const message = { ...text, example: 'Hotel saved' }
  const ask = call(part({ code: whole, success: { type: 'boolean' }, message }))
  expect((await ask('POST /hotels', { name: 'Ritz' })).body).toEqual({
    code: 201,
    success: true,
    message: 'Hotel saved',
  })
  const saved = { code: 200, success: true, message: 'Hotel saved' }
  expect((await ask('PUT /hotels/1', { name: 'Savoy' })).body).toEqual(saved)
  expect((await ask('GET /hotels')).body).toEqual([{ id: 1, name: 'Savoy' }])
  expect((await ask('DELETE /hotels/1')).body).toEqual(saved)
})
