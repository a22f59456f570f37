/** Answers that keep to their document in seldom ways, each beside one that does not. */
import { describe, expect, it } from 'vitest'
import { reply } from './replies.ts'

type Fields = Readonly<Record<string, unknown>>

const json = (schema: Fields): Fields => ({ description: 'So it is.', content: { 'application/json': { schema } } })
const text = { type: 'string' }
const named = { type: 'object', required: ['name'], properties: { name: text } }
const empty = { description: 'Nothing.' }
const as = (type: string, body: string, status = 200): Response =>
  new Response(body, { status, headers: { 'content-type': type } })

const schema = 'body fits its schema'
const status = 'status is declared'
const mediaType = 'media type is declared'
const headerValues = 'headers fit their schema'
const noJson = 'a JSON body is JSON'

describe('a range of statuses', () => {
  it.each<[string, Fields, Response, string[]]>([
    ['any success', { '2XX': empty }, new Response(null, { status: 206 }), []],
    ['any success with a body', { '2XX': json(named) }, as('application/json', '{"name":"a"}', 207), []],
    ['a success whose body does not fit', { '2XX': json(named) }, as('application/json', '{}', 207), [schema]],
    [
      'a success beside one of its own',
      { 200: json(named), '2XX': json(text) },
      as('application/json', '{}'),
      [schema],
    ],
    ['everything else by default', { 200: json(named), default: empty }, new Response(null, { status: 202 }), []],
    ['what nobody declares', { 200: json(named) }, new Response(null, { status: 202 }), [status]],
    ['lower case', { '2xx': json(named) }, as('application/json', '{"name":"a"}', 203), []],
  ])('%s', async (_, responses, response, expected) => {
    expect(await reply(responses, response)).toEqual(expected)
  })
})

describe('an answer that may have no body', () => {
  it.each<[string, Fields, Response, string[]]>([
    ['204 with declared content', { 204: json(named) }, new Response(null, { status: 204 }), []],
    ['200 with declared content', { 200: json(named) }, new Response(null), [mediaType]],
  ])('%s', async (_, responses, response, expected) => {
    expect(await reply(responses, response)).toEqual(expected)
  })
})

describe('several media types for one status', () => {
  const both = {
    200: {
      description: 'Either.',
      content: {
        'application/json': { schema: named },
        'application/vnd.list+json': { schema: { type: 'array', items: named } },
        'text/plain': { schema: text },
      },
    },
  }
  it.each<[string, Fields, Response, string[]]>([
    ['the first', both, as('application/json', '{"name":"a"}'), []],
    ['the other', both, as('application/vnd.list+json', '[{"name":"a"}]'), []],
    ['the other with the body of the first', both, as('application/vnd.list+json', '{"name":"a"}'), [schema]],
    ['one that is no JSON', both, as('text/plain; charset=utf-8', 'a'), []],
    ['none of them', both, as('text/html', 'a'), [mediaType]],
  ])('%s', async (_, responses, response, expected) => {
    expect(await reply(responses, response)).toEqual(expected)
  })
})

describe('a media type that is any', () => {
  const any = (type: string, of: Fields = named): Fields => ({
    200: { description: 'Any.', content: { [type]: { schema: of } } },
  })
  it.each<[string, Fields, Response, string[]]>([
    ['JSON that fits', any('*/*'), as('application/json', '{"name":"a"}'), []],
    ['JSON that does not fit', any('*/*'), as('application/json', '{"name":1}'), [schema]],
    ['JSON of another name that does not fit', any('*/*'), as('application/hal+json', '{"name":1}'), [schema]],
    ['what is no JSON', any('*/*'), as('text/csv', 'name'), []],
    ['a page where members are declared', any('*/*'), as('text/html', '{"name":"a"}'), [schema]],
    ['bytes where members are declared', any('application/*'), as('application/octet-stream', 'a'), [schema]],
    ['XML of what is declared', any('*/*'), as('application/xml', '<name>a</name>'), []],
    ['a page where a text is declared', any('*/*', { ...text, minLength: 9 }), as('text/html', 'a'), []],
    ['application/* that fits', any('application/*'), as('application/json', '{"name":"a"}'), []],
    ['application/* that does not fit', any('application/*'), as('application/json', '{}'), [schema]],
    ['what is no application', any('application/*'), as('text/plain', 'a'), [mediaType]],
    ['an image', any('image/*', { type: 'string', format: 'binary' }), as('image/png', 'a'), []],
    ['a text that is one', any('*/*', text), as('text/plain', 'a'), []],
  ])('%s', async (_, responses, response, expected) => {
    expect(await reply(responses, response)).toEqual(expected)
  })
})

describe('a body that says it is JSON', () => {
  const free = { 200: { description: 'Anything.', content: { 'application/json': {} } } }
  it.each<[string, Fields, Response, string[]]>([
    ['is', free, as('application/json', '{"a":[1,null]}'), []],
    ['is not', free, as('application/json', '{"a":[1,}'), [noJson]],
    ['is not, and has a schema', { 200: json(named) }, as('application/json', '<html>'), [noJson]],
    ['is a text alone', free, as('application/json', '"a"'), []],
  ])('%s', async (_, responses, response, expected) => {
    expect(await reply(responses, response)).toEqual(expected)
  })
})

describe('a header of an answer', () => {
  const header = (of: Fields): Fields => ({
    200: { ...json(named), headers: { 'X-Total': { schema: of } } },
  })
  const with_ = (value: string | undefined): Response =>
    Response.json({ name: 'a' }, value === undefined ? {} : { headers: { 'x-total': value } })
  it.each<[string, Fields, string | undefined, string[]]>([
    ['a number', { type: 'integer', minimum: 0 }, '12', []],
    ['a number that is none', { type: 'integer' }, 'many', [headerValues]],
    ['a number below its bound', { type: 'integer', minimum: 0 }, '-1', [headerValues]],
    ['a flag', { type: 'boolean' }, 'true', []],
    ['a flag that is none', { type: 'boolean' }, 'yes', [headerValues]],
    ['a text of digits', { type: 'string', pattern: '^[0-9]+$' }, '12', []],
    ['a text not of its pattern', { type: 'string', pattern: '^[0-9]+$' }, 'a', [headerValues]],
    ['one of a few', { type: 'string', enum: ['a', 'b'] }, 'c', [headerValues]],
    ['a list', { type: 'array', items: { type: 'integer' } }, '1,2, 3', []],
    ['a list with what is none', { type: 'array', items: { type: 'integer' } }, '1,b', [headerValues]],
    ['an object', { type: 'object', properties: { a: { type: 'integer' } } }, 'a,1', []],
    ['an object with what is none', { type: 'object', properties: { a: { type: 'integer' } } }, 'a,b', [headerValues]],
    ['one that may be missing', { type: 'integer' }, undefined, []],
  ])('%s', async (_, of, value, expected) => {
    expect(await reply(header(of), with_(value))).toEqual(expected)
  })
})
