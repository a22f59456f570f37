/** The schema of a world as it is published: whole, so that an editor needs nothing else, and true of what the package has. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { worlds } from '../systems/worlds.ts'

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
const published = read('src/spec/generated/world.schema.json')
const written = read('fixtures/worlds/world.schema.json')
const ajv = new Ajv2020({ strict: false })
// ajv-formats is CommonJS whose default export TypeScript sees under `default`.
;(formats as unknown as (ajv: Ajv2020) => void)(ajv)
const validate = ajv.compile(published)

interface Described {
  readonly description?: string
  readonly $ref?: string
  readonly examples?: readonly unknown[]
}

describe('the published schema of a world', () => {
  it('points at nothing outside of itself, and has no word of this project alone', () => {
    const text = JSON.stringify(published)
    expect([...text.matchAll(/"\$ref":"([^"]*)"/g)].filter(([, target]) => target?.startsWith('#/') !== true)).toEqual(
      [],
    )
    expect(text).not.toMatch(/"x-/)
  })

  it('takes each world of the package', () => {
    expect(Object.entries(worlds).filter(([, world]) => !validate(world))).toEqual([])
  })

  it.each(Object.entries<Described>(published.properties))(
    'says what %s is, by an example that it takes',
    (name, member) => {
      expect(member.description).toMatch(/\.$/)
      for (const example of member.examples ?? []) {
        expect([validate({ accounts: [{ username: 'alice' }], [name]: example }), validate.errors]).toEqual([
          true,
          null,
        ])
      }
      if (name !== '$schema') expect(member.examples).toHaveLength(1)
    },
  )

  it('has the properties that it was written with', () => {
    expect(Object.keys(published.properties)).toEqual(Object.keys(written.properties))
  })
})
