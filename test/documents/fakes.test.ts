/**
 * The fake of every public document: it starts, a program of valid requests gets nothing but answers that the document knows, and of those
 * that the manifest marks so `verify` finds nothing.
 */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { verify } from '../../src/contract/index.ts'
import { understand } from '../../src/document/model/understand.ts'
import { createPlatformOf, type DocumentPlatform } from '../../src/document-platform.ts'
import { installDocuments, type PublicDocument, publicDocuments, readDocumentOf } from './public-documents.ts'
import { keysIn, programOf } from './random-program.ts'

const requests = 150

let folder = ''

beforeAll(async () => {
  folder = await installDocuments()
})

function read(document: PublicDocument): Promise<object> {
  return readDocumentOf(folder, document)
}

function fakeOf(document: object): { readonly platform: DocumentPlatform; readonly faults: string[] } {
  const faults: string[] = []
  const platform = createPlatformOf(document, {
    seed: 1,
    clock: '2026-03-01T08:00:00.000Z',
    onAnswerFault: ({ operationId, problems }) => faults.push(`${operationId}: ${problems.join(' ')}`),
  })
  return { platform, faults }
}

describe.each(publicDocuments())('the fake of $name', (document) => {
  it('answers a program of valid requests by its document', async () => {
    const value = await read(document)
    const { platform, faults } = fakeOf(value)
    const program = programOf(value, 1)
    const known: string[] = []
    const broken: string[] = []
    const origin = platform.systems[0]?.origin ?? ''
    for (let count = 0; count < requests; count++) {
      const { operationId, method, path, contentType, body } = program.next(known)
      const answer = await platform.fetch(origin + path, {
        method,
        headers: {
          Authorization: 'Bearer nowhere_alice',
          ...(contentType !== undefined && { 'Content-Type': contentType }),
        },
        ...(body !== undefined && method !== 'GET' && { body }),
      })
      if (answer.status >= 500) broken.push(`${operationId}: ${answer.status}`)
      known.push(...keysIn(await answer.text()).slice(0, 3))
    }
    expect({ broken, faults }).toEqual({ broken: [], faults: [] })
  })
})

const modelSchema: object = JSON.parse(readFileSync('src/document/model/model.schema.json', 'utf8'))
const validateModel = new Ajv2020({ strict: true, strictTypes: false }).compile(modelSchema)

describe.each(publicDocuments())('the model of $name', (document) => {
  it('is one of its schema, as explain --json prints it', async () => {
    const printed: unknown = JSON.parse(JSON.stringify(understand(await read(document)).model))
    expect([validateModel(printed), validateModel.errors]).toEqual([true, null])
  })
})

const whole = publicDocuments().filter(({ isVerifiedWhole }) => isVerifiedWhole === true)

it('are verified whole, fifteen of them at least', () => {
  expect(whole.length).toBeGreaterThanOrEqual(15)
})

describe.each(whole)('verify of $name', (document) => {
  it('conforms, with no step in error', async () => {
    const spec = await read(document)
    const { platform, faults } = fakeOf(spec)
    const target = {
      fetch: platform.fetch,
      clock: platform.clock,
      tokens: { owner: 'nowhere_alice', second: 'nowhere_bob' },
      capabilities: ['leftovers', 'singletons'],
    }
    const report = await verify(target, { spec, seed: 1 })
    expect(report.findings.filter(({ result }) => result === 'fail').map(({ message }) => message)).toEqual([])
    expect({ verdict: report.verdict, errors: report.counts.error, faults }).toEqual({
      verdict: 'conforms',
      errors: 0,
      faults: [],
    })
  })
})
