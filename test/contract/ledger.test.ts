import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import {
  applyLedger,
  draftLedger,
  type Ledger,
  type LedgerEntry,
  parseLedger,
  type Report,
} from '../../src/contract/index.ts'
import { UsageError } from '../../src/errors/usage-error.ts'
import { sampleFinding, sampleReport, sampleStep } from './sample-report.ts'

const entry = (overrides: Partial<LedgerEntry> = {}): LedgerEntry => ({
  requirement: 'SHOP-1',
  reason: 'The list is built every hour.',
  expires: '2030-12-31',
  ...overrides,
})

const ledgerOf = (...entries: readonly LedgerEntry[]): Ledger => ({ name: 'shop.yaml', entries })

/** A run with one deviation, of SHOP-1 in one step. */
function brokenReport(overrides: Partial<Report> = {}): Report {
  return sampleReport({
    findings: [sampleFinding()],
    checks: [{ check: 'status is declared', result: 'pass', looked: 11, findings: [] }],
    scenarios: [
      {
        id: 'shop/an-item-is-listed',
        title: 'an item is listed',
        system: 'shop',
        result: 'fail',
        requests: 2,
        steps: [sampleStep('makes it'), sampleStep('the list has it once', { result: 'fail', findings: [0] })],
      },
    ],
    counts: { pass: 2, late: 0, fail: 1, skip: 0, known: 0, error: 0 },
    leftovers: [],
    ...overrides,
  })
}

const own = ({ findings }: Report): readonly unknown[] =>
  findings
    .filter(({ check }) => check === 'the ledger is current')
    .map(({ message, result }) => `${result}: ${message}`)

describe('a ledger of a run that asked less', () => {
  const known = entry({ check: 'status is declared', operation: 'createItem' })
  const requirements = brokenReport().requirements.map((each) => ({ ...each, status: 'held' as const }))

  it('does not say of what was not called that it no longer happens', () => {
    const report = brokenReport({ findings: [], operations: { listItems: 3 }, requirements })
    expect(own(applyLedger(report, ledgerOf(known)))).toEqual([
      'note: shop.yaml: SHOP-1, status is declared, createItem: this run did not ask for it, so nothing is known of it.',
    ])
  })

  it('says so of what was', () => {
    const report = brokenReport({ findings: [], operations: { createItem: 1 }, requirements })
    expect(own(applyLedger(report, ledgerOf(known)))).toEqual([
      'fail: shop.yaml: SHOP-1, status is declared, createItem: it no longer happens. Remove the entry.',
    ])
  })
})

describe('a ledger that knows the deviation', () => {
  it('makes the run conform, and counts it as known everywhere', () => {
    const report = applyLedger(brokenReport(), ledgerOf(entry()))
    expect(report.verdict).toBe('conforms')
    expect(report.findings.map(({ result }) => result)).toEqual(['known'])
    expect(report.scenarios.map(({ result, steps }) => [result, steps.map((step) => step.result)])).toEqual([
      ['known', ['pass', 'known']],
    ])
    expect(report.requirements[0]?.status).toBe('known')
    expect(report.checks.at(-1)).toEqual({ check: 'the ledger is current', result: 'pass', looked: 1, findings: [] })
    expect(report.counts).toEqual({ pass: 3, late: 0, fail: 0, skip: 0, known: 1, error: 0 })
  })

  it('leaves the report that it was given as it was', () => {
    const report = brokenReport()
    applyLedger(report, ledgerOf(entry()))
    expect(report).toEqual(brokenReport())
  })

  it.each<[string, Partial<LedgerEntry>]>([
    ['its scenario', { scenario: 'an item is listed' }],
    ['its step', { step: 'the list has it once' }],
    ['its operation', { operation: 'listItems' }],
    ['its check', { check: 'what the step expects' }],
  ])('may narrow it to %s', (_, narrowed) => {
    expect(applyLedger(brokenReport(), ledgerOf(entry(narrowed))).verdict).toBe('conforms')
  })
})

describe('a deviation that the ledger does not know', () => {
  it('fails, though another one of the same requirement is known', () => {
    const whole = brokenReport()
    const steps = [sampleStep('the list has it once', { result: 'fail', findings: [0, 1] })]
    const report = brokenReport({
      findings: [sampleFinding(), sampleFinding({ operationId: 'getItem' })],
      scenarios: whole.scenarios.map((scenario) => ({ ...scenario, steps })),
    })
    const judged = applyLedger(report, ledgerOf(entry({ operation: 'listItems' })))
    expect(judged.verdict).toBe('broken')
    expect(judged.findings.map(({ result }) => result)).toEqual(['known', 'fail'])
    expect(judged.requirements[0]?.status).toBe('broken')
  })
})

describe('an entry', () => {
  it('that expired excuses nothing, and fails', () => {
    const report = applyLedger(brokenReport(), ledgerOf(entry({ expires: '2030-05-05' })))
    expect(report.verdict).toBe('broken')
    expect(report.findings[0]?.result).toBe('fail')
    expect(own(report)).toEqual(['fail: shop.yaml: SHOP-1: it expired on 2030-05-05. Decide anew.'])
  })

  it('is good on its last day', () => {
    expect(applyLedger(brokenReport(), ledgerOf(entry({ expires: '2030-05-06' }))).verdict).toBe('conforms')
  })

  it('that no longer happens fails until it is removed', () => {
    const report = applyLedger(brokenReport(), ledgerOf(entry(), entry({ requirement: 'SHOP-2' })))
    expect(report.verdict).toBe('broken')
    expect(own(report)).toEqual(['fail: shop.yaml: SHOP-2: it no longer happens. Remove the entry.'])
    expect(report.checks.at(-1)).toEqual({ check: 'the ledger is current', result: 'fail', looked: 2, findings: [1] })
  })

  it.each<[string, LedgerEntry]>([
    ['a requirement that was not exercised', entry({ requirement: 'BANK-1' })],
    ['a step that was not reached', entry({ requirement: 'SHOP-2', step: 'it is sold' })],
  ])('of %s is neither kept nor removed by this run', (_, unasked) => {
    const report = applyLedger(brokenReport(), ledgerOf(entry(), unasked))
    expect(report.verdict).toBe('conforms')
    expect(own(report)).toEqual([expect.stringContaining('note: shop.yaml:')])
  })

  it('of a requirement that the document does not have fails', () => {
    const report = applyLedger(brokenReport(), ledgerOf(entry(), entry({ requirement: 'SHOP-99' })))
    expect(own(report)).toEqual(['fail: shop.yaml: SHOP-99: the document has no such requirement. Remove the entry.'])
  })
})

describe('what the ledger does not excuse', () => {
  it('is something that was left behind', () => {
    const { leftovers } = sampleReport()
    expect(applyLedger(brokenReport({ leftovers }), ledgerOf(entry())).verdict).toBe('broken')
  })

  it('is a run that was ended early', () => {
    const [scenario] = brokenReport().scenarios
    const unfinished = {
      ...scenario,
      steps: [sampleStep('makes it', { result: 'skip' as const, reason: 'the run was ended early' })],
    }
    const report = brokenReport({
      findings: [],
      scenarios: scenario === undefined ? [] : [{ ...scenario, ...unfinished }],
    })
    expect(applyLedger(report, ledgerOf()).verdict).toBe('error')
  })
})

describe('a drafted ledger', () => {
  it('makes the same run conform, and says the same of what it keeps', () => {
    const first = draftLedger(brokenReport(), '2030-08-04')
    expect(parseLedger(first, 'shop.yaml').entries).toEqual([
      {
        requirement: 'SHOP-1',
        check: 'what the step expects',
        scenario: 'an item is listed',
        step: 'the list has it once',
        operation: 'listItems',
        reason: 'Not explained yet. Expected to equal: [0] is missing (listItems).',
        expires: '2030-08-04',
      },
    ])
    expect(draftLedger(brokenReport(), '2031-01-01', parseLedger(first, 'shop.yaml'))).toBe(first)
  })

  it('fails the next run until somebody writes the reasons', () => {
    const drafted = draftLedger(brokenReport(), '2030-08-04')
    const next = applyLedger(brokenReport(), parseLedger(drafted, 'shop.yaml'))
    expect(next.verdict).toBe('broken')
    expect(next.findings.filter(({ result }) => result === 'fail').map(({ message }) => message)).toEqual([
      'shop.yaml: SHOP-1, what the step expects, an item is listed, the list has it once, listItems: it has no reason yet. Write why it is accepted.',
    ])
    const explained = drafted.replace('Not explained yet.', 'Its list is read from a copy that is a second old.')
    expect(applyLedger(brokenReport(), parseLedger(explained, 'shop.yaml')).verdict).toBe('conforms')
  })

  it('keeps the reason of what still happens, and leaves out what does not or has expired', () => {
    const before = ledgerOf(entry({ link: 'https://example.com/1' }), entry({ requirement: 'SHOP-2' }))
    expect(parseLedger(draftLedger(brokenReport(), '2030-08-04', before), 'shop.yaml').entries).toEqual([
      entry({ link: 'https://example.com/1' }),
    ])
    const expired = ledgerOf(entry({ expires: '2030-05-05' }))
    expect(parseLedger(draftLedger(brokenReport(), '2030-08-04', expired), 'shop.yaml').entries).toEqual([
      expect.objectContaining({ expires: '2030-08-04' }),
    ])
  })

  it('keeps what the run did not ask for', () => {
    const before = ledgerOf(entry({ scenario: 'another one', step: 'does something' }))
    expect(parseLedger(draftLedger(brokenReport(), '2030-08-04', before), 'shop.yaml').entries).toContainEqual(
      entry({ scenario: 'another one', step: 'does something' }),
    )
  })

  it('says where its schema is, where somebody knows', () => {
    expect(draftLedger(brokenReport(), '2030-08-04', undefined, './a.json')).toMatch(
      /^# yaml-language-server: \$schema=\.\/a\.json\n# Known deviations/,
    )
    expect(draftLedger(brokenReport(), '2030-08-04')).toMatch(/^# Known deviations/)
  })

  it('names the check where a finding names no requirement', () => {
    const finding = sampleFinding({ requirements: [], check: 'status is declared', scenario: null, step: null })
    const report = brokenReport({ findings: [finding] })
    const ledger = parseLedger(draftLedger(report, '2030-08-04'), 'shop.yaml')
    expect(ledger.entries).toEqual([expect.objectContaining({ check: 'status is declared', operation: 'listItems' })])
    const explained = { ...ledger, entries: ledger.entries.map((each) => ({ ...each, reason: 'It is old.' })) }
    expect(applyLedger(report, explained).findings.map(({ result }) => result)).toEqual(['known'])
  })
})

describe('reading a ledger', () => {
  it.each([
    ['deviations: [', 'it is no YAML'],
    ['- a', 'it has no list "deviations"'],
    ['{ deviations: [], owner: me }', 'it has the unknown member "owner"'],
    ['{ deviations: [], version: 2 }', 'its version is not 1'],
    ['{ deviations: [A] }', 'entry 1 is no mapping'],
    ['{ deviations: [{ reason: r, expires: 2030-01-01 }] }', 'entry 1 names no requirement'],
    ['{ deviations: [{ requirement: A, expires: 2030-01-01 }] }', 'entry 1 has no reason'],
    ['{ deviations: [{ requirement: A, reason: r }] }', 'entry 1 has no "expires"'],
    ['{ deviations: [{ requirement: A, reason: r, expires: 2030-02-30 }] }', 'entry 1 has an "expires" that is no day'],
    ['{ deviations: [{ requirement: A, reason: r, expires: soon }] }', 'entry 1 has an "expires" that is no day'],
    [
      '{ deviations: [{ requirement: A, reason: " ", expires: 2030-01-01 }] }',
      'entry 1 has a "reason" that is no text',
    ],
    [
      '{ deviations: [{ requirement: A, because: r, expires: 2030-01-01 }] }',
      'entry 1 has the unknown member "because"',
    ],
  ])('refuses %s', (text, why) => {
    expect(() => parseLedger(text, 'shop.yaml')).toThrow(
      expect.objectContaining({
        code: 'INVALID_LEDGER',
        message: expect.stringContaining(`Failed to read the ledger shop.yaml: ${why}`),
      }),
    )
  })

  it('takes a leap day for a day', () => {
    const text = '{ deviations: [{ requirement: A, reason: r, expires: 2032-02-29 }] }'
    expect(parseLedger(text, 'shop.yaml').entries).toEqual([{ requirement: 'A', reason: 'r', expires: '2032-02-29' }])
  })
})

describe('the published schema of a ledger', () => {
  const schema = JSON.parse(readFileSync('src/contract/report/ledger.schema.json', 'utf8'))
  const ajv = new Ajv2020()
  const addFormats = formats as unknown as (ajv: Ajv2020) => void
  addFormats(ajv)
  const fits = ajv.compile(schema)

  it('takes what is drafted', () => {
    const draft = draftLedger(brokenReport(), '2030-08-04')
    expect([fits(parse(draft)), fits.errors]).toEqual([true, null])
  })

  it.each([
    '[]',
    '{ deviations: [], owner: me }',
    '{ deviations: [], version: 2 }',
    '{ deviations: [A] }',
    '{ deviations: [{ reason: r, expires: 2030-01-01 }] }',
    '{ deviations: [{ requirement: A, expires: 2030-01-01 }] }',
    '{ deviations: [{ requirement: A, reason: r }] }',
    '{ deviations: [{ requirement: A, reason: r, expires: 2030-02-30 }] }',
    '{ deviations: [{ requirement: A, reason: " ", expires: 2030-01-01 }] }',
    '{ deviations: [{ requirement: A, because: r, reason: r, expires: 2030-01-01 }] }',
  ])('refuses what reading refuses: %s', (text) => {
    expect(() => parseLedger(text, 'shop.yaml')).toThrow(UsageError)
    expect(fits(parse(text))).toBe(false)
  })
})
