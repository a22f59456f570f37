/** Of what nothing makes there are the things that a world gives, and no others. */
import { expect, it } from 'vitest'
import { createPlatformOf } from '../../../src/document-platform.ts'
import { answers, listOf, of, sends } from './small-api.ts'

const text = { type: 'string' }
const whole = { type: 'integer' }
const idOf = { parameters: [{ name: 'id', in: 'path', required: true, schema: whole }] }

function shop(world?: Readonly<Record<string, readonly Readonly<Record<string, string | number>>[]>>) {
  const refused = { 400: { description: 'Bad', content: { 'application/json': { schema: of('Failure') } } } }
  const add = { type: 'object', properties: { productId: whole } }
  const { fetch, systems } = createPlatformOf(
    {
      openapi: '3.1.0',
      info: { title: 'Shop', version: '1' },
      components: {
        schemas: {
          Product: { type: 'object', required: ['id', 'name'], properties: { id: whole, name: text } },
          Failure: { type: 'object', properties: { error: { ...text, example: 'Product not found' } } },
        },
      },
      paths: {
        '/products': { get: { operationId: 'list', responses: answers(listOf('Product')) } },
        '/products/{id}': {
          ...idOf,
          get: { operationId: 'read', responses: { ...answers(of('Product')), ...refused } },
        },
        '/wishes': {
          post: { operationId: 'wish', ...sends(add), responses: { 200: { description: 'Wished.' }, ...refused } },
        },
      },
    },
    { seed: 3, ...(world && { world }) },
  )
  return async (call: string, send?: object) => {
    const [method = 'GET', path = ''] = call.split(' ')
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${systems[0]?.origin}${path}`, {
      method,
      ...(send && { headers, body: JSON.stringify(send) }),
    })
    const said = await answer.text()
    return { status: answer.status, body: said === '' ? undefined : (JSON.parse(said) as unknown) }
  }
}

it('what a world does not have is absent, as the document says it, and nothing comes into lists by asking', async () => {
  const call = shop({ products: [{ id: 1, name: 'pen' }] })
  expect(await call('GET /products/1')).toEqual({ status: 200, body: { id: 1, name: 'pen' } })
  expect(await call('GET /products/99')).toEqual({ status: 400, body: { error: 'There is no product "99".' } })
  expect((await call('GET /products')).body).toEqual([{ id: 1, name: 'pen' }])
  expect((await call('POST /wishes', { productId: 1 })).status).toBe(200)
  expect((await call('POST /wishes', { productId: 99 })).status).toBe(400)
})

it('an empty list of a world is all that there is', async () => {
  const call = shop({ products: [] })
  expect((await call('GET /products')).body).toEqual([])
  expect((await call('GET /products/1')).status).toBe(400)
})
