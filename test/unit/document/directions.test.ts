/** What of a schema holds for requests and what for answers. */
import { describe, expect, it } from 'vitest'
import { splitDirections } from '../../../src/document/directions.ts'
import type { JsonObject } from '../../../src/spec/pointer.ts'

function answered(property: JsonObject): string[] {
  const schema = { type: 'object', required: ['a', 'b'], properties: { a: { type: 'string' }, b: property } }
  const split = splitDirections({ components: { schemas: { T: schema } } })
  const { schemas } = split.components as { schemas: Record<string, { properties: JsonObject; required: string[] }> }
  expect(Object.keys(schemas.T__request?.properties ?? {})).toEqual(['a', 'b'])
  const { properties, required } = schemas.T ?? { properties: {}, required: [] }
  expect(required).toEqual(Object.keys(properties))
  return Object.keys(properties)
}

describe('a property that is only sent', () => {
  it.each([
    'MAY be sent in client bodies during creation, and MUST NOT be sent by the server.',
    'The password. It is never returned.',
    'Will not be included in responses.',
    'Write-only.',
    'Initial members; only used when creating a team.',
    'A token that is not returned in the response.',
  ])('is none of the answer: %s', (description) => {
    expect(answered({ type: 'string', description })).toEqual(['a'])
  })

  it.each([
    'The name that is shown.',
    'Must not be empty.',
    'A mail that was not sent.',
    'Sent by the server.',
    'Only letters.',
  ])('is one all the same: %s', (description) => {
    expect(answered({ type: 'string', description })).toEqual(['a', 'b'])
  })
})
