/** Each named check: a good answer passes, a broken one is found, and by that check. */
import { describe, expect, it } from 'vitest'
import { type AnswerContext, type AnswerToCheck, checkAnswer, errorCodeIn } from '../../../src/checks/check-answer.ts'
import { createSampleEngine, sampleContract } from '../sample/sample-engine.ts'

const { validatorOf } = createSampleEngine().engine

const rateHeaders = { 'shop-limit': '5', 'shop-remaining': '4', 'shop-reset': '1487577660' }
const jsonHeaders = { 'content-type': 'application/json; charset=utf-8', ...rateHeaders }
const goodItem: AnswerToCheck = { status: 200, headers: jsonHeaders, body: { id: 'item_abcdefgh', name: 'lamp' } }
const goodError: AnswerToCheck = {
  status: 409,
  headers: jsonHeaders,
  body: { error: { code: 'conflict', message: 'There is one.', url: 'https://shop.test/errors/items/conflict' } },
}
const goodEmpty: AnswerToCheck = { status: 200, headers: rateHeaders, body: undefined }
const goodFile: AnswerToCheck = {
  status: 200,
  headers: { 'content-type': 'image/png', ...rateHeaders },
  body: undefined,
}

function findings(operationId: string, answer: AnswerToCheck, secrets: readonly string[] = []) {
  const operation = sampleContract.operations[operationId]
  const catalogue = operation && sampleContract.errors[operation.system]
  if (operation === undefined || catalogue === undefined) throw new Error(`the sample has no ${operationId}`)
  const context: AnswerContext = { operation, catalogue, catalogueName: operation.system, validatorOf, secrets }
  return checkAnswer(answer, context).map(({ check, message }) => ({ check, message }))
}

describe('checkAnswer', () => {
  it.each<[string, string, AnswerToCheck]>([
    ['JSON as declared', 'createItem', goodItem],
    ['an error of the catalogue', 'createItem', goodError],
    ['an empty body', 'deleteItem', goodEmpty],
    ['the content of a file', 'getFile', goodFile],
  ])('finds nothing in %s', (_, operationId, answer) => {
    expect(findings(operationId, answer, ['some secret'])).toEqual([])
  })

  it('ignores the parameters and the case of a media type', () => {
    const headers = { ...rateHeaders, 'content-type': 'Application/JSON ; charset=utf-8' }
    expect(findings('createItem', { ...goodItem, headers })).toEqual([])
  })

  it('finds a status that is neither a success nor that of a code of the operation', () => {
    expect(findings('createItem', { ...goodItem, status: 201 })).toEqual([
      { check: 'status is declared', message: 'createItem declares no status 201.' },
    ])
    expect(findings('getItem', goodError)[0]).toEqual({
      check: 'status is declared',
      message: 'getItem declares no status 409.',
    })
  })

  it('finds another media type, or none', () => {
    expect(findings('createItem', { ...goodItem, headers: { ...jsonHeaders, 'content-type': 'text/html' } })).toEqual([
      { check: 'media type is declared', message: 'The Content-Type is text/html; application/json is declared.' },
    ])
    expect(findings('createItem', { ...goodError, headers: rateHeaders })).toEqual([
      { check: 'media type is declared', message: 'The Content-Type is missing; application/json is declared.' },
    ])
    expect(findings('deleteItem', { ...goodEmpty, headers: jsonHeaders })).toEqual([
      { check: 'media type is declared', message: 'An empty body has the Content-Type application/json.' },
    ])
  })

  it('finds every required header that is missing, of a success and of an error', () => {
    const headers = { 'content-type': 'application/json', 'shop-limit': '5' }
    const expected = [
      { check: 'headers are present', message: 'The header shop-remaining is missing.' },
      { check: 'headers are present', message: 'The header shop-reset is missing.' },
    ]
    expect(findings('createItem', { ...goodItem, headers })).toEqual(expected)
    expect(findings('createItem', { ...goodError, headers })).toEqual(expected)
  })

  it('takes nothing from a prototype for a header', () => {
    const headers = Object.assign(Object.create({ 'shop-reset': '1' }), { ...jsonHeaders })
    delete headers['shop-reset']
    expect(findings('createItem', { ...goodItem, headers })).toEqual([
      { check: 'headers are present', message: 'The header shop-reset is missing.' },
    ])
  })

  it.each<[string, unknown, string]>([
    ['lacks a property', { id: 'item_abcdefgh' }, '"name" is missing.'],
    [
      'has a property that is not declared',
      { ...Object(goodItem.body), value: 'x' },
      '"value" is not a known property.',
    ],
    ['has a wrong value', { id: 'item_1', name: 'lamp' }, '"id" must match ^item_[a-z]{8}$.'],
    ['is empty', undefined, 'The body must be an object.'],
  ])('finds a body that %s', (_, body, message) => {
    expect(findings('createItem', { ...goodItem, body })).toEqual([{ check: 'body fits its schema', message }])
  })

  it('finds a body where there should be none', () => {
    expect(findings('deleteItem', { ...goodEmpty, body: {} })).toEqual([
      { check: 'body fits its schema', message: 'The body is not empty.' },
    ])
  })

  it('finds an error body that is not of the envelope', () => {
    const body = { error: { code: 'conflict', message: 'There is one.', url: 'u', stack: 'at line 1' } }
    expect(findings('createItem', { ...goodError, body })).toEqual([
      { check: 'body fits its schema', message: '"error.stack" is not a known property.' },
    ])
  })

  it('finds a code that the operation does not declare, or that goes with another status', () => {
    const codes = (code: string) => ({ error: { code, message: 'm', url: 'u' } })
    expect(findings('createItem', { ...goodError, body: codes('not_found') })).toEqual([
      { check: 'error is in the catalogue', message: 'createItem declares no code not_found.' },
    ])
    expect(findings('createItem', { ...goodError, body: codes('constructor') })).toEqual([
      { check: 'error is in the catalogue', message: 'createItem declares no code constructor.' },
    ])
    expect(findings('createItem', { ...goodError, status: 413, body: codes('conflict') })).toEqual([
      { check: 'error is in the catalogue', message: 'The code conflict goes with 409, not with 413.' },
    ])
  })

  it('finds a write-only value, whole or as a part, anywhere in the body, and does not quote it', () => {
    const leak = { check: 'no secret comes back', message: 'A value that is write-only came back.' }
    expect(
      findings('createItem', { ...goodItem, body: { id: 'item_abcdefgh', name: 'my secret!' } }, ['my secret']),
    ).toEqual([leak])
    const list = { ...goodItem, body: { items: [{ id: 'item_abcdefgh', name: 'my secret' }] } }
    expect(findings('listItems', list, ['other secret', 'my secret'])).toEqual([leak])
    expect(findings('listItems', list, ['other secret'])).toEqual([])
  })
})

describe('errorCodeIn', () => {
  const { shop, depot } = sampleContract.errors

  it('finds the code where the template of the system puts it', () => {
    expect(shop && errorCodeIn({ error: { code: 'conflict' } }, shop)).toBe('conflict')
    expect(depot && errorCodeIn({ code: 'GONE' }, depot)).toBe('GONE')
  })

  it.each([null, undefined, 'text', {}, { error: null }, { error: { code: 5 } }])('finds none in %j', (body) => {
    expect(shop && errorCodeIn(body, shop)).toBeUndefined()
  })
})
