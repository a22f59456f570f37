/** Bodies of requests that seldom are declared so: closed by what is not evaluated, and of any media type. */
import { describe, expect, it } from 'vitest'
import { type Fields, runOn } from './shelf.ts'

const text = { type: 'string' }
const named = { type: 'object', required: ['name'], properties: { name: text } }
const taking = 'things takes what its schemas allow and refuses the rest'
const isAnything = (): boolean => true
const isNamed = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'name' in body && typeof body.name === 'string'

describe('a body that is closed by what is not evaluated', () => {
  const closed = { ...named, unevaluatedProperties: false }
  const parts = { allOf: [named, { type: 'object', properties: { note: text } }], unevaluatedProperties: false }
  const shown = { type: 'object', required: ['id'], properties: { id: text, name: text, note: text } }
  const keep = (body: Fields, id: string): Fields => ({ id, name: body.name })
  const found = [`${taking} > makeThing: the body with an unknown member`]

  it.each<[string, Fields]>([
    ['itself', closed],
    ['around its parts', parts],
  ])('%s', async (_, sent) => {
    const others = { sent, shown: { ...shown, properties: { id: text, name: text } }, keep }
    expect((await runOn(others)).failing).toEqual([])
    expect((await runOn({ ...others, isLenient: isNamed })).failing).toEqual(expect.arrayContaining(found))
  })
})

describe('a body of', () => {
  const made = {
    description: 'Made.',
    content: { 'application/json': { schema: { ...named, required: ['id'], properties: { id: text, name: text } } } },
  }
  it.each(['*/*', 'application/*'])('%s is JSON, and held to its schema', async (type) => {
    const create = {
      requestBody: { required: true, content: { [type]: { schema: named } } },
      responses: { 201: made, 400: { description: 'Refused.' } },
    }
    const run = await runOn({ sent: named, create })
    expect(run.failing).toEqual([])
    expect(run.taken.every(isNamed)).toBe(true)
    expect(run.taken.length).toBeGreaterThan(5)
    expect((await runOn({ sent: named, create, isLenient: isAnything })).failing).toEqual(
      expect.arrayContaining([`${taking} > makeThing: without name`, `${taking} > makeThing: name of another type`]),
    )
  })
})
