/** What is sent was planned, by operation and count; and the sums of a plan are those of its requests, wherever they stand. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { TargetOptions } from '../../../src/contract/index.ts'
import { plan, type RunPlan } from '../../../src/contract/run/plan-run.ts'
import { verify } from '../../../src/contract/verify.ts'
import { complaintsOf, writesOf } from '../planned.ts'
import { type BooksOptions, createBooksApi } from './books-api.ts'
import { createNotesApi, notesDocument } from './notes-api.ts'
import { settings } from './settings.ts'
import { createShelvesApi, shelvesDocument } from './shelves-api.ts'
import { createTenant, tenantDocument } from './tenant-api.ts'
import { documentOf, targetOf } from './tiny.ts'
import { zonesOf } from './zones.ts'

interface Documented {
  readonly name: string
  readonly spec: unknown
  readonly target: () => TargetOptions
  /** What it takes though it is asked for it to be refused, and has to be removed or put back: requests by operation. */
  readonly taken?: Readonly<Record<string, number>>
}

const read = (name: string): unknown => parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
const books = (token: string, options: BooksOptions = {}): TargetOptions => {
  const { fetch, clock } = createBooksApi(options)
  return { fetch, clock, tokens: { owner: token } }
}

const documents: readonly Documented[] = [
  { name: 'books', spec: read('books-api.yaml'), target: () => books('k-1') },
  {
    name: 'books whose lists are late',
    spec: read('books-api.yaml'),
    target: () => books('k-1', { listDelayMs: 1_500, stateMs: 2_500 }),
  },
  { name: 'books, in OpenAPI 3.0', spec: read('books-api-3.0.yaml'), target: () => books('k:1') },
  {
    name: 'notes',
    spec: notesDocument,
    target: () => {
      const { fetch, clock } = createNotesApi()
      return { fetch, clock, tokens: { owner: 'notes-token' }, capabilities: ['singletons'] }
    },
    taken: { writeSettings: 1 },
  },
  {
    name: 'shelves',
    spec: shelvesDocument,
    target: () => {
      const { fetch, clock } = createShelvesApi()
      return { fetch, clock, tokens: {} }
    },
    taken: { 'delete_shelves_shelf-id': 1, delete_shelves_shelf_slots_slotId: 1 },
  },
  {
    name: 'a tenant',
    spec: tenantDocument,
    target: () => ({ fetch: createTenant().fetch, tokens: {} }),
    taken: { delete_orgs_orgId_notes_noteId: 1 },
  },
  { name: 'zones in a server', spec: documentOf(zonesOf([])), target: () => targetOf(zonesOf(['localhost'])) },
  {
    name: 'settings',
    spec: documentOf(settings()),
    target: () => ({ ...targetOf(settings()), capabilities: ['singletons'] }),
    taken: { put_settings: 2 },
  },
]

function sumsOf(planned: RunPlan): unknown {
  const steps = planned.scenarios.flatMap((scenario) => scenario.steps)
  const between = planned.scenarios.flatMap((scenario) => scenario.between)
  const all = [...planned.before, ...steps.flatMap(({ requests }) => requests), ...between, ...planned.cleanUp]
  const waits = steps.reduce((sum, { mayWait }) => sum + mayWait.requests, 0)
  return {
    requests: all.length,
    requestsWaiting: all.length + waits,
    requestsAtMost: Object.values(planned.operations).reduce((sum, { atMost }) => sum + atMost, 0),
    byOperation: all.length,
    makes: all.filter(({ makes }) => makes !== null).length,
    ofScenarios: planned.scenarios.map((scenario) =>
      scenario.steps.reduce((sum, { requests }) => sum + requests.length, scenario.between.length),
    ),
  }
}

const misshapen = documentOf(settings())

describe('a document whose first reads are not answered as it says', () => {
  it('has the reads that tell who answers in its plan', async () => {
    const spec = {
      ...(misshapen as object),
      paths: Object.fromEntries(
        ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [
          `/${name}`,
          {
            get: {
              operationId: `list-${name}`,
              responses: { 200: { description: 'd', content: { 'application/json': { schema: { type: 'array' } } } } },
            },
            ...(name === 'a' ? { post: { operationId: 'act', responses: { 201: { description: 'd' } } } } : {}),
          },
        ]),
      ),
    }
    const fetch = async (url: string) =>
      Response.json({ at: new URL(url).pathname }, { status: url.includes('nobody') ? 404 : 200 })
    for (const only of [undefined, ['list-a']]) {
      const options = { spec, seed: 1, ...(only && { only }) }
      const target = { fetch, tokens: {}, capabilities: ['leftovers'] }
      const planned = await plan(target, options)
      const report = await verify(target, { ...options, keepsExchanges: true })
      expect(complaintsOf(planned, report)).toEqual([])
      expect(report.requests.total).toBeLessThanOrEqual(planned.requestsAtMost)
    }
  })
})

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

describe.each(documents)('of $name', ({ spec, target, taken = {} }) => {
  it('what is sent is in the plan, and what changes something is sent as often as it says', async () => {
    for (const seed of [1, 2]) {
      const planned = await plan(target(), { spec, seed })
      const report = await verify(target(), { spec, seed, keepsExchanges: true })
      expect(complaintsOf(planned, report)).toEqual([])
      expect(report.requests.total).toBeLessThanOrEqual(planned.requestsAtMost)
      // Each that is touched is named.
      expect(Object.keys(report.operations).filter((id) => !Object.hasOwn(planned.operations, id))).toEqual([])
      for (const [id, [before, sent]] of Object.entries(writesOf(planned.operations, report)))
        expect([id, sent]).toEqual([id, before + (taken[id] ?? 0)])
    }
  })

  it('the sums are those of its requests', async () => {
    const planned = await plan(target(), { spec, seed: 1 })
    expect(sumsOf(planned)).toEqual({
      requests: planned.requests,
      requestsWaiting: planned.requestsWaiting,
      requestsAtMost: planned.requestsAtMost,
      byOperation: total(Object.values(planned.operations).map(({ requests }) => requests)),
      makes: total(Object.values(planned.makes)),
      ofScenarios: planned.scenarios.map(({ requests }) => requests),
    })
  })
})
