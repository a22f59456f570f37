/** A suite of somebody's own document, run by describe-contract.test.ts. */
import { readSpecFile } from '../../../src/contract/index.ts'
import { describeContract } from '../../../src/vitest/index.ts'
import { createBooksApi } from '../any-spec/books-api.ts'

const { fetch, clock } = createBooksApi()
const file = new URL('../any-spec/books-api.yaml', import.meta.url).pathname

describeContract({ fetch, clock, tokens: { owner: 'k-1' } }, { name: 'the books', spec: readSpecFile(file), seed: 1 })
