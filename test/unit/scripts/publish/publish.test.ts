/** What is published is true, says all that the fake can answer, and stands by itself. */
import SwaggerParser from '@apidevtools/swagger-parser'
import { describe, expect, it } from 'vitest'
import { examplesFit } from '../../../../scripts/lint-spec/examples.ts'
import type { Platform } from '../../../../src/index.ts'
import { createCompiler } from '../../../../src/schema/compile.ts'
import { contracts } from '../../../../src/spec/generated/contract.ts'
import { at, child, isObject, type JsonObject, locate } from '../../../../src/spec/pointer.ts'
import { createQuietPlatform } from '../../systems/ask.ts'
import { certify } from '../../systems/now/certified.ts'
import { exampleRequest, operationsIn, partsOf, published } from './published.ts'

type OperationId = Parameters<Platform['fail']>[0]

const everyDocument = Object.entries(published).map(([name, document]) => ({ name, document }))
const systems = contracts.documented.systems.map(({ name, origin }) => ({ name, origin }))

const contractOf = (name: string) => (name === 'observed' ? contracts.observed : contracts.documented)

const codesOf = (name: string, id: string): [code: string, status: number][] => {
  const contract = contractOf(name)
  const operation = contract.operations[id]
  const catalogue = contract.systems.find((system) => system.name === operation?.system)?.errors ?? ''
  return (operation?.errors ?? []).map((code) => [code, contract.errors[catalogue]?.codes[code]?.status ?? 0])
}

describe.each(everyDocument)('the published document $name', ({ name, document }) => {
  it('is valid by itself', async () => {
    // It writes into what it is given; its type is that of a mutable document.
    const parsed = await SwaggerParser.validate(structuredClone(document) as never)
    expect(parsed.info.version).toBe('0.1.0')
  })

  it('declares each status that the fake can answer, with its codes in words and as values', () => {
    for (const { id, operation } of operationsIn(document)) {
      const codes = codesOf(name, id)
      const successes = contractOf(name).operations[id]?.responses.map(({ status }) => String(status)) ?? []
      const statuses = [...successes, ...codes.map(([, status]) => String(status))]
      expect([id, ...Object.keys(operation.value.responses as JsonObject).sort()]).toEqual([
        id,
        ...new Set(statuses.sort()),
      ])
      for (const [code, status] of codes) {
        const response = child(document, operation, 'responses', String(status))
        expect(response?.value.description).toContain(`\`${code}\`: `)
        expect(codeEnums(document, response?.pointer ?? '')).toContain(code)
      }
    }
  })

  it('shows an example of each code, and none that does not fit its schema', () => {
    for (const { id, operation } of operationsIn(document)) {
      for (const [code, status] of codesOf(name, id)) {
        const response = child(document, operation, 'responses', String(status))
        const example = at(document, `${response?.pointer}/content/application~1json/examples/${code}/value`)
        expect(JSON.stringify(example), id).toContain(`"code":"${code}"`)
        expect(JSON.stringify(example), id).not.toMatch(/\{\w+\}/)
      }
    }
    expect(examplesFit({ document, contract: contractOf(name), contracts: [contractOf(name)] })).toEqual([])
  })

  it('describes every operation and every tag', () => {
    for (const { id, operation } of operationsIn(document)) {
      expect(operation.value.description, id).toMatch(/\w+.*\n\n/)
    }
    for (const tag of document.tags as readonly JsonObject[]) expect(tag.description, String(tag.name)).toMatch(/\w/)
  })

  it('has no schema that is true or false, and no pattern of property names', () => {
    const booleans = partsOf(document).filter(
      ({ place, name: keyword, part }) =>
        (typeof part === 'boolean' &&
          keyword !== 'additionalProperties' &&
          /\/(properties|allOf|anyOf|oneOf)\/[^/]+$/.test(place)) ||
        (typeof part === 'boolean' && ['items', 'not', 'if', 'then', 'else'].includes(keyword)) ||
        keyword === 'propertyNames',
    )
    expect(booleans.map(({ place }) => place)).toEqual([])
  })

  it('leads nowhere outside of itself, and to each of its components', () => {
    const references = new Set(
      partsOf(document).flatMap(({ part }) => (isObject(part) && typeof part.$ref === 'string' ? [part.$ref] : [])),
    )
    expect([...references].filter((reference) => at(document, reference) === undefined)).toEqual([])
    const components = document.components as JsonObject
    const named = ['schemas', 'parameters', 'headers', 'responses'].flatMap((kind) =>
      Object.keys(components[kind] as JsonObject).map((component) => `#/components/${kind}/${component}`),
    )
    expect(named.filter((component) => !references.has(component))).toEqual([])
  })
})

describe.each(systems)('the document of $name', ({ name, origin }) => {
  const document = published[name] ?? {}

  it('has one server and one credential, its own', () => {
    expect(document.servers).toEqual([{ url: origin }])
    const schemes = Object.keys((document.components as JsonObject).securitySchemes as JsonObject)
    expect(schemes).toHaveLength(1)
    for (const { operation, item } of operationsIn(document)) {
      expect(operation.value.security).toEqual([{ [schemes[0] ?? '']: [] }])
      expect(item.value.servers).toBeUndefined()
    }
  })

  it('has the operations of its system and no others', () => {
    const ids = Object.values(contracts.documented.operations).flatMap(({ id, system }) =>
      system === name ? [id] : [],
    )
    expect(
      operationsIn(document)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids.sort())
  })

  it('sorts each operation under one of its tags', () => {
    const tags = (document.tags as readonly JsonObject[]).map((tag) => tag.name)
    for (const { operation } of operationsIn(document)) {
      const [tag, ...others] = operation.value.tags as readonly string[]
      expect(tags).toContain(tag)
      expect(others).toEqual([])
    }
  })

  it('says of each refusal what the fake then answers', async () => {
    // The document's example says in words what stands there.
    const real: Readonly<Record<string, string>> = {
      replaceNowCertificate: JSON.stringify({ domains: ['testing.zeit.co'], ...(await certify()) }),
    }
    const compiler = createCompiler(document)
    for (const operation of operationsIn(document)) {
      for (const [code, status] of codesOf(name, operation.id)) {
        const platform = createQuietPlatform()
        // The document's ids are those that the type lists.
        platform.fail(operation.id as OperationId, code as never)
        const { url, body: example, ...init } = exampleRequest(document, operation)
        const body = real[operation.id] ?? example
        init.headers.set('Authorization', 'Bearer nowhere_alice')
        const answer = await platform.fetch(url, body === undefined ? init : { ...init, body })
        const told = { id: operation.id, status: answer.status, body: await answer.json() }
        expect(told).toMatchObject({ id: operation.id, status })
        const response = child(document, operation.operation, 'responses', String(status))
        const schema = response && child(document, response, 'content', 'application/json', 'schema')
        const validate = compiler.at(schema?.pointer ?? '')
        expect({ ...told, fits: validate(told.body) }).toEqual({ ...told, fits: true })
      }
    }
  })
})

/** Every enum of a code below a response. */
function codeEnums(document: JsonObject, pointer: string): unknown[] {
  const response = locate(document, pointer)
  const schema = response && child(document, response, 'content', 'application/json', 'schema')
  const parts = schema === undefined ? [] : partsOf(at(document, schema.pointer) ?? null)
  return parts.flatMap(({ part }) => (isObject(part) && Array.isArray(part.enum) ? [...part.enum] : []))
}
