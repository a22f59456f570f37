/** What a world says of its things is held to the document, and refused with its place: nothing is dropped in silence. */
import { describe, expect, it } from 'vitest'
import { createPlatformOf, type DocumentPlatformOptions } from '../../../src/document-platform.ts'

const text = { type: 'string' }
const Pet = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer', readOnly: true },
    name: text,
    kind: { type: 'string', enum: ['cat', 'dog'] },
    age: { type: ['integer', 'null'] },
    secret: { ...text, writeOnly: true },
    home: { type: 'object', additionalProperties: false, properties: { city: text } },
    names: { type: 'array', items: text },
  },
}
const content = { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } }
const document = (pet: object): object => ({
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  components: { schemas: { Pet: pet } },
  paths: {
    '/owners/{ownerId}/pets': {
      parameters: [{ name: 'ownerId', in: 'path', required: true, schema: text }],
      post: {
        operationId: 'createPet',
        requestBody: { required: true, content },
        responses: { 201: { description: 'Made.', content } },
      },
    },
    '/owners/{ownerId}/pets/{id}': {
      parameters: [
        { name: 'ownerId', in: 'path', required: true, schema: text },
        { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
      ],
      get: { operationId: 'readPet', responses: { 200: { description: 'It is.', content } } },
    },
  },
})
const begin = (pets: readonly object[], pet: object = Pet) =>
  createPlatformOf(document(pet), { world: { 'owners/pets': pets } } as DocumentPlatformOptions)

describe('a world', () => {
  it.each<[object, string]>([
    [{ nmae: 'Tom' }, '/owners/pets/0/nmae: There is no such member. The nearest is "name".'],
    [{ name: 5 }, '/owners/pets/0/name: It is 5, and must be a string.'],
    [{ name: null }, '/owners/pets/0/name: It is null, and must be a string.'],
    [{ age: 'old' }, '/owners/pets/0/age: It is "old", and must be an integer or null.'],
    [{ kind: 'cow' }, '/owners/pets/0/kind: It is "cow", and must be one of "cat", "dog".'],
    [{ home: { town: 'x' } }, '/owners/pets/0/home/town: There is no such member. The nearest is "city".'],
    [{ names: ['a', 1] }, '/owners/pets/0/names/1: It is 1, and must be a string.'],
    [{ id: true }, '/owners/pets/0/id: It is true, and a thing is named by a text or a number.'],
  ])('with %j is refused', (pet, problem) => {
    expect(() => begin([pet])).toThrow(`Failed to read the world at ${problem}`)
  })

  it('says what fits, what is only sent, and what a thing stands below', () => {
    const pet = { id: 1, ownerId: 'o1', name: 'Tom', kind: 'cat', age: null, secret: 's', home: {}, names: [] }
    expect(begin([pet]).records('owners/pets')).toMatchObject([pet])
  })

  it('keeps members of which an open schema says nothing', () => {
    const { additionalProperties: _, ...open } = Pet
    expect(begin([{ id: 1, name: 'Tom', mood: 'good' }], open).records('owners/pets')).toMatchObject([{ mood: 'good' }])
  })
})

it('takes from examples what fits', () => {
  const platform = createPlatformOf(document({ ...Pet, example: { id: 3, name: 'Tom', age: 'old', kind: 'cow' } }), {
    examples: true,
  })
  expect(platform.records('owners/pets')).toMatchObject([{ id: 3, name: 'Tom' }])
})
