/** What somebody asks of a run beside that nothing is broken: how much is held, and that nothing is skipped. */
import { describe, expect, it } from 'vitest'
import {
  applyLedger,
  githubReport,
  jsonReport,
  junitReport,
  parseLedger,
  type Report,
  sarifReport,
  terminalReport,
  type VerifyOptions,
  verify,
} from '../../src/contract/index.ts'
import { createPlatform } from '../../src/index.ts'

const own = (name: string) => ({ description: name, content: { 'application/json': { schema: { type: 'object' } } } })
const spec = {
  openapi: '3.0.3',
  info: { title: 'Reads', version: '1' },
  paths: Object.fromEntries(
    ['one', 'two', 'three'].map((name) => [
      `/${name}`,
      { get: { operationId: name, responses: { 200: own('d'), ...(name === 'three' ? { 404: own('none') } : {}) } } },
    ]),
  ),
}
/** There is none of the third, which its document allows. */
const fetch = async (url: string) => Response.json({}, { status: url.endsWith('three') ? 404 : 200 })
const run = (demands: VerifyOptions['demands'] = {}) => verify({ fetch, tokens: {} }, { spec, seed: 1, demands })
const told = ({ verdict, unmet }: Report): unknown => [verdict, unmet]

describe('a run of which nothing more is asked', () => {
  it('conforms with what is not held, and says how much that is', async () => {
    const report = await run()
    expect(told(report)).toEqual(['conforms', []])
    expect(report.evidence.requirements).toEqual({ held: 3, noticed: 1, exercised: 4, all: 4 })
  })
})

describe('a run of which more is asked', () => {
  it.each<readonly [NonNullable<VerifyOptions['demands']>, string]>([
    [{ all: true }, 'all requirements have to be held, and 1 is not: three'],
    [{ requirements: ['one', 'three'] }, 'three has to be held, and is noticed'],
    [{ minHeld: 0.9 }, '90% of the requirements have to be held, and 3 of 4 are'],
  ])('is broken where it is not so: %o', async (demands, sentence) => {
    expect(told(await run(demands))).toEqual(['broken', [sentence]])
  })

  it.each<NonNullable<VerifyOptions['demands']>>([{ requirements: ['one'] }, { minHeld: 0.6 }, { noSkips: true }])(
    'conforms where it is: %o',
    async (demands) => {
      expect(told(await run(demands))).toEqual(['conforms', []])
    },
  )

  it('refuses a requirement that the document does not have, and a share that is none, before anything is asked', async () => {
    await expect(run({ requirements: ['four'] })).rejects.toMatchObject({ code: 'INVALID_OPTION' })
    await expect(run({ minHeld: 90 })).rejects.toMatchObject({ code: 'INVALID_OPTION' })
  })

  it('says so in every form of report, and quietly too', async () => {
    const report = await run({ minHeld: 0.9 })
    const [sentence] = report.unmet
    expect(terminalReport(report, { quiet: true })).toBe(`Verdict  broken: ${sentence}\n`)
    expect(githubReport(report)).toContain(
      `::error title=asked for and not so::${String(sentence).replace('%', '%25')}\n`,
    )
    expect(junitReport(report)).toContain(`<failure message="${sentence}" type="asked for"/>`)
    expect(sarifReport(report)).toContain(`"text": "Asked for: ${sentence}"`)
    expect(JSON.parse(jsonReport(report))).toMatchObject({
      verdict: 'broken',
      demands: { minHeld: 0.9 },
      unmet: [sentence],
    })
  })
})

describe('what is skipped', () => {
  const platform = createPlatform({ clock: 'frozen' })
  const target = { fetch: platform.fetch, clock: platform.clock, tokens: { owner: 'nowhere_alice' } }

  it('fails where nothing may be, with how much it is; a system that nobody asked for is none of it', async () => {
    const report = await verify(target, { systems: ['now'], seed: 1, demands: { noSkips: true } })
    expect(report.unmet).toEqual([expect.stringMatching(/^nothing may be skipped, and \d+ steps were$/)])
    expect(report.verdict).toBe('broken')
  })
})

describe('a ledger', () => {
  const broken = async (url: string) => (url.endsWith('two') ? Response.json({}, { status: 404 }) : fetch(url))
  const ledger = parseLedger(
    'deviations:\n  - requirement: two\n    reason: It comes with the next release.\n    expires: 2999-12-31\n',
    'nowhere.ledger.yaml',
  )

  it('is as good as held where all is asked for, and is not held where it is asked for by name', async () => {
    const all = await verify(
      { fetch: broken, tokens: {} },
      { spec, seed: 1, demands: { requirements: ['two'], all: true } },
    )
    expect(applyLedger(all, ledger).unmet).toEqual([
      'all requirements have to be held, and 1 is not: three',
      'two has to be held, and is known',
    ])
  })
})

it('counts the requirements of what was verified, and not those of systems that have no token', async () => {
  const platform = createPlatform({ clock: 'frozen' })
  const systemTokens = { 'vercel-secrets': { owner: 'nowhere_alice' } }
  const target = { fetch: platform.fetch, clock: platform.clock, tokens: {}, systemTokens }
  const report = await verify(target, { seed: 1, demands: { minHeld: 1, all: true } })
  const { held, all } = report.evidence.requirements
  expect(held).toBeGreaterThan(10)
  expect(report.unmet).toEqual([
    expect.stringMatching(`^all requirements have to be held, and ${all - held} (is|are) not: `),
    `100% of the requirements have to be held, and ${held} of ${all} are`,
  ])
})
