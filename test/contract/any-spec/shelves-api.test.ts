/** What stands below something else, is told by its Location alone, or is only accepted, is found and asked all the same. */
import { expect, test } from 'vitest'
import type { Report } from '../../../src/contract/report/report.ts'
import { htmlReport } from '../../../src/contract/report/reporters/html.ts'
import { terminalReport } from '../../../src/contract/report/reporters/terminal.ts'
import { anySpecification } from '../../../src/contract/scenarios/any-spec/any-spec.ts'
import { verify } from '../../../src/contract/verify.ts'
import { createShelvesApi, type ShelvesBug, shelvesDocument } from './shelves-api.ts'

async function run(seed: number, bug?: ShelvesBug): Promise<{ readonly report: Report; readonly left: number }> {
  const api = createShelvesApi(bug)
  const report = await verify({ fetch: api.fetch, clock: api.clock, tokens: {} }, { spec: shelvesDocument, seed })
  api.clock.advance(10_000)
  return { report, left: api.count() }
}

function failures({ findings }: Report): string[] {
  const failing = findings.filter(({ result }) => result === 'fail')
  return [...new Set(failing.map(({ scenario, step, check }) => (scenario === null ? check : `${scenario} > ${step}`)))]
}

test.each([1, 2, 3])('conforms without a token, with seed %i', async (seed) => {
  const { report, left } = await run(seed)
  expect(failures(report)).toEqual([])
  expect(report.counts.error).toBe(0)
  expect(left).toBe(0)
})

test('says what it inferred and what it does not call', () => {
  const { inferred, leftOut } = anySpecification(shelvesDocument)
  expect(inferred).toEqual([
    'GET /shelves is paged (by the parameter page)',
    "{shelf-id} is the last segment of the Location header of POST /shelves's answer",
    'shelves: GET /shelves/{shelf-id} reads, DELETE /shelves/{shelf-id} deletes, GET /shelves lists, POST /shelves creates (by their paths and methods)',
    `{slotId} is "slotId" of POST /shelves/{id}/slots's answer`,
    'shelves/slots: GET /shelves/{shelf}/slots/{slotId} reads, DELETE /shelves/{shelf}/slots/{slotId} deletes, GET /shelves/{id}/slots lists, POST /shelves/{id}/slots creates (by their paths and methods)',
  ])
  expect(leftOut).toEqual([
    'post_shops_shopId_burn (POST /shops/{shopId}/burn) is not called, because nothing here makes or lists what its {shopId} names',
  ])
})

test('does not make up the id of something that it cannot make', () => {
  const schema = {
    type: 'object',
    required: ['customer_id', 'client_id'],
    properties: { customer_id: { type: 'string' }, client_id: { type: 'string' }, planId: { type: 'string' } },
  }
  const order = { type: 'object', properties: { id: { type: 'string' } } }
  const { scenarios, leftOut } = anySpecification({
    openapi: '3.1.0',
    paths: {
      '/orders': {
        post: {
          operationId: 'order',
          requestBody: { content: { 'application/json': { schema } } },
          responses: { 201: { description: '', content: { 'application/json': { schema: order } } } },
        },
      },
      '/orders/{id}': { delete: { operationId: 'cancel', responses: { 204: { description: '' } } } },
    },
  })
  expect(scenarios).toEqual([])
  expect(leftOut[0]).toBe(
    'orders: POST /orders is not called, because its "customer_id" has to be the id of something that nothing here makes',
  )
})

test('the reports say it too', async () => {
  const { report } = await run(1)
  const terminal = terminalReport(report)
  expect(terminal).toContain('Inferred from the document\n  GET /shelves is paged (by the parameter page)\n')
  expect(terminal).toContain('  post_shops_shopId_burn (POST /shops/{shopId}/burn) is not called')
  expect(htmlReport(report)).toContain('<li>GET /shelves is paged (by the parameter page)</li>')
})

test.each([
  ['one list for all', 'what is written to shelves/slots is what is read > it is not in the list of the other'],
  ['accepted and lost', 'what is written to shelves/slots is what is read > what shelves/slots accepted appears'],
  ['health is ill', 'body fits its schema'],
] as const)('finds the bug: %s', async (bug, finder) => {
  const { report } = await run(1, bug)
  expect(failures(report)).toContain(finder)
})
