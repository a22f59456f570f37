/** A report that has one of everything, for what works on reports alone. */
import type { FindingReport, Report, ScenarioReport, StepReport } from '../../src/contract/index.ts'

export function sampleStep(title: string, overrides: Partial<StepReport> = {}): StepReport {
  return {
    title,
    result: 'pass',
    requirements: ['SHOP-1'],
    reason: null,
    findings: [],
    exchanges: [],
    delayMs: null,
    ...overrides,
  }
}

export function sampleFinding(overrides: Partial<FindingReport> = {}): FindingReport {
  return {
    check: 'what the step expects',
    message: 'Expected to equal: [0] is missing.',
    level: 'MUST',
    requirements: ['SHOP-1'],
    operationId: 'listItems',
    expected: 'to equal [1]',
    seen: '[]',
    exchange: 7,
    result: 'fail',
    system: 'shop',
    scenario: 'an item is listed',
    step: 'the list has it once',
    times: 1,
    ledBy: [],
    only: 'shop/an-item-is-listed',
    ...overrides,
  }
}

export const sampleScenarios: readonly ScenarioReport[] = [
  {
    id: 'shop/an-item-is-listed',
    title: 'an item is listed',
    system: 'shop',
    result: 'error',
    requests: 3,
    steps: [
      sampleStep('makes it'),
      sampleStep('the list has it once', { result: 'fail', findings: [0], exchanges: [7] }),
      sampleStep('it is sold', {
        result: 'late',
        reason: 'sold took 9 s, of 5 s',
        delayMs: 9000,
        requirements: ['SHOP-2'],
      }),
      sampleStep('somebody else sees it', {
        result: 'skip',
        reason: 'needs a token of a second account (--second-token)',
      }),
      sampleStep('it answers', { result: 'error', reason: 'TypeError: no such thing' }),
    ],
  },
]

const requirement = (
  id: string,
  overrides: Partial<Report['requirements'][number]>,
): Report['requirements'][number] => ({
  id,
  level: 'MUST',
  text: `The text of ${id}.`,
  source: 'The Shop, Items',
  system: 'shop',
  status: 'held',
  reason: null,
  by: [],
  ...overrides,
})

export function sampleReport(overrides: Partial<Report> = {}): Report {
  return {
    version: 2,
    target: 'https://shop.example',
    isNowhere: false,
    profile: 'documented',
    level: 'SHOULD',
    seed: '42',
    prefix: 'nkabc',
    startedAt: '2030-05-06T07:08:09.123Z',
    durationMs: 61_500,
    verdict: 'broken',
    evidence: {
      requirements: { held: 1, noticed: 0, exercised: 2, all: 2 },
      operations: { answered: 2, asked: 2, all: 3 },
      hasSuccess: true,
      lack: null,
    },
    demands: {},
    unmet: [],
    systems: [
      { name: 'shop', skipped: null, requests: 11 },
      { name: 'bank', skipped: 'no token was given', requests: 0 },
    ],
    scenarios: sampleScenarios,
    checks: [
      { check: 'status is declared', result: 'fail', looked: 11, findings: [1] },
      { check: 'body fits its schema', result: 'pass', looked: 11, findings: [2] },
    ],
    requirements: [
      requirement('SHOP-1', { status: 'broken', by: ['an item is listed: the list has it once'] }),
      requirement('SHOP-2', { level: 'SHOULD', by: ['an item is listed: it is sold'] }),
      requirement('BANK-1', { status: 'not exercised', reason: 'no token was given', system: 'bank' }),
      requirement('SHOP-3', { status: 'not testable', reason: 'It speaks of versions to come.' }),
    ],
    operations: { createItem: 4, listItems: 7 },
    findings: [
      sampleFinding(),
      sampleFinding({
        check: 'status is declared',
        message: 'createItem answered 418, which it does not declare.',
        level: 'SHOULD',
        requirements: [],
        operationId: 'createItem',
        expected: null,
        seen: null,
        exchange: null,
        scenario: null,
        step: null,
        times: 3,
      }),
      sampleFinding({
        check: 'body fits its schema',
        message: 'The document knows no /extra here.',
        level: 'ASSUMED',
        requirements: [],
        expected: null,
        seen: null,
        exchange: null,
        result: 'note',
        scenario: null,
        step: null,
      }),
    ],
    exchanges: [
      {
        number: 7,
        operationId: 'listItems',
        role: 'second',
        request: {
          method: 'POST',
          url: "https://shop.example/items?a='1'",
          headers: { accept: 'application/json', authorization: 'Bearer ***' },
          body: '{"name":"it\'s","secret":"***"}',
          hidden: [
            { kind: 'token', role: 'second', change: 'none', writing: 'text' },
            { kind: 'made', name: 'VALUE_4', like: 'aaaa-00', writing: 'text' },
          ],
        },
        at: '2030-05-06T07:08:10.000Z',
        answer: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"items":[]}' },
        durationMs: 3,
      },
    ],
    counts: { pass: 2, late: 1, fail: 2, skip: 1, known: 0, error: 1 },
    requests: { total: 11, most: null, beyondMost: 0, waitedForLimitMs: 60_000, hiccups: 0 },
    leftovers: [
      {
        system: 'shop',
        collection: 'items',
        reference: 'nkabc-item-1',
        reason: 'deleteItem answered 500',
        isAllowed: false,
      },
    ],
    ...overrides,
  }
}
