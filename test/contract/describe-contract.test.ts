import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { startVitest } from 'vitest/node'
import { specificationOf } from '../../src/contract/index.ts'
import { systemsOfRequirements } from '../../src/contract/report/requirement-systems.ts'

interface Outcome {
  readonly state: string
  readonly message: string | undefined
  readonly note: string | undefined
}

/** What became of each test of the suite, by the id of its requirement or by its name. */
async function runSuite(ledger: string, name = 'shop'): Promise<ReadonlyMap<string, Outcome>> {
  process.env.NOWHERE_TEST_LEDGER = ledger
  const vitest = await startVitest(
    'test',
    [],
    {
      root: join(import.meta.dirname, 'suites'),
      config: false,
      include: [`${name}.suite.ts`],
      watch: false,
      reporters: [{}],
    },
    { logLevel: 'silent' },
  )
  try {
    const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()])
    return new Map(
      tests.map((test): [string, Outcome] => {
        const result = test.result()
        const id = /^(\S+) \((?:MUST|SHOULD|BEYOND|ASSUMED)\)/.exec(test.name)?.[1] ?? test.name
        const note = result.state === 'skipped' ? result.note : undefined
        return [id, { state: result.state, message: result.errors?.[0]?.message, note }]
      }),
    )
  } finally {
    await vitest.close()
  }
}

const rest = 'nothing else deviates, the ledger is current, and nothing is left behind'

afterEach(() => {
  delete process.env.NOWHERE_TEST_LEDGER
  process.exitCode = 0
})

describe('describeContract', () => {
  it('has one test for each requirement, which fails with the sentence and how to see it', async () => {
    const outcomes = await runSuite('none')
    // Of the system that was named, and of no other.
    const specification = specificationOf('documented')
    const systemOf = systemsOfRequirements(specification)
    const ids = Object.keys(specification.facts.requirements).filter((id) => systemOf(id) === 'now')
    expect(ids.length).toBeGreaterThan(50)
    expect([...outcomes.keys()]).toEqual([...ids, rest])
    const failed = [...outcomes].filter(([, { state }]) => state === 'failed').map(([name]) => name)
    // The step proves two, and one of them is broken.
    expect(failed).toEqual(['NOW-SEC-1'])
    const { message = '' } = outcomes.get('NOW-SEC-1') ?? {}
    expect(message).toContain(
      'NOW-SEC-1: The list has an entry for every secret of the user. (The now API (ZEIT), GET /now/secrets)',
    )
    expect(message).toContain('In: a secret is listed: the list has it')
    expect(message).toContain('-H "authorization: Bearer $NOWHERE_TOKEN"')
    expect(outcomes.get('NOW-SEC-3')?.state).toBe('passed')
  })

  it("has those of somebody's own document", async () => {
    const outcomes = await runSuite('none', 'books')
    expect([...outcomes].filter(([, { state }]) => state === 'failed')).toEqual([])
    expect(outcomes.get('books/read-back')?.state).toBe('passed')
    expect(outcomes.has('NOW-SEC-1')).toBe(false)
  })

  it('skips what was not asked, with the reason', async () => {
    const outcomes = await runSuite('none')
    expect(outcomes.get('NOW-DEP-1')).toEqual({
      state: 'skipped',
      message: undefined,
      note: 'nothing in this run asks for it',
    })
    expect(outcomes.get('NOW-NET-1')?.note).toContain('verify once with each')
  })

  it('expects to fail what the ledger knows', async () => {
    const outcomes = await runSuite('current')
    // What is known under one requirement is not said again under another.
    expect([...outcomes].filter(([, { state }]) => state === 'failed')).toEqual([])
    expect(outcomes.get('NOW-SEC-1')?.state).toBe('passed')
  })

  it('fails when something that the ledger knows no longer happens', async () => {
    const outcomes = await runSuite('stale')
    const failed = [...outcomes].filter(([, { state }]) => state === 'failed').map(([name]) => name)
    expect(failed).toEqual(['NOW-SEC-1', 'NOW-SEC-3', rest])
    expect(outcomes.get(rest)?.message).toContain('stale.yaml: NOW-SEC-3: it no longer happens. Remove the entry.')
  })
})
