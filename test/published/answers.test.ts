/** Everything that the contract kit gets out of the fake is declared by the published document of its system, refusals too. */
import { describe, expect, it } from 'vitest'
import { readDocuments } from '../../scripts/generate/documents.ts'
import { publish } from '../../scripts/publish/publish.ts'
import { verify } from '../../src/contract/index.ts'
import { createCompiler } from '../../src/schema/compile.ts'
import { child, isObject, type JsonObject, type Located } from '../../src/spec/pointer.ts'
import { createFake } from '../contract/fake.ts'

const documents = Object.entries(publish(readDocuments(process.cwd()).documented).systems)

describe.each(documents)('the published document of %s', (system, document) => {
  it('declares every answer of a whole run of the kit', async () => {
    const { platform, target } = createFake({ seed: 1 })
    const { verdict } = await verify(target, { systems: [system], seed: 1 })
    expect(verdict).toBe('conforms')

    const operations = operationsOf(document)
    const compiler = createCompiler(document)
    const succeeded = new Set<string>()
    for (const { operationId, answer } of platform.journal.entries()) {
      const operation = operations.get(operationId ?? '')
      if (operationId === null || operation === undefined) continue
      if (answer.status < 300) succeeded.add(operationId)
      const response = child(document, operation, 'responses', String(answer.status))
      expect([operationId, answer.status, response === undefined]).toEqual([operationId, answer.status, false])
      const schema = response && child(document, response, 'content', 'application/json', 'schema')
      if (schema === undefined || typeof answer.body !== 'string') continue
      const validate = compiler.at(schema.pointer)
      validate(JSON.parse(answer.body))
      expect([operationId, answer.body, ...(validate.errors ?? [])]).toEqual([operationId, answer.body])
    }
    // Each operation that a document states; what only clients know is not asked by every scenario.
    const stated = [...operations].filter(
      ([, { value }]) => isObject(value['x-source']) && 'document' in value['x-source'],
    )
    expect(stated.map(([id]) => id).filter((id) => !succeeded.has(id))).toEqual([])
  })
})

function operationsOf(document: JsonObject): Map<string, Located> {
  const root = { pointer: '#', value: document }
  const paths = isObject(document.paths) ? Object.keys(document.paths) : []
  return new Map(
    paths.flatMap((path) =>
      ['get', 'put', 'post', 'delete', 'patch'].flatMap((method) => {
        const operation = child(document, root, 'paths', path, method)
        return operation === undefined ? [] : [[String(operation.value.operationId), operation] as const]
      }),
    ),
  )
}
