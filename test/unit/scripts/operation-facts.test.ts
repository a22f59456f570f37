/** The types that are generated beside those of openapi-typescript. */
import { describe, expect, it } from 'vitest'
import { operationFacts } from '../../../scripts/generate/operation-facts.ts'
import { sampleContract } from '../sample/sample-engine.ts'

const lines = operationFacts({ documented: sampleContract, observed: sampleContract }).split('\n')
const has = (line: string) => lines.map((each) => each.trim()).includes(line)

describe('operationFacts', () => {
  it('says the system, the catalogue and the codes of each operation', () => {
    expect(
      has(
        "createItem: { system: 'shop'; catalogue: 'shop'; errors: 'no_token' | 'too_many' | 'bad_request' | 'broken' | 'conflict' | 'too_large' }",
      ),
    ).toBe(true)
  })

  it('asks for what the message of a code has to be told, and allows what the body may be told besides', () => {
    expect(has('conflict: { item: string }')).toBe(true)
    expect(has('not_found: { thing: string; reference: string; item?: string }')).toBe(true)
    expect(has('no_token: { item?: string }')).toBe(true)
  })

  it('does not ask for what the pipeline fills in itself', () => {
    expect(lines.join('\n')).not.toMatch(/(code|message|endpoint|requestId|url)\??: string/)
  })

  it('has the codes of every profile', () => {
    const createItem = sampleContract.operations.createItem
    if (createItem === undefined) throw new Error('the sample has no createItem')
    const observed = {
      ...sampleContract,
      operations: { ...sampleContract.operations, createItem: { ...createItem, errors: ['no_method'] } },
    }
    const text = operationFacts({ documented: sampleContract, observed })
    expect(text).toContain("'conflict' | 'too_large' | 'no_method' }")
  })

  it('names the kinds of ids', () => {
    expect(has("export type IdKind = 'ItemId' | 'RequestId'")).toBe(true)
  })
})
