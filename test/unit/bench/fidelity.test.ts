/** What `npm run bench:fidelity` writes: of runs that are given here, and of two fakes of a tiny document, one of which remembers nothing. */
import { describe, expect, it } from 'vitest'
import { tablesOf } from '../../../bench/fidelity/table.ts'
import { countOf, type Tally, tallyOf } from '../../../bench/fidelity/tally.ts'
import { type FetchFunction, verify } from '../../../src/contract/index.ts'
import { createPlatformOf } from '../../../src/document-platform.ts'

const kinds = {
  listNotes: 'An operation answers as it is declared.',
  'notes/listed': 'An element of a collection is in its list.',
}
const operations = { all: 1, answered: 1 }
const whole: Tally = {
  verdict: 'conforms',
  requests: 3,
  operations,
  requirements: { listNotes: 'held', 'notes/listed': 'not exercised' },
  kinds,
}
const forgetful: Tally = {
  ...whole,
  verdict: 'broken',
  requirements: { listNotes: 'broken', 'notes/listed': 'held' },
}

describe('the tables', () => {
  it('say of each document, of each kind and of what others hold', () => {
    const compared = [
      { document: 'notes', why: 'it is small', results: [whole, forgetful, { failure: 'it knows no a|b' }] },
    ]
    expect(tablesOf(['ours', 'other', 'third'], compared).split('\n')).toEqual([
      '| held / broken / not exercised | ours | other | third |',
      '| --- | ---: | ---: | ---: |',
      '| notes: it is small | **1** / 0 / 1, conforms | **1** / 1 / 0, broken | failed: it knows no a\\|b |',
      '| **all** | **1** / 0 / 1 | **1** / 1 / 0 | **0** / 0 / 0 |',
      '',
      '| held / broken | of | ours | other | third |',
      '| --- | ---: | ---: | ---: | ---: |',
      '| An operation answers as it is declared. | 1 | 1 / 0 | 0 / 1 | 0 / 0 |',
      '| An element of a collection is in its list. | 1 | 0 / 0 | 1 / 0 | 0 / 0 |',
      '',
      '| what ours does not hold | requirements | it is | held by | which |',
      '| --- | ---: | ---: | ---: | ---: |',
      '| notes | 1 | not exercised | other | notes/listed |',
    ])
  })

  it('say when nobody else holds more', () => {
    const compared = [{ document: 'notes', why: 'it is small', results: [whole, whole] }]
    expect(tablesOf(['ours', 'other'], compared)).toMatch(/\n\nNothing that ours does not hold is held by another\.$/)
  })
})

const note = {
  type: 'object',
  required: ['id', 'text'],
  properties: { id: { type: 'string', readOnly: true }, text: { type: 'string' } },
}
const json = (schema: object) => ({ description: 'It.', content: { 'application/json': { schema } } })
const tiny = {
  openapi: '3.0.3',
  info: { title: 'Notes', version: '1' },
  servers: [{ url: 'https://notes.example' }],
  paths: {
    '/notes': {
      get: { operationId: 'listNotes', responses: { 200: json({ type: 'array', items: note }) } },
      post: {
        operationId: 'createNote',
        requestBody: { required: true, content: { 'application/json': { schema: note } } },
        responses: { 201: json(note), 400: { description: 'No.' } },
      },
    },
    '/notes/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { operationId: 'readNote', responses: { 200: json(note), 404: { description: 'No.' } } },
      delete: { operationId: 'deleteNote', responses: { 204: { description: 'Gone.' }, 404: { description: 'No.' } } },
    },
  },
}

const remembersNothing: FetchFunction = async (input, init) => {
  const { method, url } = new Request(input, init)
  const thing = { id: 'a', text: 'text' }
  if (method === 'DELETE') return new Response(null, { status: 204 })
  if (method === 'POST') return Response.json(thing, { status: 201 })
  return Response.json(url.endsWith('/notes') ? [thing] : thing)
}

async function tallied(fetch: FetchFunction): Promise<Tally> {
  const clock = createPlatformOf(tiny).clock
  return tallyOf(
    await verify({ fetch, clock, tokens: { owner: 'nowhere_alice' } }, { spec: tiny, seed: 1, level: 'SHOULD' }),
  )
}

describe('of a tiny document', () => {
  it('a fake with state holds all that is asked', async () => {
    const tally = await tallied(createPlatformOf(tiny, { seed: 1 }).fetch)
    expect(tally.verdict).toBe('conforms')
    expect(countOf(tally, 'broken')).toBe(0)
    expect(tally.requirements).toMatchObject({ readNote: 'held', 'notes/read-back': 'held', 'notes/deleted': 'held' })
  })

  it('a mock without memory is found to be one', async () => {
    const tally = await tallied(remembersNothing)
    expect(tally.verdict).toBe('broken')
    expect(tally.requirements).toMatchObject({ 'notes/read-back': 'broken', 'notes/listed': 'broken' })
    expect(tally.kinds['notes/read-back']).toBe('What was written to a collection is what is read from it.')
  })
})
