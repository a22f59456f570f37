/** What an `Accept` takes. */
import { describe, expect, it } from 'vitest'
import { okRaw } from '../../../../src/pipeline/behaviour.ts'
import { accepts } from '../../../../src/pipeline/negotiation/accepts.ts'
import { createSampleEngine } from '../../sample/sample-engine.ts'
import { shopOf } from '../../sample/shop-of.ts'

describe('an Accept', () => {
  it.each<[string, string, boolean]>([
    ['', 'application/json', true],
    [' , ', 'application/json', true],
    ['application/json', 'application/json', true],
    ['Application/JSON', 'application/json; charset=utf-8', true],
    ['application/json;version=2', 'application/json', true],
    ['text/html', 'application/json', false],
    ['text/html, application/json;q=0.1', 'application/json', true],
    ['application/*', 'application/json', true],
    ['text/*', 'application/json', false],
    ['*/*', 'application/json', true],
    ['*', 'application/json', true],
    ['application/json;q=0', 'application/json', false],
    ['*/*, application/json;q=0', 'application/json', false],
    ['*/*;q=0, application/json', 'application/json', true],
    ['application/*;q=0, */*', 'application/json', false],
    ['application/json;q=0, application/json', 'application/json', true],
    ['application/json; Q=0.000', 'application/json', false],
    ['application/json;q=much', 'application/json', true],
    ['image/png', 'image/*', true],
    ['image/png;q=0, image/*', 'image/*', true],
    ['text/*', 'image/*', false],
    ['text/*', '*/*', true],
    ['application/json', 'application/problem+json', false],
    ['application/vnd.acme+json;version=2', 'application/json', true],
    ['application/vnd.acme+json;q=0', 'application/json', false],
    ['application/vnd.acme+xml', 'application/json', false],
    ['application/problem+json', 'application/json', false],
  ])('%j takes %j: %s', (accept, type, isTaken) => {
    expect(accepts(accept, type)).toBe(isTaken)
  })
})

const paths = {
  '/picture': {
    get: {
      operationId: 'picture',
      responses: { '200': { content: { 'image/png': {} } }, '201': { content: { 'image/webp': {} } } },
    },
  },
  '/nothing': { get: { operationId: 'nothing', responses: { '204': {} } } },
}
const picture = () => okRaw({ content: 'a picture', mediaType: 'image/png' })
const situations = { 'not-acceptable': 'not_acceptable' }
const codes = { not_acceptable: { status: 406, message: 'There is {types}, not {accept}.' } }

describe('an operation', () => {
  it('is refused to who takes nothing of it, where the catalogue tells that apart', async () => {
    const { send } = createSampleEngine({ document: shopOf({ paths, situations, codes }), behaviours: { picture } })
    expect(await send({ target: '/picture', headers: { accept: 'text/html' } })).toMatchObject({
      status: 406,
      json: { error: { message: 'There is image/png, image/webp, not text/html.' } },
    })
    expect((await send({ target: '/picture', headers: { accept: 'image/webp' } })).status).toBe(200)
    expect((await send({ target: '/picture' })).status).toBe(200)
  })

  it('is answered to anybody where it does not', async () => {
    const { send } = createSampleEngine({ document: shopOf({ paths }), behaviours: { picture } })
    expect((await send({ target: '/picture', headers: { accept: 'text/html' } })).status).toBe(200)
  })

  it('that answers nothing is taken by everybody', async () => {
    const document = shopOf({ paths, situations, codes })
    const nothing = () => ({ body: undefined, mediaType: null, headers: {} })
    const { send } = createSampleEngine({ document, behaviours: { nothing } })
    expect((await send({ target: '/nothing', headers: { accept: 'text/html' } })).status).toBe(204)
  })
})
